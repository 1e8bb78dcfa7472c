import Drills
import Foundation
import Progress
import Reports
import ScenarioModel
import Scoring
import SessionStore
import Sessions
import Telemetry
import TelemetryExport
import TestSupport
import Testing

/// Whole sessions through the application layer alone, without any front end.
struct DrillTests {
  @Test func `a drill is opened, played, declared, scored and listed`() async throws {
    let services = DrillServices(in: try TemporaryFolder())
    let sessions = try services.sessions()
    let (session, id) = try sessions.open(Opening(folder: Repository.canary.path, label: "Ada"))
    #expect(session.header.seed == 7)
    let live = sessions.live(session, id)
    let look = try await live.perform(.look("arms"), as: .player)
    guard case .finding(let report) = try look.evidence() else {
      Issue.record("a look showed \(try look.evidence())")
      return
    }
    let seen = try #require(await live.view(for: .player).session.looks.first)
    #expect(try await live.view(for: .player).session.evidence(of: seen) == report)
    let answer = try await live.ask("SELECT count(*) FROM requests", as: .player)
    #expect(answer.document?.rows.count == 1)
    try await live.perform(.mitigate("pause-rollout"), as: .player)
    let verdict = Declaration(
      cause: session.scenario.hypotheses[0].id,
      places: [],
      explanation: "The canary ends Japanese answers at the limit.",
      cited: [look.entry.number]
    )
    try await live.perform(.declare(verdict), as: .player)
    let ended = await live.view(for: .player)
    #expect(ended.truth?.id == session.truth.id)

    #expect(try sessions.load(id).entries == ended.session.entries)
    let card = try await services.scorekeeper.card(of: ended.session)
    try sessions.record(card, of: id)
    let summary = try sessions.summary(of: id)
    #expect(summary.state == .declared)
    #expect(summary.label == "Ada")
    #expect(summary.createdAt == "2027-01-15T08:00:00Z")
    #expect(summary.score == StoredTotal(rubric: card.rubric, total: card.total))
    let (debrief, _) = try await services.scorekeeper.debrief(of: ended.session)
    #expect(!debrief.path.isEmpty)
    #expect(try TrainingService(sessions).outcomes().map(\.outcome.session) == [id.rawValue])
  }

  @Test func `a file that is exported with its scenario is imported elsewhere`() async throws {
    let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
    let here = DrillServices(in: folder)
    let there = DrillServices(in: other, seed: 8)
    let sessions = try here.sessions()
    let (session, id) = try sessions.open(Opening(folder: Repository.canary.path))
    let live = sessions.live(session, id)
    try await live.perform(.look("arms"), as: .player)
    await #expect(throws: DrillError.self) {
      try await sessions.replayFile(of: id, here.scorekeeper)
    }
    try sessions.abandon(id)
    let bytes = try await sessions.replayFile(of: id, here.scorekeeper, isBundled: true)
    let file = folder.url.appending(path: "session.jsonl")
    try Data(bytes).write(to: file)
    let replay = try await there.replays.verified(file.path)
    #expect(replay.session.entries.count == 2)
    let imported = try there.sessions().add(replay, label: "")
    #expect(try there.sessions().summary(of: imported).known == .imported)
    #expect(throws: DrillError.self) { try there.sessions().add(replay, label: "") }
  }

  @Test func `a branch goes on from an event and counts as known`() async throws {
    let services = DrillServices(in: try TemporaryFolder())
    let sessions = try services.sessions()
    let (session, id) = try sessions.open(Opening(folder: Repository.canary.path))
    try await sessions.live(session, id).perform(.look("arms"), as: .player)
    #expect(throws: DrillError.self) { try sessions.branch(id, at: 1) }
    try sessions.abandon(id)
    let branch = try sessions.branch(id, at: 1)
    #expect(try sessions.load(branch).entries == sessions.load(id).entries.dropLast())
    #expect(try sessions.summary(of: branch).known == .branch)
    #expect(try sessions.openSessions().map(\.id) == [branch])
  }

  @Test func `a scenario loads from memory as from the disk`() throws {
    let services = DrillServices(in: try TemporaryFolder())
    let disk = try services.catalog.load(folder: Repository.canary.path, difficulty: 3)
    let memory = try services.catalog.load(
      files: disk.files,
      name: "canary-segment-regression",
      difficulty: 3
    )
    #expect(memory.scenario == disk.scenario)
    #expect(memory.worldDigest == disk.worldDigest)
    #expect(memory.textDigest == disk.textDigest)
    #expect(throws: CatalogError.self) {
      try services.catalog.load(files: [:], name: "canary-segment-regression")
    }
  }
}
