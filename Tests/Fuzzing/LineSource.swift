import CommandLanguage
import ScenarioModel
import Sessions
import Telemetry
import TestSupport

/// Lines that somebody types in a session.
struct LineSource: FuzzSource {
  private var mutation: Mutation
  private let samples: [String]
  private let start: [Session]
  private var session: Session
  private var line = ""

  init(seed: UInt64) throws {
    let staging = try Sample.queue()
    let scenario = staging.scenario
    let modes: [SessionMode] = [.drill, .open, .interview]
    start = try modes.map { try Session.of(staging, mode: $0) }
    session = start[0]
    let fields = scenario.world.tables.flatMap { $0.fields.map(\.name.rawValue) }
    samples = Self.lines + scenario.actions.map { "look \($0.id)" }
    mutation = Mutation(
      numbers: SeededNumbers(seed),
      words: fields + CommandWord.allCases.map(\.rawValue) + scenario.actions.map(\.id.rawValue)
        + scenario.mitigations.map(\.id.rawValue) + scenario.hypotheses.map(\.id.rawValue)
        + ["h1", "h2", "by", "where", "last", "every", "of", "citing", "because", "ruling", "out"]
    )
  }

  private static let lines = [
    "1", "7", "slice count every 5", "slice share done by arm where arm=canary last 30 every 10",
    "slice p95 wait_ms last 60", "slice quantile wait_ms 0.5 of requests", "believe h1=50 h2=30%",
    "wait 5", "note the pool", "update all of it", "evidence 1", "evidence 1 --svg x.svg", "hint",
    "cite arms 3", "mitigate 2", "help slice", "status", "menu", "abandon", "quit", "show arms",
    "declare h1 at new citing 1,2 ruling out h2 by 3 because it is so !", "said 1 words",
    "tick 1.2 yes because", "override 3 no because", "clue 2", "reveal arms", "sql SELECT 1",
  ]

  mutating func next() -> String {
    if session.isOver || session.entries.count > 40 || mutation.numbers.below(60) == 0 {
      session = mutation.numbers.pick(start)
    }
    line = mutation.text(mutation.numbers.pick(samples))
    return line
  }

  mutating func run() throws {
    let host = HostParser(scenario: session.scenario, stage: nil, isAloud: true)
    _ = try? host.parse(line)
    _ = InterviewParser(session: session, isHintOffered: true).parse(line)
    _ = SQLLine(line)
    _ = HearingReply(line)
    _ = CommandCompletion(session: session).candidates(for: line)
    guard case .command(let command) = try? CommandParser(session: session).parse(line),
      let event = try? session.decide(command).event
    else { return }
    session.apply(event)
  }
}
