package import ScenarioModel
package import Statecharts

/// What random players never met.
extension Fuzz {
  /// The findings that no player met, in the scenario's order.
  package var missedFindings: [FoundFinding] {
    staging.scenario.actions.flatMap { action in
      action.evidence.findings.map { FoundFinding(action: action.id, finding: $0.id) }
    }.filter { findings[$0] == nil }
  }

  /// The transitions that no player took, in the chart's order.
  package var missedTransitions: [TransitionID] {
    staging.scenario.chart.placedStates.map(\.state).flatMap { state in
      state.transitions.indices.map { TransitionID(source: state.id, index: $0) }
    }.filter { transitions[$0] == nil }
  }

  /// The actions that no player chose, in the scenario's order.
  package var missedActions: [ActionID] {
    staging.scenario.actions.map(\.id).filter { actions[$0] == nil }
  }

  /// The mitigations that no player chose, in the scenario's order.
  package var missedMitigations: [MitigationID] {
    staging.scenario.mitigations.map(\.id).filter { mitigations[$0] == nil }
  }
}
