import Diagnosis
import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import Scoring

/// Answers that are credited as evidence nobody asked for: they never cost points.
struct CreditTests {
  private static func query(_ columns: [String]) -> SessionCommand {
    let columns = columns.map { "requests.\($0)" }
    return .query(
      AskedQuery(
        statement: "SELECT … WHERE minute >= -30 AND minute < 0",
        reads: columns,
        answers: columns,
        rows: 2,
        digest: "d"
      )
    )
  }

  private static let arms = query(["arm", "done"])
  private static let pools = query(["pool", "done"])
  private static let support = SessionCommand.look("ask-support")

  /// A session whose questions are credited, or not, with the same commands otherwise.
  private static func played(
    _ commands: [SessionCommand],
    truth: String,
    seed: UInt64 = 5,
    isCredited: Bool
  ) throws -> Session {
    var session = try Session.of(Sample.queue(), seed: seed, truth: truth)
    for command in commands where session.refusal(of: command) == nil {
      try session.play(command)
      guard isCredited, case .query = command else { continue }
      let question = session.entries.count
      for action in session.creditedActions { try session.play(.cite(action, query: question)) }
    }
    return session
  }

  private static let believed: SessionCommand = .believe([
    "bad-build": 40, "bad-pool": 30, "lost-events": 20, "chance": 10,
  ])
  private static let sure: SessionCommand = .believe(["bad-build": 90, "bad-pool": 10])
  private static let verdict = SessionCommand.declare("bad-build", at: ["build"])

  private static let paths: [[SessionCommand]] = [
    [support, arms, believed, verdict],
    [support, arms, verdict],
    [.look("arms"), sure, arms, .look("outcomes"), verdict],
    [.look("arms"), sure, pools, verdict],
    [.look("arms"), pools, sure, verdict],
    [.look("fresh"), believed, arms, pools, sure, .mitigate("restart"), verdict],
    [pools, arms, .look("pools"), .look("outcomes"), verdict],
    [.mitigate("pause"), arms, sure, .look("ask-support"), .look("outcomes"), pools, verdict],
  ]

  @Test(arguments: ["bad-build", "bad-pool", "lost-events", "chance"])
  func `no criterion is worth less than with the same questions uncredited`(truth: String) throws {
    var credits = 0
    for path in Self.paths {
      for seed in [3, 5, 8] as [UInt64] {
        let credited = try Self.played(path, truth: truth, seed: seed, isCredited: true)
        let plain = try Self.played(path, truth: truth, seed: seed, isCredited: false)
        credits += credited.entries.count - plain.entries.count
        let (one, other) = try (Judged.card(credited), Judged.card(plain))
        for (criterion, without) in zip(one.criteria, other.criteria) {
          #expect(
            criterion.points >= without.points - 1e-9,
            "\(criterion.criterion) of \(truth), \(seed): \(criterion.ledger) \(without.ledger)"
          )
          let possible = criterion.ledger.reduce(0) { $0 + $1.possible }
          #expect(abs(possible - criterion.weight) < 1e-9)
        }
      }
    }
    #expect(credits > 20)
  }

  @Test func `beliefs after a question count as after the question and for the look before it`()
    throws
  {
    let session = try Self.played(
      [.look("arms"), Self.pools, Self.sure, Self.verdict],
      truth: "bad-build",
      isCredited: true
    )
    #expect(session.entries.contains { $0.event.isCitation })
    let ledger = try session.score(.beliefs).ledger
    #expect(!ledger.contains { $0.text.hasPrefix("no beliefs were stated") }, "\(ledger)")
    let stated = try #require(
      session.entries.first { entry in
        if case .believed = entry.event { true } else { false }
      }
    )
    #expect(ledger.dropLast().allSatisfy { $0.events == [stated.number] }, "\(ledger)")
  }

  @Test func `a credited answer that would lower the mean has no share in it`() throws {
    // After the arms were compared, new jobs are the same comparison over again.
    var session = try Session.of(Sample.queue(), seed: 5, truth: "bad-build")
    try session.play(.look("arms"))
    try session.play(Self.arms)
    try session.play(.cite("fresh", query: 2))
    try session.play(Self.verdict)
    let ledger = try session.score(.evidence).ledger
    let line = try #require(ledger.first { $0.events == [3] })
    #expect(line.possible == 0 && line.points == 0, "\(ledger)")
    #expect(line.text.hasSuffix("a credited answer, not counted, as it would cost points"))
    var plain = try Session.of(Sample.queue(), seed: 5, truth: "bad-build")
    try plain.play(.look("arms"))
    try plain.play(Self.arms)
    try plain.play(Self.verdict)
    #expect(try session.points(.evidence) >= plain.points(.evidence) - 1e-9)
  }

  @Test func `a credited answer comes never too early`() throws {
    var session = try Session.of(Staging(Sample.shipped("canary-segment-regression")))
    try session.play(Self.arms)
    let look = Look(
      action: "finish-reasons",
      finding: "even",
      band: 0,
      state: session.regime.state,
      minutes: 0,
      digest: ""
    )
    session.apply(.cited(look, query: 1))
    try session.play(.mitigate("pause-rollout"))
    let line = try #require(
      session.orderLines(10).first { $0.text.hasPrefix("A rollout that goes on by itself") }
    )
    #expect(line.possible > 0 && line.points == line.possible, "\(line)")
    var looked = session.atThePage
    looked.apply(.looked(look))
    try looked.play(.mitigate("pause-rollout"))
    let chosen = try #require(looked.orderLines(10).first { $0.text.hasPrefix("A rollout that") })
    #expect(chosen.points == 0, "a look is chosen, and this one came too early")
  }
}
