import Testing

@testable import Statecharts

private func chart(_ children: [State], initial: DefaultEntry = "a") -> Chart {
  Chart(
    name: "test",
    variables: [Variable("x", domain: 0...3)],
    root: State("root", kind: .compound(initial: initial), children: children)
  )
}

private func problems(_ children: [State], initial: DefaultEntry = "a") -> [String] {
  chart(children, initial: initial).diagnostics().map(\.description)
}

@Test func `unknown names are reported at their places`() {
  #expect(
    problems([
      State(
        "a",
        entry: [.assign("xx", 1)],
        transitions: [Transition(on: "e", to: "hepl", if: .inState("nowhere"))]
      ),
      State("help"),
    ]) == [
      "error: state 'a', entry effect 1: unknown variable 'xx'",
      "error: state 'a', transition 1: unknown state 'nowhere'",
      "error: state 'a', transition 1: unknown state 'hepl'",
    ]
  )
}

@Test func `two states of one name are told apart by their positions`() {
  let found = chart([State("a"), State("b"), State("a")]).diagnostics()
  #expect(found.map(\.problem) == [.duplicateState("a", firstPosition: 1)])
  #expect(found.map(\.position) == [3])
}

@Test func `an initial state outside or around is refused`() {
  let inner = State("b", kind: .compound(initial: "root"), children: [State("c")])
  #expect(chart([State("a"), inner]).diagnostics().map(\.problem) == [.initialCycle("root")])
  let own = State("b", kind: .compound(initial: "b"), children: [State("c")])
  #expect(chart([State("a"), own]).diagnostics().map(\.problem) == [.initialCycle("b")])
  let astray = State("b", kind: .compound(initial: "a"), children: [State("c")])
  #expect(chart([State("a"), astray]).diagnostics().map(\.problem) == [.defaultOutside("a")])
}

@Test func `a history state needs a default inside its parent`() {
  let bare = State("h", kind: .history(.deep, default: []))
  #expect(chart([State("a"), bare]).diagnostics().map(\.problem) == [.historyWithoutDefault])
  let selfish = State("h", kind: .history(.shallow, default: "h"))
  #expect(chart([State("a"), selfish]).diagnostics().map(\.problem) == [.historyCycle("h")])
  let astray = State("h", kind: .history(.shallow, default: "a"))
  let region = State("b", kind: .compound(initial: "c"), children: [State("c"), astray])
  #expect(chart([State("a"), region]).diagnostics().map(\.problem) == [.defaultOutside("a")])
}

@Test func `targets that cannot be active together are refused`() {
  let parallel = State(
    "p",
    kind: .parallel,
    children: ["r", "s"].map { name in
      State(
        StateID(name),
        kind: .compound(initial: []),
        children: [State(StateID(name + "1")), State(StateID(name + "2"))]
      )
    }
  )
  func transition(_ targets: [StateID]) -> [ChartDiagnostic.Problem] {
    let leaver = State("a", transitions: [Transition(.events(["e"]), to: targets)])
    return chart([leaver, parallel]).diagnostics().map(\.problem)
  }
  #expect(transition(["r1", "s2"]) == [])
  #expect(transition(["s2", "r1"]) == [])
  #expect(transition(["r1", "r2"]) == [.conflictingTargets("r1", "r2")])
  #expect(transition(["a", "r1"]) == [.conflictingTargets("a", "r1")])
  #expect(transition(["p", "r1"]) == [.conflictingTargets("p", "r1")])
  #expect(transition(["s1", "r1", "s2"]) == [.conflictingTargets("s1", "s2")])
}

@Test func `kinds of states have only what they can have`() {
  let transition = Transition(on: "e", to: "a")
  #expect(
    problems([
      State("a", children: [State("b")]),
      State("f", kind: .final, transitions: [transition]),
      State("p", kind: .parallel),
      State("c d"),
    ]) == [
      "error: state 'a': a plain state cannot have children",
      "error: state 'f': a final state cannot have transitions",
      "error: state 'p': a parallel state needs children",
      "error: state 'c d': 'c d' is no name: use at least one character, no blanks and no colon",
    ]
  )
}

