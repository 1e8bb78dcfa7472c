import ScenarioModel
import Statecharts
import Telemetry
import Testing

@Test func `problems of the chart stand at their keys`() {
  #expect(
    faults {
      $0.chart.root.children[0].children[0].transitions[0].targets = ["hold"]
      $0.chart.root.children[0].children[2].entry = [.assign("pause", 1)]
    } == [
      "chart.parallel.rollout.states.running.transitions[0]: error: unknown state 'hold'."
        + " Did you mean 'held'?",
      "chart.parallel.rollout.states.held.entry[0]: error: unknown variable 'pause'."
        + " Did you mean 'paused'?",
    ]
  )
}

@Test func `doubts about the chart are warnings`() {
  #expect(
    faults {
      $0.chart.root.children[1].children[0].transitions.append(
        Transition(on: "mitigate.warm", to: "warmed")
      )
    } == [
      "chart.parallel.repairs.states.none.transitions[1]: warning: is never taken: transition 1"
        + " comes first and has no guard"
    ]
  )
}

@Test func `problems of variables stand at the variables`() {
  #expect(
    faults {
      $0.chart.variables[1].initial = 7
      $0.world.controls[1].initial = 7
    } == [
      "chart.variables.paused: error: starts at 7, outside its own domain 0...1"
    ]
  )
}

@Test func `the chart waits for mitigations that exist`() {
  #expect(
    faults {
      $0.chart.root.children[1].children[0].transitions.append(
        Transition(on: "mitigate.worm", to: "warmed")
      )
    } == [
      "chart.parallel.repairs.states.none.transitions[1].on: error: there is no mitigation 'worm'."
        + " Did you mean 'warm'?"
    ]
  )
}

@Test func `the chart waits for looks that exist`() {
  #expect(
    faults {
      $0.chart.root.children[1].children[1].transitions[0].trigger = .events(["look.trace"])
    } == [
      "chart.parallel.repairs.states.warmed.transitions[0].on: error: there is no action 'trace'."
        + " Did you mean 'traces'?"
    ]
  )
}

@Test(arguments: ["*", "mitigate", "look.*", "update", "declare", "done.state.none", "tick"])
func `the chart may wait for what can happen`(event: EventDescriptor) {
  #expect(
    faults {
      $0.chart.root.children[1].children[1].transitions[0].trigger = .events([event])
      $0.chart.root.children[1].children[1].entry = [.raise("tick")]
    } == []
  )
}

@Test func `the chart waits for nothing that never happens`() {
  #expect(
    faults {
      $0.chart.root.children[1].children[1].transitions[0].trigger = .events(["updates"])
    } == [
      "chart.parallel.repairs.states.warmed.transitions[0].on: warning: nothing ever sends an event"
        + " 'updates'. Did you mean 'update'?"
    ]
  )
}

@Test func `the chart says messages that exist, in choices too`() {
  #expect(
    faults {
      $0.chart.root.children[0].children[1].entry.append(
        .choose([], otherwise: [.emit("promotd")])
      )
    } == [
      "chart.parallel.rollout.states.half.entry[1].if.else[0].say: error: there is no message"
        + " 'promotd'. Did you mean 'promoted'?"
    ]
  )
}

@Test func `messages are said`() {
  #expect(
    faults { $0.messages.append(Message(id: "hurry", from: "Product", text: "?")) } == [
      "messages.hurry: warning: message 'hurry' is never used"
    ]
  )
}

@Test func `effects are placed in document order`() {
  let places = Chart.slowAnswers.placedEffects.map(\.path.description)
  #expect(
    places == [
      "chart.parallel.rollout.states.running.transitions[1].do[0]",
      "chart.parallel.rollout.states.half.entry[0].if.then[0]",
      "chart.parallel.rollout.states.held.entry[0]",
      "chart.parallel.rollout.states.held.exit[0]",
    ]
  )
}
