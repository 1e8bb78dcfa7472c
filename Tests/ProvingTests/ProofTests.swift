import ScenarioModel
import Statecharts
import Telemetry
import TestSupport
import Testing

@testable import Proving

@Test func `the shipped scenario is proved and holds`() throws {
  let proof = try Sample.canary().scenario.proof()
  #expect(proof.isComplete)
  #expect(proof.violations == [])
  #expect(proof.states == Proof.Count(met: 13, all: 13))
  #expect(proof.transitions == Proof.Count(met: 25, all: 25))
  #expect(proof.actions == Proof.Count(met: 20, all: 20))
  #expect(proof.mitigations == Proof.Count(met: 10, all: 10))
  #expect(proof.ways["resume-rollout"]?.description == "mitigate pause-rollout")
  let slowest = try #require(proof.verdicts.first { $0.hypothesis == "lost-events" }?.path)
  #expect(slowest.minutes == 30)
  #expect(slowest.moves.last == .declare)
}

@Test func `a state that nothing enters and its transitions are named`() throws {
  let proof = try Sample.small(
    State(
      "root",
      kind: .compound(initial: "here"),
      children: [
        State("here", transitions: [Transition(on: "mitigate.act", to: "there")]),
        State("there"),
        State("nowhere", transitions: [Transition(on: "update", to: "here")]),
      ]
    )
  ).proof()
  #expect(
    proof.violations.map(\.kind) == [
      .unreachable("nowhere"), .neverTaken(TransitionID(source: "nowhere", index: 0)),
    ]
  )
  #expect(proof.violations.allSatisfy { $0.path == nil })
}

@Test func `what the horizon is too short for never happens`() throws {
  func kinds(after ticks: Int) throws -> [Violation.Kind] {
    try Sample.small(
      State(
        "root",
        kind: .compound(initial: "here"),
        children: [
          State("here", transitions: [Transition(.after(ticks: ticks), to: ["there"])]),
          State("there"),
        ]
      )
    ).proof().violations.map(\.kind)
  }
  #expect(try kinds(after: 60).isEmpty)
  #expect(try kinds(after: 61).contains(.unreachable("there")))
}

@Test func `the path to a broken invariant is the cheapest in minutes`() throws {
  // Waiting breaks it after 9 minutes, two mitigations after 10.
  let count = VariableName("count")
  let proof = try Sample.small(
    State(
      "root",
      kind: .compound(initial: "here"),
      children: [
        State(
          "here",
          transitions: [
            Transition(
              on: "mitigate.act",
              if: .compare(.variable(count), .less, 2),
              effects: [.assign(count, .variable(count) + 1)]
            ),
            Transition(.after(ticks: 9), to: ["late"]),
          ]
        ),
        State("late", entry: [.assign(count, 2)]),
      ]
    ),
    variables: [Variable(count, domain: 0...2)],
    invariants: [Invariant(id: "few", condition: .compare(.variable(count), .less, 2))]
  ).proof()
  let broken = try #require(proof.violations.first { $0.kind == .invariant("few") }?.path)
  #expect(broken == Path(moves: [.wait(minutes: 9)], minutes: 9))
}

@Test func `a livelock and a failing effect are shown with their commands`() throws {
  let proof = try Sample.small(
    State(
      "root",
      kind: .compound(initial: "here"),
      children: [
        State(
          "here",
          transitions: [
            Transition(on: "mitigate.act", to: "left"),
            Transition(on: "update", effects: [.assign("count", 7)]),
          ]
        ),
        State("left", transitions: [Transition(.eventless, to: ["right"])]),
        State("right", transitions: [Transition(.eventless, to: ["left"])]),
      ]
    ),
    variables: [Variable("count", domain: 0...2)]
  ).proof()
  let livelock = try #require(
    proof.violations.first { if case .livelock = $0.kind { true } else { false } }
  )
  #expect(livelock.path?.moves == [.mitigate("act")])
  #expect(proof.violations.first { $0.kind == .failure }?.path?.moves == [.update])
}

@Test func `a bound stops the search and claims nothing of what was not seen`() throws {
  let proof = try Sample.canary().scenario.proof(limit: 100)
  #expect(!proof.isComplete)
  #expect(proof.situations <= 120)
  #expect(proof.violations == [])
}

@Test func `parts explored alone say what the whole says`() throws {
  // A variable that both regions only read joins them, and changes nothing else.
  var joined = try Sample.canary().scenario
  joined.horizonMinutes = 50
  var apart = joined
  apart.mitigations.removeAll { !["pause-rollout", "resume-rollout", "roll-back"].contains($0.id) }
  joined = apart
  joined.chart.variables.append(Variable("link", domain: 0...0))
  for region in joined.chart.root.children.indices {
    joined.chart.root.children[region].children[0].entry.append(.assign("link", 0))
  }
  let (whole, parts) = (try joined.proof(), try apart.proof())
  #expect(whole.parts.count < parts.parts.count)
  #expect(whole.situations > 5 * parts.situations)
  #expect(whole.states == parts.states)
  #expect(whole.transitions == parts.transitions)
  #expect(whole.violations.map(\.kind) == parts.violations.map(\.kind))
  #expect(whole.ways.mapValues(\.minutes) == parts.ways.mapValues(\.minutes))
}
