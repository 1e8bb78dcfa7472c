import Foundation
import ScenarioModel
import ScenarioYAML
import Statecharts
import Telemetry

/// The scenarios that tests prove: the shipped one, and small ones made of it with another chart.
enum Drill {
  private static let shipped = Result { () throws -> Scenario in
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Scenarios/canary-segment-regression").standardized
    let loaded = ScenarioLoader.load(folder: folder.path) { $0.diagnostics() }
    guard let scenario = loaded.scenario else {
      throw Unreadable(diagnostics: loaded.diagnostics.map(\.description))
    }
    return scenario
  }

  private struct Unreadable: Error {
    var diagnostics: [String]
  }

  /// The canary that is green everywhere but in one language.
  static func canary() throws -> Scenario { try shipped.get() }

  /// A scenario of one action and one mitigation, `act`, of 5 minutes each, over an hour.
  static func small(
    _ root: State,
    variables: [Variable] = [],
    invariants: [Invariant] = []
  ) throws -> Scenario {
    var scenario = try canary()
    scenario.horizonMinutes = 60
    scenario.chart = Chart(name: "small", variables: variables, root: root)
    var action = scenario.actions[0]
    action.minutes = 5
    action.needs = []
    action.guardCondition = .always
    action.id = "see"
    scenario.actions = [action]
    var mitigation = scenario.mitigations[0]
    mitigation.id = "act"
    mitigation.minutes = 5
    mitigation.guardCondition = .always
    scenario.mitigations = [mitigation]
    scenario.invariants = invariants
    for index in scenario.hypotheses.indices { scenario.hypotheses[index].keyFindings = [] }
    return scenario
  }
}
