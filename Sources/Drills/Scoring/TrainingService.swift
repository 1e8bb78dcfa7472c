import Foundation
package import Progress
package import Reports
import Scoring
import SessionStore
import Sessions

/// Reads what a player's scored sessions say of where they stand and what is due.
package struct TrainingService: Sendable {
  private let sessions: SessionService
  package let installed: InstalledScenarios

  package init(_ sessions: SessionService) {
    self.sessions = sessions
    installed = InstalledScenarios(sessions.environment, sessions.catalog)
  }

  /// The outcomes of scored sessions, the oldest first, each with whether its world may have been known.
  ///
  /// The facts of a score for training are kept beside it. Scores that earlier versions kept have none: they are read whole, once, and where they say no truth the session is loaded to find it.
  package func outcomes(
    of selection: SessionSelection = SessionSelection()
  ) throws(DrillError) -> [(isKnown: Bool, outcome: Outcome)] {
    try outcomes(of: try selection.applied(to: try sessions.scores(), installed))
  }

  private func outcomes(
    of scores: [StoredScore]
  ) throws(DrillError) -> [(isKnown: Bool, outcome: Outcome)] {
    let byID = Dictionary(
      installed.scenarios.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var outcomes: [(isKnown: Bool, outcome: Outcome)] = []
    outcomes.reserveCapacity(scores.count)
    for score in scores {
      guard let facts = try facts(of: score) else { continue }
      let scenario = byID[score.scenario]
      let outcome = Outcome(
        session: score.session.rawValue,
        second: score.second,
        scenario: score.scenario,
        topic: scenario?.topic,
        family: scenario?.familyOfCause[facts.truth],
        score: Scorecard.rounded(score.total.total),
        facts
      )
      // The work of a team is no one player's progress.
      outcomes.append((score.isKnown || score.mode == SessionMode.tabletop.rawValue, outcome))
    }
    return outcomes
  }

  /// The facts of a score for training; `nil` where its session is damaged, which is said.
  private func facts(of score: StoredScore) throws(DrillError) -> OutcomeFacts? {
    if let facts = OutcomeFacts(score.facts) { return facts }
    return try sessions.sound(
      score.session,
      { () throws(DrillError) in try sessions.readFacts(of: score) }
    ) ?? nil
  }

  /// The plan that some sessions kept here give, all of them unless a selection is given.
  ///
  /// `now`: the moment for which it is, in seconds since 1970; the present where none is given.
  package func plan(
    of selection: SessionSelection = SessionSelection(),
    now: Int? = nil
  ) throws(DrillError) -> TrainingPlan {
    let scores = try sessions.scores()
    return TrainingPlan(
      try outcomes(of: try selection.applied(to: scores, installed)),
      among: try selection.drillable(scores, installed),
      now: now ?? sessions.environment.now()
    )
  }

  /// Seconds since 1970 of a date as the store keeps it; 0 where it is none.
  static func second(of text: String) -> Int {
    (try? Date(text, strategy: .iso8601)).map { Int($0.timeIntervalSince1970) } ?? 0
  }
}
