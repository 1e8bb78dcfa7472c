import ScenarioModel
import Testing

/// The texts of all diagnostics of the small scenario after a change.
func faults(_ change: (inout Scenario) -> Void = { _ in }) -> [String] {
  var scenario = Scenario.slowAnswers
  change(&scenario)
  return scenario.diagnostics().map(\.description)
}

@Test func `the small scenario is clean`() {
  #expect(faults() == [])
}
