import Foundation
import Testing

@testable import Statecharts

@Test func `a snapshot survives being written down`() throws {
  for seed in UInt64(0)..<100 {
    var machine = Machine(try CompiledChart(RandomChart.chart(seed: seed)))
    machine.stepLimit = 40
    machine.timerLimit = 40
    machine.start()
    machine.send("a.b")
    machine.advance(by: 3)
    let bytes = try JSONEncoder().encode(machine.snapshot)
    #expect(try JSONDecoder().decode(Snapshot.self, from: bytes) == machine.snapshot)
  }
}

@Test func `layout 1 of a snapshot stays readable`() throws {
  let chart = Chart(
    name: "layout",
    variables: [Variable("x", initial: 7)],
    root: State(
      "root",
      kind: .compound(initial: []),
      children: [
        State("a", transitions: [Transition(.after(ticks: 4), to: ["b"])]), State("b"),
      ]
    )
  )
  let text = """
    {"version": 1, "digest": \(try CompiledChart(chart).digest), "clock": 12, "situation":
      {"status": {"name": "running"}, "leaves": [2], "memory": [], "variables": [9],
       "timers": [{"remaining": 1, "event": 1, "id": 0}], "queue": []}}
    """
  let snapshot = try JSONDecoder().decode(Snapshot.self, from: Data(text.utf8))
  var machine = try Machine(CompiledChart(chart), restoring: snapshot)
  #expect(machine.value(of: "x") == 9)
  #expect(machine.pendingEvents.map(\.event) == ["after.4.a:0"])
  machine.advanceToNextTimer()
  #expect(machine.activeLeaves == ["b"])
  #expect(machine.clock == 13)
}

@Test func `a snapshot that no run could reach is refused`() throws {
  let chart = try CompiledChart(
    Chart(
      name: "legal",
      variables: [Variable("x", domain: 0...3)],
      root: State("p", kind: .parallel, children: [State("a"), State("b")])
    )
  )
  var machine = Machine(chart)
  machine.start()
  let good = machine.situation
  let bad = [
    Situation(
      status: .running,
      leaves: [2],
      memory: [],
      variables: [0],
      timers: [],
      queue: []
    ),
    Situation(
      status: .running,
      leaves: [2, 99],
      memory: [],
      variables: [0],
      timers: [],
      queue: []
    ),
    Situation(
      status: .running,
      leaves: [2, 3],
      memory: [],
      variables: [4],
      timers: [],
      queue: []
    ),
    Situation(
      status: .running,
      leaves: [2, 3],
      memory: [],
      variables: [0],
      timers: [Situation.Timer(remaining: -1, event: 0, id: -1)],
      queue: []
    ),
    Situation(
      status: .ready,
      leaves: [2, 3],
      memory: [],
      variables: [0],
      timers: [],
      queue: []
    ),
  ]
  for situation in [good] + bad {
    let snapshot = Snapshot(version: 1, digest: chart.digest, clock: 0, situation: situation)
    let isGood = (try? Machine(chart, restoring: snapshot)) != nil
    #expect(isGood == (situation == good))
  }
}

/// The number was computed apart, in Python 3.11, from the bytes that `ChartDigest` describes.
@Test func `a digest is the same for ever and tells charts apart`() throws {
  func digest(_ initial: Int) throws -> UInt64 {
    try CompiledChart(
      Chart(
        name: "any",
        variables: [Variable("x", initial: initial)],
        root: State("only")
      )
    ).digest
  }
  #expect(try digest(0) != digest(1))
  #expect(try digest(0) == 13_787_254_753_803_057_179)
}
