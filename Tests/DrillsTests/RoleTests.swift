import Drills
import Foundation
import Reports
import ScenarioModel
import SessionStore
import Sessions
import Telemetry
import TestSupport
import Testing

/// What each role may know, once for all front ends.
struct RoleTests {
  @Test func `only hosts and authors know the truth of an open session`() {
    for role in Role.allCases {
      let mayKnow = Knowledge.allCases.map {
        role.mayKnow($0, isOver: false, isHosted: false)
      }
      let isTrusted = role == .host || role == .author
      #expect(mayKnow.allSatisfy { $0 == isTrusted }, "\(role)")
    }
  }

  @Test func `a candidate of a person learns the score and not the key`() {
    #expect(Role.candidate.mayKnow(.score, isOver: true, isHosted: true))
    for knowledge in [Knowledge.truth, .hostNotes, .nextClue] {
      #expect(!Role.candidate.mayKnow(knowledge, isOver: true, isHosted: true))
      #expect(Role.candidate.mayKnow(knowledge, isOver: true, isHosted: false))
    }
  }

  @Test func `an observer changes nothing`() async throws {
    let live = try Self.live(truth: nil)
    await #expect(throws: DrillError.self) {
      try await live.perform(.note("I was here"), as: .observer)
    }
  }

  /// A play whose events show the same whatever is true, but for the values of evidence.
  private static let play: [SessionCommand] = [
    .note("begin"), .look("arms"), .wait(minutes: 5), .hint, .mitigate("pause-rollout"),
    .update("Japanese answers are cut; the rollout is paused; next update in 20 min."),
  ]

  @Test(arguments: [Role.player, .candidate, .observer])
  func `before the end a role gets the same whatever the truth is`(role: Role) async throws {
    var courses: Set<[String]> = []
    for hypothesis in try Self.loaded().scenario.hypotheses {
      let live = try Self.live(truth: hypothesis.id)
      let stream = await live.updates(for: role)
      for command in Self.play { try await live.perform(command, as: .author) }
      let view = await live.view(for: role)
      #expect(view.truth == nil)
      #expect(view.seed == nil)
      try await live.perform(.abandon, as: .author)
      var course: [String] = []
      for await update in stream {
        course.append(try Self.frame(of: update))
        if course.count == Self.play.count { break }
      }
      courses.insert(course)
    }
    #expect(courses.count == 1)
    #expect(courses.first?.count == Self.play.count)
  }

  /// An update without the values of its evidence.
  private static func frame(of update: Update) throws -> String {
    var entry = update.entry
    if case .looked(var look) = entry.event {
      (look.finding, look.digest) = ("", "")
      entry.event = .looked(look)
    }
    var panels: [String] = []
    if case .finding(let report) = try update.evidence() {
      panels = report.panels.map { "\($0.title) \($0.window)" }
    }
    return "\(entry) \(panels) \(update.isBeliefDue)"
  }

  @Test func `a reader who comes back misses nothing and repeats nothing`() async throws {
    let live = try Self.live(truth: nil)
    for command in Self.play.prefix(3) { try await live.perform(command, as: .player) }
    let stream = await live.updates(for: .player, after: 2)
    try await live.perform(.note("later"), as: .player)
    try await live.perform(.abandon, as: .player)
    var numbers: [Int] = []
    for await update in stream { numbers.append(update.entry.number) }
    #expect(numbers == [3, 4, 5])
  }

  @Test func `a reader who comes back gets the evidence that was shown meanwhile`() async throws {
    let live = try Self.live(truth: nil)
    let scenario = try Self.loaded().scenario
    let words = "count last 60"
    // The question is asked after the look, which takes four minutes.
    let query = try SliceParser(world: scenario.world, clock: 4).parse(words)
    var given: [String] = []
    for command in [SessionCommand.look("arms"), .slice(query, words: words)] {
      given.append("\(try await live.perform(command, as: .player).evidence())")
    }
    given.append(
      "\(try await live.ask("SELECT count(*) FROM requests", as: .player).evidence())"
    )
    let stream = await live.updates(for: .player)
    try await live.perform(.abandon, as: .player)
    var shown: [String] = []
    for await update in stream.prefix(3) { shown.append("\(try update.evidence())") }
    #expect(shown == given)
    #expect(given.allSatisfy { $0 != "none" })
    #expect(Set(given).count == 3)
  }

  @Test func `a reader who comes back is told whether beliefs are due`() async throws {
    let live = try Self.live(truth: nil)
    // Without a calibration they are due after every second look.
    #expect(try await !live.perform(.look("arms"), as: .player).isBeliefDue)
    #expect(try await live.perform(.look("locales"), as: .player).isBeliefDue)
    let stream = await live.updates(for: .player)
    try await live.perform(.abandon, as: .player)
    var due: [Bool] = []
    for await update in stream.prefix(2) { due.append(update.isBeliefDue) }
    #expect(due == [false, true])
  }

  private static func loaded() throws -> LoadedScenario {
    try DrillServices(in: try TemporaryFolder()).catalog.load(folder: Repository.canary.path)
  }

  private static func live(truth: HypothesisID?) throws -> LiveSession {
    let loaded = try loaded()
    let session = try Session(
      header: loaded.header(seed: 7),
      staging: try Staging(loaded.scenario),
      truth: truth,
      digest: Digests.hexadecimal
    )
    return LiveSession(session, id: SessionID(rawValue: 1), log: ForgetfulLog())
  }
}

/// Keeps nothing; for sessions that only a test sees.
private struct ForgetfulLog: SessionLog {
  func append(_ event: SessionEvent, as number: Int) {}

  func events(after number: Int) -> [SessionEvent] { [] }

  func version() -> Int { 0 }

  func news() -> AsyncStream<StoreState> { AsyncStream { $0.finish() } }
}
