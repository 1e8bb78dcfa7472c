import ScenarioModel
package import Scoring

/// A scorecard with its ledger; the JSON of `replay`, `score`, `debrief` and `compare` holds it.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct ScoreDocument: Hashable, Sendable, Codable {
  package var rubric: Int
  /// The true cause; scores kept by earlier versions do not say it.
  package var truth: String?
  /// Range: 0 to 100, rounded half up to a tenth.
  package var total: Double
  package var band: String
  /// The limit on the total, where it has one.
  package var cap: Double?
  package var criteria: [Criterion]
  /// Habits that explain the score; not scored.
  package var flags: [Flag]
  /// The reason for the limit; not in the JSON.
  package var capReason: String?
  /// Whether an older rubric sealed the total, which was not computed again; not in the JSON.
  package var isSealed = false

  private enum CodingKeys: String, CodingKey {
    case rubric, truth, total, band, cap, criteria, flags
  }

  /// A criterion with its ledger.
  package struct Criterion: Hashable, Sendable, Codable {
    package var name: String
    package var points: Double
    /// The most points it can give.
    package var weight: Double
    package var ledger: [Line]

    private enum CodingKeys: String, CodingKey { case name, points, weight, ledger }
  }

  /// A line of a ledger.
  package struct Line: Hashable, Sendable, Codable {
    package var events: [Int]
    package var text: String
    package var points: Double
    /// The most points it could have given.
    package var possible: Double

    private enum CodingKeys: String, CodingKey { case events, text, points, possible }
  }

  /// A habit with the events in which it shows.
  package struct Flag: Hashable, Sendable, Codable {
    package var name: String
    package var events: [Int]
    package var text: String

    private enum CodingKeys: String, CodingKey { case name, events, text }
  }

  package init(_ card: Scorecard) {
    rubric = card.rubric
    truth = card.truth.rawValue
    total = card.score
    band = card.band.rawValue
    cap = card.cap?.limit
    capReason = card.cap?.reason
    isSealed = card.sealedTotal != nil
    flags = card.flags.map { Flag(name: $0.kind.rawValue, events: $0.events, text: $0.text) }
    criteria = card.criteria.map { criterion in
      Criterion(
        name: criterion.criterion.rawValue,
        points: criterion.points,
        weight: criterion.weight,
        ledger: criterion.ledger.map {
          Line(events: $0.events, text: $0.text, points: $0.points, possible: $0.possible)
        }
      )
    }
  }

  /// A sentence that says that an older rubric gave the score; `nil` for a score by the current one.
  package func sealedNote(_ names: CommandNames) -> String? {
    guard isSealed else { return nil }
    return "The score by rubric \(rubric) is shown as it was sealed and was not computed again;"
      + " \(names.score) scores the session by rubric \(Rubric.current.version)."
  }
}

extension ScoreDocument.Line {
  /// The numbers of its events in brackets with a blank behind; empty where it has none.
  var eventsText: String {
    events.isEmpty ? "" : "[\(events.map(String.init).joined(separator: ", "))] "
  }
}
