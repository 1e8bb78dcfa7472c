/// A word of a text with its place in it.
///
/// TextAnalysis owns what can be read off English prose without a model: words and their stems,
/// sentences and clauses, phrases, whether something is said, denied or only supposed, and numbers
/// with their units. It knows no scenarios, sessions or scores.
package struct Word: Hashable, Sendable {
  /// In lower case, with straight apostrophes and without thousands separators.
  package var folded: String
  /// Porter's stem of `folded`.
  package var stem: String
  /// The characters of the text that it takes up.
  package var place: Range<Int>
  /// The strongest punctuation between the word before and this one.
  package var gap: Gap

  /// The separation of two words, from the weakest to the strongest.
  package enum Gap: Int, Hashable, Sendable, Comparable {
    case none
    case comma
    case colon
    case clause
    case sentence

    package static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
  }
}

extension Word {
  /// Whether it is a version such as 2.4.0, which names something and is no number.
  var isVersion: Bool {
    folded.count { $0 == "." } > 1 && folded.allSatisfy { $0.isNumber || $0 == "." }
  }
}