@Test func `doubtful rules are warned of`() {
  let stepping: [Transition] = [
    Transition(on: "e", to: "b", if: .compare(.variable("x"), .less, 2)),
    Transition(on: "e.f", to: "c", if: .compare(.variable("x"), .greaterOrEqual, 1)),
    Transition(on: "g", to: "b", if: .compare(.variable("x"), .equal, 0)),
    Transition(on: "g", to: "c", if: .compare(.variable("x"), .equal, 1)),
    Transition(on: "i", to: "b"),
    Transition(on: "i.j", to: "c"),
  ]
  #expect(
    chart([State("a", transitions: stepping), State("b"), State("c")]).diagnostics().map(\.problem)
      == [.guardsOverlap(with: 0), .neverTaken(shadowedBy: 4)]
  )
}

@Test func `surprising ways of leaving are warned of`() {
  let region = State(
    "r",
    kind: .compound(initial: []),
    transitions: [Transition(on: "again", to: "r1")],
    children: [State("r1", transitions: [Transition(on: "over", to: "s1")])]
  )
  let other = State("s", kind: .compound(initial: []), children: [State("s1")])
  let parallel = State("p", kind: .parallel, children: [region, other])
  #expect(
    chart([State("a"), parallel]).diagnostics().map(\.problem) == [
      .reentersSource, .leavesWholeParallel("p"),
    ]
  )
}

@Test func `circles of eventless transitions are warned of, and standing still is refused`() {
  let round = [
    State("a", transitions: [Transition(.eventless, to: ["b"])]),
    State("b", transitions: [Transition(.eventless, to: ["a"])]),
  ]
  #expect(chart(round).diagnostics().map(\.problem) == [.eventlessCycle(["a", "b", "a"])])
  let still = State("a", transitions: [Transition(.eventless, to: [])])
  #expect(chart([still]).diagnostics().map(\.problem) == [.spins])
}

@Test func `a hundred thousand states and a depth of a thousand are taken in stride`() throws {
  let wide = (0..<99_997).map { State(StateID("w\($0)")) }
  let flat = chart([State("a", transitions: [Transition(on: "e", to: "w99996")])] + wide)
  var machine = Machine(try CompiledChart(flat))
  machine.start()
  machine.send("e")
  #expect(machine.activeLeaves == ["w99996"])
  let regions = Chart(name: "", root: State("p", kind: .parallel, children: wide))
  var many = Machine(try CompiledChart(regions))
  many.start()
  #expect(many.activeLeaves.count == 99_997)
  var deep = State("bottom", transitions: [Transition(on: "e", to: "d0")])
  for level in (0..<999).reversed() {
    deep = State(StateID("d\(level)"), kind: .compound(initial: []), children: [deep])
  }
  var tower = Machine(try CompiledChart(chart([deep], initial: [])))
  tower.start()
  tower.send("e")
  #expect(tower.activeStates.count == 1_001)
}

@Test func `beyond its limits a chart is refused`() {
  let wide = (0..<ChartLimits.states).map { State(StateID("w\($0)")) }
  #expect(
    chart(wide, initial: []).diagnostics().map(\.problem) == [
      .tooManyStates(limit: ChartLimits.states)
    ]
  )
  var deep = State("bottom")
  for level in 0...ChartLimits.depth {
    deep = State(StateID("d\(level)"), kind: .compound(initial: []), children: [deep])
  }
  #expect(
    chart([deep], initial: []).diagnostics().map(\.problem) == [
      .tooDeep(limit: ChartLimits.depth)
    ]
  )
  var sum = Expression.constant(0)
  for _ in 0..<ChartLimits.nesting {
    sum = sum + 1
  }
  #expect(
    chart([State("a", entry: [.assign("x", sum)])]).diagnostics().map(\.problem) == [
      .nestedTooDeeply(limit: ChartLimits.nesting)
    ]
  )
}

@Test func `a chart with errors does not compile, and says why`() {
  #expect {
    try CompiledChart(chart([State("b")]))
  } throws: { error in
    "\(error)" == "error: state 'root', default entry: unknown state 'a'"
  }
}
