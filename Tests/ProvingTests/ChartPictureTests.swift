import Foundation
import ScenarioModel
import Sessions
import SCXMLReading
import Statecharts
import Telemetry
import TestSupport
import Testing

@testable import Proving

@Test func `the shipped chart written as SCXML and read back behaves the same`() throws {
  let scenario = try Sample.canary().scenario
  let read = try SCXMLDocument(Data(SCXMLWriter.text(of: scenario.chart).utf8)).chart
  let names =
    scenario.mitigations.map { EventName("mitigate.\($0.id)") }
    + scenario.actions.map { EventName("look.\($0.id)") } + ["update", "declare", "unknown"]
  for seed in UInt64(0)..<300 {
    var original = Machine(try CompiledChart(scenario.chart))
    var copy = Machine(try CompiledChart(read))
    original.isObserved = true
    copy.isObserved = true
    #expect(original.start() == copy.start())
    for position in UInt64(0)..<60 {
      let word = Mixing.split(seed, at: position)
      if word & 1 == 0 {
        let ticks = Int(word >> 1 & 31)
        #expect(original.advance(by: ticks) == copy.advance(by: ticks), "seed \(seed)")
      } else {
        let name = names[Int(word >> 1) % names.count]
        #expect(original.send(name) == copy.send(name), "seed \(seed)")
      }
      #expect(original.activeStates == copy.activeStates, "seed \(seed)")
    }
  }
}

@Test func `a picture names every state and every transition once`() throws {
  let chart = try Sample.canary().scenario.chart
  let picture = ChartPicture(chart)
  let transitions = chart.placedStates.reduce(0) { $0 + $1.state.transitions.count }
  let mermaid = picture.mermaid.split(separator: "\n")
  #expect(mermaid.first == "stateDiagram-v2")
  #expect(mermaid.filter { $0.contains("--> s") && !$0.contains("[*]") }.count == transitions)
  let dot = picture.dot.split(separator: "\n")
  #expect(dot.filter { $0.contains(" -> ") && $0.contains("label=") }.count == transitions)
  for placed in chart.placedStates {
    #expect(picture.mermaid.contains("state \"\(placed.state.id)\" as "))
    #expect(picture.dot.contains("label=\"\(placed.state.id)\""))
  }
}

@Test func `characters that drawing programs take for their own are written as codes`() {
  let chart = Chart(
    name: "a \"b\"",
    root: State(
      "r",
      kind: .compound(initial: "it"),
      children: [
        State("it", transitions: [Transition(.eventless, to: ["it"], if: .compare(1, .less, 2))])
      ]
    )
  )
  #expect(ChartPicture(chart).mermaid.contains("s1 --> s1 : [1 #60; 2]"))
  #expect(ChartPicture(chart).dot.hasPrefix("digraph \"a \\\"b\\\"\" {"))
}

@Test func `the way of a session is marked with its turns`() throws {
  let staging = try Sample.canary()
  var session = try Session(
    header: SessionHeader(
      scenario: staging.scenario,
      worldDigest: "",
      textDigest: "",
      seed: 5,
      mode: .drill
    ),
    staging: staging
  ) { _ in "" }
  session.apply(try session.decide(.mitigate("pause-rollout")).event)
  session.apply(try session.decide(.wait(minutes: 14)).event)
  let trace = ChartTrace(session)
  #expect(trace.turns[TransitionID(source: "at-twenty", index: 0)] == [1])
  #expect(trace.turns[TransitionID(source: "waiting", index: 1)] == [2])
  #expect(trace.last.isSuperset(of: ["held", "asking", "watching"]))
  let mermaid = ChartPicture(staging.scenario.chart, trace: trace).mermaid
  #expect(mermaid.contains(": mitigate.pause-rollout (turn 1)"))
  #expect(mermaid.contains(" last\n"))
}
