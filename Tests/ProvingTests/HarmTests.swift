import ScenarioModel
import Telemetry
import TestSupport
import Testing

@testable import Proving

@Test func `an expectation is judged by its direction and the noise`() throws {
  func trial(_ expected: HarmTrial.Direction, _ changes: [Double]) -> HarmTrial {
    HarmTrial(
      mitigation: "act",
      hypothesis: "chance",
      expected: expected,
      changes: changes,
      noise: 25
    )
  }
  #expect(trial(.lowers, [-30, -28, -31, -29, -30, -32]).verdict == .shown)
  #expect(trial(.lowers, [-20, -24, -22, -21, -20, -23]).verdict == .notShown)
  #expect(trial(.lowers, [-200, 90, -10, -160, 80, -20]).verdict == .notShown)
  #expect(trial(.raises, [60, 80, 70, 75, 65, 70]).verdict == .shown)
  #expect(trial(.raises, [-60, -80, -70, -75, -65, -70]).verdict == .refuted)
  #expect(trial(.raises, [100]).verdict == .notShown)
  #expect(trial(.lowers, [-200, 90, -10, -160, 80, -20]).isUncertain)
  #expect(!trial(.lowers, [-20, -24, -22, -21, -20, -23]).isUncertain)
  // scipy.stats.sem([60, 80, 70, 75, 65, 71]) = 2.8916
  let error = try #require(trial(.raises, [60, 80, 70, 75, 65, 71]).standardError)
  #expect(abs(error - 2.8916) < 0.0001)
}

@Test func `rolling a bad build back lowers harm, and the contrary is refuted`() throws {
  var scenario = try Sample.canary().scenario
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
