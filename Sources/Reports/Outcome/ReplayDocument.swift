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
    /// Who did it, in a tabletop, and the number of the suggestion that it carried out.
    package var by: String?
    package var suggestion: Int?

    private enum CodingKeys: String, CodingKey { case number, start, end, what, by, suggestion }
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
    let team = session.team
    events = session.entries.filter { session.isOver || !$0.event.isPrivate }.map { entry in
      let act = team?.act(entry.number)
      return Event(
        number: entry.number,
        start: entry.start,
        end: entry.end,
        what: entry.event,
        by: act?.by,
        suggestion: act?.suggestion
      )
    }
    guard let card else { return }
    truth = session.truth.id.rawValue
    score = ScoreDocument(card)
  }
}
