import ScenarioModel
import Scoring
import Sessions

/// A replay as `replay --json` gives it.
///
/// The seed, which determines the truth, is there only when the session is over, the truth and the
/// score only when it was declared.
struct ReplayDocument: Encodable {
  var scenario: String
  var scenarioVersion: Int
  var worldDigest: String
  var difficulty: Int
  var mode: String
  var seed: UInt64?
  /// Where it branched off another session, if it did.
  var lineage: SessionLineage?
  var events: [Event]
  var truth: String?
  var score: ScoreDocument?

  /// An event with the minutes it spans.
  struct Event: Encodable {
    var number: Int
    var start: Int
    var end: Int
    var what: SessionEvent
  }

  init(_ session: Session, _ card: Scorecard?) {
    let header = session.header
    scenario = header.scenario
    scenarioVersion = header.scenarioVersion
    worldDigest = header.worldDigest
    difficulty = header.difficulty
    mode = header.mode.rawValue
    seed = session.isOver ? header.seed : nil
    lineage = header.lineage
    events = session.entries.map {
      Event(number: $0.number, start: $0.start, end: $0.end, what: $0.event)
    }
    guard let card else { return }
    truth = session.truth.id.rawValue
    score = ScoreDocument(card)
  }
}

/// A scorecard as JSON gives it.
struct ScoreDocument: Codable {
  var rubric: Int
  /// The true cause; scores kept by earlier versions do not say it.
  var truth: String?
  var total: Double
  var band: String
  var cap: Double?
  var criteria: [Criterion]
  /// Habits that explain the score; not scored.
  var flags: [Flag]

  /// A criterion with its ledger.
  struct Criterion: Codable {
    var name: String
    var points: Double
    var weight: Double
    var ledger: [Line]
  }

  /// A line of a ledger.
  struct Line: Codable {
    var events: [Int]
    var text: String
    var points: Double
    var possible: Double
  }

  /// A habit with the events in which it shows.
  struct Flag: Codable {
    var name: String
    var events: [Int]
    var text: String
  }

  init(_ card: Scorecard) {
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
