import Foundation
package import Progress
package import Reports
package import ScenarioModel
import Scoring
package import Sessions

/// Reads what a player's scored sessions say of where they stand and what is due.
package struct TrainingService: Sendable {
  private let sessions: SessionService
  package let installed: InstalledScenarios

  package init(_ sessions: SessionService) {
    self.sessions = sessions
    installed = InstalledScenarios(sessions.catalog)
  }

  /// The outcomes of the sessions that were scored, the oldest first, each with its line of a list.
  ///
  /// Scores that earlier versions kept say no truth; those sessions are loaded to find it.
  package func outcomes() throws(DrillError) -> [(summary: SessionSummary, outcome: Outcome)] {
    var outcomes: [(SessionSummary, Outcome)] = []
    for summary in try sessions.sessions().reversed() {
      let id = summary.id
      guard let total = summary.score,
        let (card, truth) = try sessions.sound(
          id,
          { () throws(DrillError) -> (ScoreDocument, String)? in
            guard let card = try sessions.keptScore(of: id, by: total.rubric)?.document else {
              return nil
            }
            if let known = card.truth { return (card, known) }
            return (card, try sessions.load(id).truth.id.rawValue)
          }
        ) ?? nil
      else { continue }
      let scenario = installed.scenario(summary.scenario)
      let outcome = Outcome(
        session: summary.id.rawValue,
        second: Self.second(of: summary.createdAt),
        scenario: summary.scenario,
        topic: scenario?.topic.rawValue,
        family: scenario?.hypothesis(HypothesisID(truth))?.family.rawValue,
        score: Scorecard.rounded(total.total),
        figures: card.criteria.compactMap { criterion in
          Criterion(rawValue: criterion.name).map {
            CriterionFigure(criterion: $0, figure: criterion.points / criterion.weight)
          }
        },
        habits: card.flags.compactMap { ScoreFlag.Kind(rawValue: $0.name) }
      )
      outcomes.append((summary, outcome))
    }
    return outcomes
  }

  /// The plan that some sessions kept here give, all of them unless a selection is given.
  ///
  /// `now`: the moment for which it is, in seconds since 1970; the present where none is given.
  package func plan(
    of selection: SessionSelection = SessionSelection(),
    now: Int? = nil
  ) throws(DrillError) -> TrainingPlan {
    let all = try sessions.sessions()
    let wanted = Set(try selection.applied(to: all, installed).map(\.id))
    return TrainingPlan(
      try outcomes().filter { wanted.contains($0.summary.id) }
        .map { ($0.summary.known != nil, $0.outcome) },
      among: try selection.drillable(all, installed),
      now: now ?? sessions.environment.now()
    )
  }

  /// Seconds since 1970 of a date as the store keeps it; 0 where it is none.
  static func second(of text: String) -> Int {
    (try? Date(text, strategy: .iso8601)).map { Int($0.timeIntervalSince1970) } ?? 0
  }
}

/// The scenarios that are installed, as far as lists need them; one that cannot be read is left out.
package struct InstalledScenarios: Sendable {
  package let scenarios: [Scenario]

  package init(_ catalog: ScenarioCatalog) {
    let folders = (try? catalog.folders()) ?? []
    scenarios = folders.compactMap { try? catalog.outline(folder: $0) }
  }

  package func scenario(_ id: String) -> Scenario? { scenarios.first { $0.id.rawValue == id } }

  package var drillable: [DrillableScenario] {
    scenarios.map {
      DrillableScenario(
        id: $0.id.rawValue,
        topic: $0.topic.rawValue,
        families: $0.families.map(\.id.rawValue)
      )
    }
  }
}
