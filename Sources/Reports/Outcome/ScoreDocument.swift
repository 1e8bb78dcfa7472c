import ScenarioModel
package import Scoring

/// A scorecard as JSON gives it.
package struct ScoreDocument: Codable {
  package var rubric: Int
  /// The true cause; scores kept by earlier versions do not say it.
  package var truth: String?
  package var total: Double
  package var band: String
  package var cap: Double?
  package var criteria: [Criterion]
  /// Habits that explain the score; not scored.
  package var flags: [Flag]

  /// A criterion with its ledger.
  package struct Criterion: Codable {
    package var name: String
    package var points: Double
    package var weight: Double
    package var ledger: [Line]
  }

  /// A line of a ledger.
  package struct Line: Codable {
    package var events: [Int]
    package var text: String
    package var points: Double
    package var possible: Double
  }

  /// A habit with the events in which it shows.
  package struct Flag: Codable {
    package var name: String
    package var events: [Int]
    package var text: String
  }

  package init(_ card: Scorecard) {
    rubric = card.rubric
    truth = card.truth.rawValue
    total = card.score
    flags = card.flags.map { Flag(name: $0.kind.rawValue, events: $0.events, text: $0.text) }
    band = card.band.rawValue
    cap = card.cap?.limit
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
}
