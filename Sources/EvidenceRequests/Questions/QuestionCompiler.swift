package import Telemetry

/// A question in a person's own words as a slice of the telemetry.
package struct TelemetryQuestion: Hashable, Sendable {
  /// The question in the language that `SliceParser` reads.
  package var slice: String
  /// Whether it names a figure, a condition, a window or steps of time, and not only what to group by.
  package var isExplicit: Bool
  /// Words of the question that name nothing in the telemetry; nothing may be answered before they are
  /// settled.
  package var unread: [String]
}

/// Reads questions to the telemetry that are put in a person's own words.
///
/// A question names a figure (a percentile, a mean, a share, a count, a rate), fields to group by,
/// values or bounds of the rows that count, a window and steps of time, in any order. Fields and values
/// are known by their names, titles, units and common other words.
package struct QuestionCompiler: Sendable {
  private let vocabularies: [QuestionVocabulary]

  /// Reads the names in the telemetry, which takes longer than reading a question.
  package init(_ world: WorldModel) {
    vocabularies = world.tables.map { QuestionVocabulary($0, in: world) }
  }

  /// The question that words mean; `nil` where they name no figure of any table.
  ///
  /// Of several tables that could be meant, the one with the fewest words left over, then the first.
  /// Complexity: O(words of the text × names in the telemetry).
  package func question(in text: String) -> TelemetryQuestion? {
    let tokens = QuestionToken.read(text)
    var best: TelemetryQuestion?
    for vocabulary in vocabularies {
      var reader = QuestionReader(tokens, vocabulary)
      guard let question = reader.question() else { continue }
      if best.map({ question.unread.count < $0.unread.count }) ?? true { best = question }
    }
    return best
  }
}
