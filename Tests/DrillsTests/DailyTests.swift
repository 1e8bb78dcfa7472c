import Drills
import Foundation
import Reports
import ScenarioModel
import Sessions
import TestSupport
import Testing

struct DailyTests {
  private static let names = [
    "tool-poisoning", "canary-segment-regression", "eval-distribution-mismatch",
    "catastrophic-forgetting",
  ]

  /// Computed with Python's hashlib: int.from_bytes(sha256(text)[:8], "big") >> 11, and the next
  /// eight bytes modulo 4 in the sorted names; weekdays by its datetime.
  @Test(arguments: [
    (20_786, "2026-11-29", "canary-segment-regression", 4, UInt64(4_009_182_893_990_366)),
    (20_787, "2026-11-30", "canary-segment-regression", 1, 3_427_988_224_566_333),
    (20_788, "2026-12-01", "tool-poisoning", 2, 5_722_603_740_674_660),
  ])
  func `a day gives everybody the same incident`(
    days: Int,
    day: String,
    scenario: String,
    difficulty: Int,
    seed: UInt64
  ) throws {
    let incident = try #require(DailyIncident(daysSince1970: days, scenarios: Self.names))
    #expect(incident == DailyIncident(daysSince1970: days, scenarios: Self.names.reversed()))
    #expect(incident.day == day)
    #expect(incident.scenario == scenario)
    #expect(incident.difficulty == difficulty)
    #expect(incident.seed == seed)
  }

  @Test func `without scenarios there is none`() {
    #expect(DailyIncident(daysSince1970: 1, scenarios: []) == nil)
  }

  /// Plays a day's incident to its verdict.
  private static func play(_ services: DrillServices) async throws {
    let daily = try DailyService(services)
    let (session, id) = try daily.begin(daily.today())
    let live = try services.sessions().live(session, id)
    try await live.perform(.look(session.scenario.actions[0].id.rawValue), as: .player)
    let verdict = Declaration(
      cause: session.scenario.hypotheses[0].id,
      places: [],
      explanation: "It is what it is.",
      cited: [1]
    )
    try await live.perform(.declare(verdict), as: .player)
  }

  @Test func `one attempt counts, and days in a row are counted`() async throws {
    let folder = try TemporaryFolder()
    // The shipped scenarios, since the incident of a day needs four difficulties.
    let monday = 20_787 * 86_400 + 3_600
    for day in 0..<2 {
      let services = DrillServices(
        in: folder,
        now: monday + day * 86_400,
        scenarios: Repository.scenarios
      )
      let daily = try DailyService(services)
      #expect(try daily.streak() == day)
      let incident = try daily.today()
      #expect(try daily.attempt(at: incident) == nil)
      #expect(try await daily.result(of: incident) == nil)
      try await Self.play(services)
      #expect(try daily.streak() == day + 1)
      let attempt = try #require(try daily.attempt(at: incident))
      #expect(attempt.known == nil, "it counts as progress")
      // A second play of the same seed is no attempt.
      _ = try services.sessions().open(
        Opening(
          folder: try services.catalog.folder(named: incident.scenario),
          difficulty: incident.difficulty,
          seed: incident.seed
        )
      )
      #expect(try daily.attempt(at: incident)?.id == attempt.id)
    }
    let later = try DailyService(
      DrillServices(in: folder, now: monday + 3 * 86_400, scenarios: Repository.scenarios)
    )
    #expect(try later.streak() == 0, "a day was left out")
    let yesterday = try DailyService(
      DrillServices(in: folder, now: monday + 86_400, scenarios: Repository.scenarios)
    )
    let result = try #require(try await yesterday.result(of: yesterday.today()))
    #expect(result.streak == 2)
    #expect(result.looks == 1)
    #expect(result.lines.count == 4)
  }

  @Test func `harm is shown in parts of the time`() {
    let unattended = (0...24).map { Double($0) * 10 }
    let stopped = (0...24).map { Double(min($0, 6)) * 10 }
    #expect(DailyResult.rises(unattended, unattended: unattended) == Array(repeating: 1, count: 12))
    #expect(
      DailyResult.rises(stopped, unattended: unattended)
        == Array(repeating: 1, count: 3) + Array(repeating: 0, count: 9)
    )
    #expect(DailyResult.rises([0, 5], unattended: [0, 0]) == Array(repeating: 0, count: 12))
  }
}
