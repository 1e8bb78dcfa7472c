import Statecharts
import Telemetry

extension ScenarioCheck {
  mutating func checkMitigations() {
    let path: Diagnostic.Path = ["mitigations"]
    checkKeys(scenario.mitigations.map(\.id), .mitigation, at: path)
    let handled = scenario.chart.placedStates.flatMap { placed in
      placed.state.transitions.flatMap { transition -> [EventDescriptor] in
        guard case .events(let descriptors) = transition.trigger else { return [] }
        return descriptors
      }
    }
    for mitigation in scenario.mitigations {
      let place = path.at(mitigation.id)
      let event = EventName("mitigate.\(mitigation.id)")
      if !handled.contains(where: { $0.matches(event) }) {
        report(.unhandledMitigation(mitigation.id), at: place)
      }
      check(mitigation.kind, at: place.at("kind", "targeted"))
      check(.minutes, mitigation.minutes, .between(1, 120), at: place.at("minutes"))
      check(mitigation.guardCondition, at: place.at("when"))
      check(mitigation.expects, at: place.at("expects"))
    }
  }

  /// Checks that expectations name hypotheses, and none for both.
  private mutating func check(_ expects: HarmExpectation, at path: Diagnostic.Path) {
    checkHypotheses(expects.lowers, at: path.at("lowers"))
    checkHypotheses(expects.raises, at: path.at("raises"))
    for (index, name) in expects.raises.enumerated() where expects.lowers.contains(name) {
      report(.duplicate(.hypothesis, name.rawValue), at: path.at("raises").at(index))
    }
  }

  mutating func checkInvariants() {
    let path: Diagnostic.Path = ["invariants"]
    checkKeys(scenario.invariants.map(\.id), .invariant, at: path)
    for invariant in scenario.invariants {
      check(invariant.condition, at: path.at(invariant.id))
    }
  }

  private mutating func check(_ kind: MitigationKind, at path: Diagnostic.Path) {
    switch kind {
    case .contain: break
    case .targeted(let hypotheses, let loss, let benefit):
      let place = path.at("hypotheses")
      if hypotheses.isEmpty { report(.empty(.targets), at: place) }
      checkHypotheses(hypotheses, at: place)
      check(.loss, loss, .positive, at: path.at("loss_if_wrong"))
      check(.benefit, benefit, .positive, at: path.at("benefit_if_right"))
    }
  }

  /// Checks that each of a list of hypotheses exists.
  mutating func checkHypotheses(_ names: [HypothesisID], at path: Diagnostic.Path) {
    let known = scenario.hypotheses.map(\.id)
    for (index, name) in names.enumerated() {
      checkExists(name, .hypothesis, among: known, at: path.at(index))
    }
  }
}
