import Foundation
import Progress
import ScenarioModel
import Scoring
import SessionStore
import Sessions

extension SessionShelf {
  /// What came of the sessions that were scored, the oldest first, each with its line in the list.
  ///
  /// Scores that earlier versions kept say no truth; those sessions are loaded to find it.
  func outcomes(
    library: ScenarioLibrary,
    catalogue: ScenarioCatalogue
  ) throws -> [(summary: SessionSummary, outcome: Outcome)] {
    var outcomes: [(SessionSummary, Outcome)] = []
    for summary in try sessions().reversed() {
      guard let total = summary.score,
        let card = try keptScore(of: summary.id, by: total.rubric)?.document
      else { continue }
      let truth = try card.truth ?? load(summary.id, library: library).truth.id.rawValue
      let scenario = catalogue.scenario(summary.scenario)
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

  /// Seconds since 1970 of a date as the store keeps it; 0 where it is none.
  static func second(of text: String) -> Int {
    (try? Date(text, strategy: .iso8601)).map { Int($0.timeIntervalSince1970) } ?? 0
  }
}

/// The scenarios that are installed, as far as lists need them; one that cannot be read is left out.
struct ScenarioCatalogue {
  let scenarios: [Scenario]

  init(_ scenarios: [Scenario]) {
    self.scenarios = scenarios
  }

  init(_ library: ScenarioLibrary) {
    let folders = (try? library.folders()) ?? []
    self.init(folders.compactMap { try? library.glance(folder: $0) })
  }

  func scenario(_ id: String) -> Scenario? { scenarios.first { $0.id.rawValue == id } }

  var drillable: [DrillableScenario] {
    scenarios.map {
      DrillableScenario(
        id: $0.id.rawValue,
        topic: $0.topic.rawValue,
        families: $0.families.map(\.id.rawValue)
      )
    }
  }
}
