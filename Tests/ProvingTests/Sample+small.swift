import ScenarioModel
import Statecharts
import Telemetry
import TestSupport

extension Sample {
  /// A scenario of one action and one mitigation, `act`, of 5 minutes each, over an hour.
  static func small(
    _ root: State,
    variables: [Variable] = [],
    invariants: [Invariant] = []
  ) throws -> Scenario {
    var scenario = try canary().scenario
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
