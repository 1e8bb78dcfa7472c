import Drills
import Foundation
import Reports
import ScenarioModel
import Scoring
import SessionStore
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import FiredrillCLI

struct ProgressCommandTests {
  /// Progress as far as these tests read it.
  private struct Progress: Decodable {
    var sessions: Int
    var known: Int
    var level: String?
    var mean: Double?
    var course: [Point]
    var criteria: [Share]
    var weakest: Weakest
    var schedule: [Item]
    var next: Next?

    struct Point: Decodable {
      var session: Int
      var score: Double
      var figures: [String: Double]
    }

    struct Share: Decodable { var name: String }

    struct Weakest: Decodable { var criteria: [String] }

    struct Item: Decodable {
      var pattern: String
      var failures: Int
      var due: String
      var isDue: Bool
    }

    struct Next: Decodable { var scenario: String }
  }

  private static func progress(_ drill: Drill, _ options: [String] = []) throws -> Progress {
    let run = try drill.run(["progress", "--json"] + options)
    #expect(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Progress.self, from: Data(run.output.utf8))
  }

  /// Stores scored sessions of the canary with dates of the test's own.
  private static func store(
    _ drill: Drill,
    _ sessions: [(created: String, evidence: Double, known: KnownReason?)]
  ) throws {
    let file = Repository.replays.appendingPathComponent("canary-hurried.jsonl").path
    let bytes = try #require(FileManager.default.contents(atPath: file))
    let replay = try ReplayFile(decoding: Array(bytes), hash: Digests.sha256)
    let store = try drill.store()
    for (index, session) in sessions.enumerated() {
      var header = replay.header
      header.seed = UInt64(1_000 + index)
      let id = try store.create(
        header,
        createdAt: session.created,
        bundle: ScenarioBundle(files: ["scenario.yaml": []]),
        known: session.known,
        events: replay.events
      )
      let card = Scorecard(
        rubric: 2,
        truth: HypothesisID("chance"),
        criteria: [
          CriterionScore(
            criterion: .evidence,
            weight: 20,
            ledger: [LedgerLine(events: [1], text: "", points: 20 * session.evidence, possible: 20)]
          ),
          CriterionScore(
            criterion: .order,
            weight: 10,
            ledger: [LedgerLine(events: [1], text: "", points: 10, possible: 10)]
          ),
        ],
        cap: nil
      )
      try store.record(
        StoredTotal(rubric: 2, total: card.total),
        json: Array(try JSONText.encode(ScoreDocument(card)).utf8),
        of: id
      )
    }
  }

  @Test func `known sessions do not count, and six make a level`() throws {
    let drill = try Drill()
    let days = (1...5).map { ("2026-03-0\($0)T10:00:00Z", 1.0, KnownReason?.none) }
    try Self.store(drill, days + KnownReason.allCases.map { ("2026-03-07T10:00:00Z", 0, $0) })
    let five = try Self.progress(drill)
    #expect((five.sessions, five.known, five.level) == (5, KnownReason.allCases.count, nil))
    #expect(five.course.map(\.session) == [1, 2, 3, 4, 5])
    #expect(five.course.first?.figures == ["evidence choice": 1, "order": 1])
    #expect(five.schedule.isEmpty)
    #expect(five.next?.scenario == "canary-segment-regression")
    let other = try Drill()
    try Self.store(other, days + [("2026-03-08T10:00:00Z", 1, nil)])
    #expect(try Self.progress(other).level == "no")
    #expect(try Self.progress(other).mean == 30)
  }

  @Test func `a pattern is due after the days that the schedule says`() throws {
    let drill = try Drill()
    try Self.store(drill, [("2026-03-01T22:00:00Z", 0.2, nil)])
    let before = try Self.progress(drill, ["--on", "2026-03-01"])
    let item = try #require(before.schedule.first)
    #expect(item.pattern == "poor evidence choice, cause in 'nothing'")
    #expect((item.due, item.isDue) == ("2026-03-02", false))
    #expect(try Self.progress(drill, ["--on", "2026-03-02"]).schedule.first?.isDue == true)
    #expect(before.weakest.criteria == ["evidence choice"])
    let shown = try drill.run(["progress", "--on", "2026-03-01"])
    #expect(shown.output.contains("tomorrow"))
    #expect(shown.lines.allSatisfy { $0.count <= 80 })
    try drill.run(["progress", "--on", "soon"]).expectRefusal(64, "'soon' is no day")
  }

  @Test func `what is due is offered where no scenario is named`() throws {
    let drill = try Drill()
    try Self.store(drill, [("2026-03-01T22:00:00Z", 0.2, nil)])
    drill.scenarios = Repository.scenarios.path
    try drill.run(["play"]).expectRefusal(
      64,
      "which scenario?",
      "Due today: poor evidence choice, cause in 'nothing'. 'firedrill play eval-distribution-mismatch'"
    )
  }

  @Test func `what is asked for bounds what is said and offered`() throws {
    let drill = try Drill()
    try Self.store(drill, [("2026-03-01T22:00:00Z", 0.2, nil)])
    drill.scenarios = Repository.scenarios.path
    let agents = try drill.run(["progress", "--topic", "agents"])
    #expect(agents.output.hasPrefix("No scored session is like that."))
    #expect(agents.output.contains("'firedrill play agent-runs-away'"))
    #expect(try Self.progress(drill, ["--topic", "agents"]).next?.scenario == "agent-runs-away")
  }

  @Test func `without a session progress says how to begin`() throws {
    let shown = try Drill().run(["progress"])
    #expect(shown.status == 0)
    #expect(shown.output.hasPrefix("No session has been scored yet."))
  }
}
