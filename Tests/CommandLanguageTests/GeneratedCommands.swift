import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import CommandLanguage

/// Commands of every kind with names and texts drawn from a seed.
struct GeneratedCommands {
  private let scenario: Scenario
  private let clock: Int
  private var dice: SeededNumbers

  init(_ scenario: Scenario, clock: Int, seed: UInt64) {
    self.scenario = scenario
    self.clock = clock
    dice = SeededNumbers(seed)
  }

  /// One command of each kind that a player can type.
  mutating func playerCommands() throws -> [SessionCommand] {
    let question = try pick([
      "count", "share resolved by arm where locale=ja last 60", "p95 latency_ms by locale every 10",
      "mean latency_ms where latency_ms>6000,arm=canary", "count of replayed by build",
    ])
    let query = try SliceParser(world: scenario.world, clock: clock).parse(question)
    return [
      .look(try pick(scenario.actions).id), .slice(query, words: question),
      .query(AskedQuery(statement: "SELECT \(text())", reads: [], rows: 0, digest: "")),
      .cite(try pick(scenario.actions).id, query: dice.below(2) == 0 ? nil : dice.below(50)),
      .believe(beliefs()), .note(text()), .mitigate(try pick(scenario.mitigations).id),
      .update(text()), .wait(minutes: dice.below(300) - 20), .hint, .declare(declaration()),
      .abandon,
    ]
  }

  /// One request of each kind that a host can type, all but a candidate's command.
  mutating func hostRequests() throws -> [HostRequest] {
    let stage = try pick(scenario.ladder.filter { !$0.signals.isEmpty })
    let (name, signal) = (stage.id.rawValue, try pick(stage.signals).concept.id)
    return [
      .next, .clue(name), .ask(name), .beliefs, .verdict, .reveal(try pick(scenario.actions).id),
      .evidence, .say(text()), .followUp(stage: name, signal: signal), .hint,
      .tick(stage: name, signal: signal, isHeard: dice.below(2) == 0),
      .override(stage: name, signal: signal, isHeard: dice.below(2) == 0, reason: text()),
      .remark(text()), .pause, .go, .said(text()), .sheet(nil), .sheet(name), .status, .help,
      .quit, .close, .nothing, .candidate("look arms"),
    ]
  }

  private mutating func beliefs() -> [Belief] {
    (0...dice.below(scenario.hypotheses.count)).map { index in
      let weight = dice.below(100)
      return Belief(
        hypothesis: scenario.hypotheses[index].id,
        probability: dice.below(2) == 0 ? Double(weight) : Double(weight) / 700
      )
    }
  }

  private mutating func declaration() -> Declaration {
    let cause = dice.below(3)
    return Declaration(
      cause: cause == 0 ? nil : scenario.hypotheses[dice.below(scenario.hypotheses.count)].id,
      places: scenario.places.map(\.id).filter { _ in dice.below(3) == 0 },
      ruledOut: scenario.hypotheses.filter { _ in dice.below(5) == 0 }.map {
        RuledOut(cause: $0.id, cited: (0..<dice.below(3)).map { _ in 1 + dice.below(40) })
      },
      explanation: text(),
      cited: (0..<dice.below(4)).map { _ in 1 + dice.below(40) }
    )
  }

  /// Words with those among them that mean something elsewhere; some stand on a line of their own.
  private mutating func text() -> String {
    let words = [
      "because", "at", "citing", "ruling", "look", "the", "pool", "h1=60", "1", "?", "ünd", "--svg",
      "/no",
    ]
    return (0...dice.below(6)).map { _ in words[dice.below(words.count)] }
      .joined(separator: dice.below(5) == 0 ? "\n" : " ")
  }

  private mutating func pick<Value>(_ values: [Value]) throws -> Value {
    try #require(values.isEmpty ? nil : values[dice.below(values.count)])
  }
}
