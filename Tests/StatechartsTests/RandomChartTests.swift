import TestSupport
import Testing

@testable import Statecharts

/// A move of a host, for random walks.
enum Move {
  case send(EventName)
  case advance(Int)

  static func random(_ random: inout SeededNumbers) -> Move {
    Int.random(in: 0..<4, using: &random) == 0
      ? .advance(Int.random(in: 0...6, using: &random))
      : .send(RandomChart.events.randomElement(using: &random) ?? "a")
  }

  func make(_ machine: inout Machine) -> Outputs {
    switch self {
    case .send(let event): machine.send(event)
    case .advance(let ticks): machine.advance(by: ticks)
    }
  }
}

extension Machine {
  fileprivate var isLivelocked: Bool {
    if case .livelocked = status { true } else { false }
  }
}

extension Tables {
  /// Whether leaves in document order make a legal configuration.
  ///
  /// Each compound state that is active has one active child, each parallel state all of them.
  /// Source: SCXML §3.11.
  fileprivate func isConfiguration(_ leaves: [Int32]) -> Bool {
    guard zip(leaves, leaves.dropFirst()).allSatisfy(<), let first = leaves.first, first > 0,
      let last = leaves.last, last < Int32(states.count)
    else { return false }
    var activeChildren: [Int32: Int] = [:]
    for leaf in leaves {
      guard states[Int(leaf)].kind.isLeaf else { return false }
      var state = leaf
      while state > 0 {
        let parent = states[Int(state)].parent
        activeChildren[parent, default: 0] += 1
        if (activeChildren[parent] ?? 0) > 1 {
          break
        }
        state = parent
      }
    }
    return activeChildren.allSatisfy { state, count in
      states[Int(state)].kind == .parallel ? count == regionCount(of: state) : count == 1
    }
  }

  private func regionCount(of state: Int32) -> Int {
    var count = 0
    var child = state + 1
    while child < states[Int(state)].end {
      if !states[Int(child)].kind.isHistory {
        count += 1
      }
      child = states[Int(child)].end
    }
    return count
  }
}

private let limit = 40

private func machine(seed: UInt64) throws -> Machine {
  var machine = Machine(try CompiledChart(RandomChart.chart(seed: seed)))
  machine.stepLimit = limit
  machine.timerLimit = limit
  machine.isObserved = true
  return machine
}

@Test func `the compiled engine does what Appendix D says`() throws {
  var compared = 0
  var livelocked = 0
  for seed in UInt64(0)..<1_500 {
    var random = SeededNumbers(seed)
    var machine = try machine(seed: seed)
    var naive = AppendixD(machine.chart.chart, roundLimit: limit + 256)
    let started = machine.start()
    if machine.isLivelocked { continue }
    naive.interpret()
    try #require(started.occurrences == naive.log, "seed \(seed), start")
    for step in 0..<25 {
      let move = Move.random(&random)
      let outputs = move.make(&machine)
      if machine.isLivelocked {
        livelocked += 1
        break
      }
      switch move {
      case .send(let event): naive.send(event)
      case .advance(let ticks): naive.advance(by: ticks)
      }
      try #require(outputs.occurrences == naive.log, "seed \(seed), step \(step), \(move)")
      try #require(
        machine.activeStates.map(\.rawValue)
          == naive.configuration.sorted().map { naive.nodes[$0].state.id.rawValue }
      )
      compared += 1
    }
  }
  #expect(compared > 20_000)
  #expect(livelocked < 1_500)
}

@Test func `a configuration is always legal, and entering balances leaving`() throws {
  for seed in UInt64(0)..<500 {
    var random = SeededNumbers(seed ^ 0xABCD)
    var machine = try machine(seed: seed)
    var active: Set<StateID> = []
    var outputs = machine.start()
    for _ in 0..<25 where !machine.isLivelocked {
      for occurrence in outputs.occurrences where machine.status == .running {
        switch occurrence.what {
        case .entered(let state): #expect(active.insert(state).inserted, "seed \(seed)")
        case .exited(let state): #expect(active.remove(state) != nil, "seed \(seed)")
        case .event, .took, .assigned, .emitted, .failed, .finished: break
        }
      }
      if machine.status == .running {
        #expect(active == Set(machine.activeStates))
      }
      #expect(machine.tables.isConfiguration(machine.situation.leaves), "seed \(seed)")
      outputs = Move.random(&random).make(&machine)
    }
  }
}

@Test func `a machine that resumes a situation goes on as the one that reached it`() throws {
  for seed in UInt64(0)..<500 {
    var random = SeededNumbers(seed ^ 0x1234)
    var machine = try machine(seed: seed)
    machine.start()
    for _ in 0..<20 {
      var resumed = Machine(machine.chart)
      resumed.isObserved = true
      resumed.stepLimit = limit
      resumed.timerLimit = limit
      resumed.clock = machine.clock
      resumed.resume(machine.situation)
      #expect(resumed.situation == machine.situation)
      let move = Move.random(&random)
      let expected = move.make(&machine)
      #expect(move.make(&resumed) == expected)
      #expect(resumed.situation == machine.situation && resumed.clock == machine.clock)
    }
  }
}

@Test func `situations do not depend on the absolute time`() throws {
  for seed in UInt64(0)..<200 {
    var random = SeededNumbers(seed)
    var early = try machine(seed: seed)
    early.start()
    var late = early
    let situation = early.situation
    late.clock += 1_000
    late.resume(situation)
    for _ in 0..<10 {
      let move = Move.random(&random)
      _ = move.make(&early)
      _ = move.make(&late)
      #expect(early.isLivelocked || early.situation == late.situation)
    }
  }
}
