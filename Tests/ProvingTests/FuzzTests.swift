import ScenarioModel
import Telemetry
import Testing

@testable import Proving

@Test func `random players find no fault, and a seed gives the same players`() throws {
  let staging = try Staging(try Drill.canary())
  var first = Fuzz(staging, seed: 3) { _ in "" }
  var second = Fuzz(staging, seed: 3) { _ in "" }
  for _ in 0..<3 {
    try first.run()
    try second.run()
  }
  #expect(first.problems.isEmpty)
  #expect(first.commands > 12)
  #expect(first.findings == second.findings)
  #expect(first.transitions == second.transitions)
  #expect(first.actions.values.reduce(0, +) == first.findings.values.reduce(0, +))
  #expect(
    first.missedActions.count + first.actions.count == staging.scenario.actions.count
  )
}
