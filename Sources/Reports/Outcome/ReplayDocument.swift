import ScenarioModel
package import Scoring
package import Sessions

/// A replay with all its events, as `replay --json` gives it.
///
/// The seed, which determines the truth, is there only when the session is over, the truth and the
/// score only when it was declared.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct ReplayDocument: Encodable {
  package var scenario: String
  package var scenarioVersion: Int
  package var worldDigest: String
  package var difficulty: Int
  package var mode: String
  package var seed: UInt64?
  /// The session and event at which this session branched off; `nil` if it is no branch.
  package var lineage: SessionLineage?
  package var events: [Event]
  package var truth: String?
  package var score: ScoreDocument?

  private enum CodingKeys: String, CodingKey {
    case scenario, scenarioVersion, worldDigest, difficulty, mode, seed, lineage, events, truth
    case score
  }

  /// An event with the minutes it spans.
  package struct Event: Encodable {
    package var number: Int
    package var start: Int
    package var end: Int
    package var what: SessionEvent

    private enum CodingKeys: String, CodingKey { case number, start, end, what }
  }

  /// Describes a session; a host's private turns are left out while it goes on.
  package init(_ session: Session, _ card: Scorecard?) {
    let header = session.header
    scenario = header.scenario
    scenarioVersion = header.scenarioVersion
    worldDigest = header.worldDigest
    difficulty = header.difficulty
    mode = header.mode.rawValue
    seed = session.isOver ? header.seed : nil
    lineage = header.lineage
    events = session.entries.filter { session.isOver || !$0.event.isPrivate }.map {
      Event(number: $0.number, start: $0.start, end: $0.end, what: $0.event)
    }
    guard let card else { return }
    truth = session.truth.id.rawValue
    score = ScoreDocument(card)
  }
}
