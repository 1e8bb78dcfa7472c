import ScenarioModel
import Sessions

extension Session {
  /// Everything that can be observed of the state, as values that can be compared.
  var observable: [String] {
    [
      "\(clock)", "\(isOver)", "\(regime)", "\(entries)", "\(incident.timeline)",
      "\(availableActions.map(\.id))", "\(availableMitigations.map(\.id))",
      "\(String(describing: beliefs))", "\(String(describing: declaration))",
    ]
  }
}
