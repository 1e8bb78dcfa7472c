import ScenarioModel
import Statecharts
import Telemetry
import TestSupport
import Testing

@testable import Proving

@Test func `random players find no fault, and a seed gives the same players`() throws {
  let staging = try Sample.canary()
  var first = Fuzz(staging, seed: 3) { _ in "" }
  var second = Fuzz(staging, seed: 3) { _ in "" }
  for _ in 0..<3 {
    first.run()
    second.run()
  }
  #expect(first.problems.isEmpty)
  #expect(first.commands > 12)
  #expect(first.slices > 0)
  #expect(first.findings == second.findings)
  #expect(first.transitions == second.transitions)
  #expect(first.actions.values.reduce(0, +) == first.findings.values.reduce(0, +))
  #expect(
    first.missedActions.count + first.actions.count == staging.scenario.actions.count
  )
}

@Test func `the commands are told before each is carried out`() throws {
  var fuzz = Fuzz(try Sample.canary(), seed: 3) { _ in "" }
  var trails: [[String]] = []
  fuzz.run { trails.append($0) }
  #expect(trails.count >= fuzz.commands)
  #expect(trails.first?.count == 1)
  #expect(trails.last?.last?.hasPrefix("declare") == true)
}

@Test func `what goes wrong is told with the commands that led there`() throws {
  // The chart stops for good once the mitigation was carried out.
  let scenario = try Sample.small(
    State(
      "root",
      kind: .compound(initial: "here"),
      children: [
        State("here", transitions: [Transition(on: "mitigate.act", to: "left")]),
        State("left", transitions: [Transition(.eventless, to: ["right"])]),
        State("right", transitions: [Transition(.eventless, to: ["left"])]),
      ]
    )
  )
  var fuzz = Fuzz(try Staging(scenario), seed: 1) { _ in "" }
  for _ in 0..<5 { fuzz.run() }
  let problem = try #require(fuzz.problems.first)
  #expect(problem.commands.contains("mitigate act"))
  #expect(problem.reason.hasPrefix("the chart does not come to rest: no rest at tick"))
}
