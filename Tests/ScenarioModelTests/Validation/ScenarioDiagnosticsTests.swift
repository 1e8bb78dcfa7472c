import ScenarioModel
import Statecharts
import Telemetry
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

@Test func `diagnostics come in the order of the file`() {
  #expect(
    faults {
      $0.rules.updateEvery = 0
      $0.brief.page = "{"
      $0.harm.unit = 0
      $0.chart.variables[0].domain = nil
      $0.messages[0].id = "promotion"
      $0.difficulty = 9
    }.map { $0.prefix { $0 != ":" } } == [
      "difficulty", "brief.page", "harm.unit", "chart.variables.canary_percent",
      "chart.parallel.rollout.states.half.entry[0].if.then[0].say", "messages.promotion",
      "rules.update_every",
    ]
  )
}

@Test func `a diagnostic holds its parts as data`() {
  var scenario = Scenario.slowAnswers
  scenario.mitigations[0].minutes = 500
  scenario.hypotheses[1].family = "realease"
  let diagnostics = scenario.diagnostics()
  #expect(
    diagnostics.map(\.path) == [
      ["hypotheses", "long-prompt", "family"], ["mitigations", "pause", "minutes"],
    ]
  )
  #expect(diagnostics.map(\.expected) == [nil, "between 1 and 120"])
  #expect(diagnostics.map(\.found) == ["realease", "500"])
  #expect(diagnostics.map(\.suggestion) == ["release", nil])
  #expect(diagnostics.map(\.kind) == [.content, .content])
  #expect(diagnostics.map(\.severity) == [.error, .error])
}
