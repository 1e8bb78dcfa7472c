import Testing

@testable import Statecharts

private func machine(_ states: [State], variables: [Variable] = []) throws -> Machine {
  let chart = Chart(
    name: "time",
    variables: variables,
    root: State("root", kind: .compound(initial: []), children: states)
  )
  var machine = Machine(try CompiledChart(chart))
  machine.start()
  return machine
}

private let relay = [
  State("a", transitions: [Transition(.after(ticks: 10), to: ["b"])]),
  State("b", transitions: [Transition(.after(ticks: 10), to: ["c"])]),
  State("c", entry: [.emit("arrived")]),
]

@Test func `a long advance stops at every timer on its way`() throws {
  var machine = try machine(relay)
  let outputs = machine.advance(by: 100)
  #expect(machine.activeLeaves == ["c"])
  #expect(outputs.emissions == [Emission(name: "arrived", tick: 20)])
  #expect(machine.clock == 100)
}

@Test func `advancing to the next timer is a move`() throws {
  var machine = try machine(relay)
  machine.advance(by: 4)
  #expect(machine.ticksToNextTimer == 6)
  #expect(machine.advanceToNextTimer() == 6)
  #expect(machine.activeLeaves == ["b"])
  #expect(machine.clock == 10)
  #expect(machine.advanceToNextTimer() == 10)
  #expect(machine.advanceToNextTimer() == nil)
}

@Test func `leaving a state stops its timers`() throws {
  var machine = try machine([
    State(
      "a",
      transitions: [Transition(.after(ticks: 5), to: ["late"]), Transition(on: "go", to: "b")]
    ),
    State("b"), State("late"),
  ])
  machine.send("go")
  #expect(machine.ticksToNextTimer == nil)
  machine.advance(by: 10)
  #expect(machine.activeLeaves == ["b"])
}

@Test func `events due together come in the order they were sent`() throws {
  var machine = try machine([
    State(
      "a",
      entry: [.send("two", delay: 2), .send("one", delay: 1), .send("three", delay: 2)],
      transitions: [
        Transition(on: "one", effects: [.emit("one"), .send("four", delay: 1)]),
        Transition(on: "two", effects: [.emit("two")]),
        Transition(on: "three", effects: [.emit("three")]),
        Transition(on: "four", effects: [.emit("four")]),
      ]
    )
  ])
  #expect(machine.advance(by: 2).emissions.map(\.name) == ["one", "two", "three", "four"])
}

@Test func `a cancelled event never comes`() throws {
  var machine = try machine([
    State(
      "a",
      entry: [.send("e", delay: 3, id: "it")],
      transitions: [
        Transition(on: "stop", effects: [.cancel("it")]), Transition(on: "e", to: "b"),
      ]
    ),
    State("b"),
  ])
  machine.send("stop")
  machine.advance(by: 10)
  #expect(machine.activeLeaves == ["a"])
}

@Test func `a chase of eventless transitions is stopped and told`() throws {
  let counting: [Effect] = [.assign("n", .variable("n") + 1)]
  var machine = try machine(
    [
      State("a", transitions: [Transition(on: "go", to: "b")]),
      State("b", transitions: [Transition(.eventless, to: ["c"], effects: counting)]),
      State("c", transitions: [Transition(.eventless, to: ["b"])]),
    ],
    variables: [Variable("n")]
  )
  machine.send("go")
  #expect(
    machine.status
      == .livelocked(
        Livelock(
          cycle: [[TransitionID(source: "c", index: 0)], [TransitionID(source: "b", index: 0)]],
          tick: 0
        )
      )
  )
  let stopped = machine.situation
  machine.send("go")
  #expect(machine.situation == stopped)
}

@Test func `events sent without delay for ever are stopped too`() throws {
  var machine = try machine([
    State("a", transitions: [Transition(on: "e", effects: [.send("e")])])
  ])
  machine.send("e")
  #expect(
    machine.status
      == .livelocked(Livelock(cycle: [[TransitionID(source: "a", index: 0)]], tick: 0))
  )
}

@Test func `a failing effect ends its block, raises an error and keeps the variable`() throws {
  var machine = try machine(
    [
      State(
        "a",
        transitions: [
          Transition(
            on: "e",
            effects: [.assign("x", 2), .assign("x", 9), .emit("never")]
          ),
          Transition(on: "error.execution", to: "b"),
        ]
      ),
      State("b"),
    ],
    variables: [Variable("x", domain: 0...3)]
  )
  #expect(machine.send("e").emissions.isEmpty)
  #expect(machine.activeLeaves == ["b"])
  #expect(machine.value(of: "x") == 2)
}

@Test func `a final state of the root ends the run`() throws {
  var machine = try machine([
    State("a", exit: [.emit("left")], transitions: [Transition(on: "e", to: "end")]),
    State("end", kind: .final, exit: [.emit("over")]),
  ])
  #expect(machine.send("e").emissions.map(\.name) == ["left", "over"])
  #expect(machine.status == .finished)
  #expect(machine.activeLeaves == ["end"])
  #expect(machine.send("e") == Outputs())
}

@Test func `a host can ask what is possible now`() throws {
  let machine = try machine(
    [
      State(
        "a",
        transitions: [
          Transition(on: "open", to: "b", if: .compare(.variable("x"), .equal, 0)),
          Transition(on: "shut", to: "b", if: .compare(.variable("x"), .equal, 1)),
        ]
      ),
      State("b"),
    ],
    variables: [Variable("x")]
  )
  #expect(machine.accepts("open"))
  #expect(machine.accepts("open.wide"))
  #expect(!machine.accepts("shut"))
  #expect(machine.isIn("a") && machine.isIn("root") && !machine.isIn("b") && !machine.isIn("?"))
}
