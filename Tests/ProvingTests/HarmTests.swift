import ScenarioModel
import Telemetry
import Testing

@testable import Proving

@Test func `an expectation is judged by its direction and the noise`() {
  func trial(_ expected: HarmTrial.Direction, _ changes: [Double]) -> HarmTrial {
    HarmTrial(
      mitigation: "act",
      hypothesis: "chance",
      expected: expected,
      changes: changes,
      noise: 25
    )
  }
  #expect(trial(.lowers, [-30, -24]).holds)
  #expect(!trial(.lowers, [-20, -24]).holds)
  #expect(trial(.raises, [10, 80]).holds)
  #expect(!trial(.raises, [-100]).holds)
}

@Test func `rolling a bad build back lowers harm, and the contrary is refuted`() throws {
  var scenario = try Drill.canary()
  for index in scenario.mitigations.indices { scenario.mitigations[index].expects = .init() }
  let index = try #require(scenario.mitigations.firstIndex { $0.id == "roll-back" })
  scenario.mitigations[index].expects = HarmExpectation(
    lowers: ["output-limit"],
    raises: ["output-limit"]
  )
  let ways = try scenario.proof().ways
  var trials = HarmTrials(try Staging(scenario), ways: ways)
  #expect(try trials.run().map(\.holds) == [true, false])
}
