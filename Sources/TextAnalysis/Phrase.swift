/// Words that are looked for in a text by their stems.
package struct Phrase: Hashable, Sendable {
  /// The stems of its words, in order.
  package let stems: [String]

  /// Reads a phrase as texts are read; one without words is found nowhere.
  package init(_ text: String) {
    stems = AnalysedText(text).words.map(\.stem)
  }

  /// Returns the places of the phrase: its words in order within one clause, with at most one other
  /// word between two of them.
  ///
  /// A slip of the keys in a long word does not matter. Complexity: O(words × length).
  package func matches(in text: AnalysedText) -> [Range<Int>] {
    guard let first = stems.first else { return [] }
    return text.words.indices.compactMap { start in
      guard Spelling.isSame(text.words[start].stem, first) else { return nil }
      var end = start + 1
      for stem in stems.dropFirst() {
        guard
          let next = (end..<min(end + 2, text.words.count)).first(where: {
            Spelling.isSame(text.words[$0].stem, stem)
              && (end...$0).allSatisfy { text.words[$0].gap < .clause }
          })
        else { return nil }
        end = next + 1
      }
      return start..<end
    }
  }
}
