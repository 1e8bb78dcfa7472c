package import Scoring

/// The part of a scorecard that training needs, as a short text that a store keeps beside it.
package struct OutcomeFacts: Hashable, Sendable {
  /// The true cause, by its id.
  package var truth: String
  package var figures: [CriterionFigure]
  package var habits: [ScoreFlag.Kind]

  package init(truth: String, figures: [CriterionFigure], habits: [ScoreFlag.Kind]) {
    self.truth = truth
    self.figures = figures
    self.habits = habits
  }

  /// Between the parts of the text: the record separator of ASCII, which no name has in it.
  private static let separator = UInt8(0x1E)

  /// The truth, each criterion with its share, and each habit, such as "pool␞order=0.5␞anchoring".
  package var text: String {
    let parts =
      [truth] + figures.map { "\($0.criterion.rawValue)=\($0.figure)" } + habits.map(\.rawValue)
    return parts.joined(separator: "\u{1E}")
  }

  /// Reads a text; `nil` for one that another version wrote or nobody.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: Self.separator, omittingEmptySubsequences: false)
    guard let first = parts.first, !first.isEmpty else { return nil }
    truth = String(Substring(first))
    figures = []
    habits = []
    for part in parts.dropFirst() {
      if let sign = part.firstIndex(of: UInt8(ascii: "=")) {
        guard let criterion = Criterion(rawValue: String(Substring(part[..<sign]))),
          let figure = Double(Substring(part[part.index(after: sign)...])), figure.isFinite
        else { return nil }
        figures.append(CriterionFigure(criterion: criterion, figure: figure))
      } else {
        guard let habit = ScoreFlag.Kind(rawValue: String(Substring(part))) else { return nil }
        habits.append(habit)
      }
    }
  }
}

extension Outcome {
  package init(
    session: Int,
    second: Int,
    scenario: String,
    topic: String?,
    family: String?,
    score: Double,
    _ facts: OutcomeFacts
  ) {
    self.init(
      session: session,
      second: second,
      scenario: scenario,
      topic: topic,
      family: family,
      score: score,
      figures: facts.figures,
      habits: facts.habits
    )
  }
}
