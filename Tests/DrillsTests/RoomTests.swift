import Foundation
import Reports
import ScenarioModel
import Sessions
import Synchronization
import Telemetry
import TestSupport
import Testing

@testable import Drills

/// Rooms of interviews: links, what a side may do, what it sees, and the clock.
struct RoomTests {
  private static let name = "canary-segment-regression"
  private static let ladder = Result { try Sample.shipped(name).ladder }

  /// A service over a folder whose time a test sets.
  private struct World {
    let services: DrillServices
    let sessions: SessionService
    let time = Time()
    let folder: TemporaryFolder

    /// A shipped one: its calibration is at hand.
    private static let scenario = Repository.scenarios.appending(path: RoomTests.name)

    init() throws {
      folder = try TemporaryFolder()
      services = DrillServices(
        DrillEnvironment(
          dataFolder: folder.url,
          cacheFolder: folder.url.appending(path: "cache"),
          scenarioFolders: [Repository.scenarios],
          now: { [time] in time.now },
          randomSeed: { 7 }
        )
      )
      sessions = try services.sessions()
    }

    func open(
      _ interviewer: InterviewSetting.Interviewer = .host
    ) throws -> (session: Session, id: SessionID) {
      let setting = InterviewSetting(style: .neutral, minutes: 15, interviewer: interviewer)
      let opened = try sessions.open(
        Opening(folder: Self.scenario.path, kind: .interview(setting))
      )
      try sessions.openRoom(for: opened.id)
      return opened
    }

    func room(
      _ interviewer: InterviewSetting.Interviewer = .host,
      _ hand: HandClock = HandClock()
    ) throws -> InterviewRoom {
      let (session, id) = try open(interviewer)
      return InterviewRoom(session, id, sessions, services.scorekeeper, now: { hand.second })
    }
  }

  private final class Time: Sendable {
    private let seconds = Mutex(1_800_000_000)

    var now: Int { seconds.withLock { $0 } }

    func advance(hours: Int) { seconds.withLock { $0 += hours * 3600 } }
  }

  private static func failure(_ work: () throws -> some Any) -> RoomError? {
    do {
      _ = try work()
      return nil
    } catch DrillError.room(let error) {
      return error
    } catch {
      Issue.record("\(error)")
      return nil
    }
  }

  @Test func `a hosted interview that nobody ends stops its clock, and goes on as its host says`()
    async throws
  {
    let hand = HandClock()
    let room = try World().room(.host, hand)
    // While nobody listens the clock stands still.
    let news = await room.news(for: .host, after: 0)
    defer { withExtendedLifetime(news) {} }
    func isPaused() async throws -> Bool { try await room.hostView().status.isPaused }
    // No time passes before the candidate comes.
    hand.advance(by: 600)
    #expect(try await room.hostView().status.secondsLeft == 15 * 60)
    try await room.seat(.candidate)
    #expect(try await room.hostView().status.secondsLeft == 15 * 60)
    try await room.take(.injected("A clue."), as: .host, after: 1)
    // The time is not over, however quiet it is; then it is not quiet for long enough.
    hand.advance(by: 15 * 60 - 1)
    #expect(await room.rest())
    #expect(try await !isPaused())
    try await room.take(.injected("Another."), as: .host, after: 2)
    hand.advance(by: InterviewRoom.longestSilence - 1)
    #expect(await room.rest())
    #expect(try await !isPaused())
    hand.advance(by: 1)
    #expect(await room.rest())
    #expect(try await isPaused())
    // It goes on where it stood, and is not stopped at once again.
    try await room.take(.unpaused, as: .host, after: room.hostView().mark)
    #expect(await room.rest())
    #expect(try await !isPaused())
    try await room.take(.closed, as: .host, after: room.hostView().mark)
    #expect(await !room.rest())
  }

  @Test func `while the clock is stopped a candidate does nothing`() async throws {
    let room = try World().room()
    try await room.take(.paused, as: .host, after: 1)
    func isStopped(_ error: any Error) -> Bool {
      if case DrillError.session(.interview(.paused)) = error { true } else { false }
    }
    await #expect {
      try await room.perform(.look("arms"), after: 0)
    } throws: {
      isStopped($0)
    }
    await #expect {
      try await room.take(.requested("the arms", actions: []), as: .candidate, after: 0)
    } throws: {
      isStopped($0)
    }
    await #expect {
      try await room.live.perform(.wait(minutes: 5), as: .candidate)
    } throws: {
      isStopped($0)
    }
    try await room.take(.unpaused, as: .host, after: 2)
    try await room.perform(.wait(minutes: 5), after: 0)
  }

  @Test(arguments: [InterviewSetting.Interviewer.host, .machine])
  func `what was asked is told after the end, with model answers to who may know the key`(
    interviewer: InterviewSetting.Interviewer
  ) async throws {
    let room = try World().room(interviewer)
    let stage = try #require(Self.ladder.get().first)
    try await room.take(.asked(.probe(stage: stage.id.rawValue)), as: .host, after: 1)
    try await room.take(.remarked("A note."), as: .host, after: 2)
    try await room.take(.asked(.verdict), as: .host, after: 3)
    #expect(await room.pastQuestions().isEmpty)
    try await room.take(.closed, as: .host, after: 4)
    let asked = await room.pastQuestions()
    // The note has no number for the candidate.
    #expect(asked.map(\.number) == [2, 3])
    #expect(asked.first?.words == stage.probe)
    #expect(asked.map(\.modelAnswer) == [interviewer == .machine ? stage.modelAnswer : nil, nil])
  }

  @Test func `a secret is 256 bits and reads back`() throws {
    let world = try World()
    var seen: Set<String> = []
    for _ in 0..<100 {
      let secret = LinkSecret(from: world.services.environment)
      #expect(secret.text.utf8.count == 64)
      #expect(LinkSecret(secret.text) == secret)
      #expect(secret.digest.count == 32)
      seen.insert(secret.text)
    }
    #expect(seen.count == 100)
  }

  @Test(arguments: [
    "", "abc", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
    String(repeating: "G", count: 64), String(repeating: "0", count: 62) + "é",
    String(repeating: "A", count: 64),
  ])
  func `anything but 64 digits is no secret`(text: String) {
    #expect(LinkSecret(text) == nil)
  }

  @Test func `the store holds no secret of a link`() throws {
    let world = try World()
    let (_, id) = try world.open()
    let secret = try world.sessions.makeLink(to: id, as: .host)
    let bytes = stride(from: 0, to: 64, by: 2).map { index in
      UInt8(secret.text.dropFirst(index).prefix(2), radix: 16) ?? 0
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: world.folder.path) {
      guard let data = FileManager.default.contents(atPath: world.folder.file(name)) else {
        continue
      }
      #expect(data.range(of: Data(secret.text.utf8)) == nil, "\(name)")
      #expect(data.range(of: Data(bytes)) == nil, "\(name)")
    }
  }

  @Test func `a link gives the place of its role and no other`() throws {
    let world = try World()
    let (first, second) = (try world.open().id, try world.open().id)
    for place in [RoomPlace.host, .candidate, .observer] {
      let secret = try world.sessions.makeLink(to: first, as: place)
      #expect(try world.sessions.seat(in: first, by: secret).place == place)
      #expect(Self.failure { try world.sessions.seat(in: second, by: secret) } == .wrongLink)
    }
    let other = LinkSecret(from: world.services.environment)
    #expect(Self.failure { try world.sessions.seat(in: first, by: other) } == .wrongLink)
    let nowhere = SessionID(rawValue: 99)
    #expect(Self.failure { try world.sessions.seat(in: nowhere, by: other) } == .wrongLink)
    let none = Self.failure { try world.sessions.makeLink(to: nowhere, as: .host) }
    #expect(none == .noRoom(nowhere))
  }

  @Test func `a link expires and can be taken back`() throws {
    let world = try World()
    let id = try world.open().id
    let short = try world.sessions.makeLink(to: id, as: .candidate, hours: 1)
    let long = try world.sessions.makeLink(to: id, as: .candidate, hours: 48)
    world.time.advance(hours: 1)
    #expect(Self.failure { try world.sessions.seat(in: id, by: short) } == .expiredLink)
    #expect(try world.sessions.seat(in: id, by: long).role == .candidate)
    try world.sessions.revokeLinks(to: id, of: .host)
    #expect(try world.sessions.seat(in: id, by: long).role == .candidate)
    try world.sessions.revokeLinks(to: id, of: .candidate)
    #expect(Self.failure { try world.sessions.seat(in: id, by: long) } == .revokedLink)
    #expect(try world.sessions.links(to: id).map(\.state) == [.revoked, .revoked])
  }

  @Test func `a host who takes over puts the old one out`() throws {
    let world = try World()
    let id = try world.open().id
    let old = try world.sessions.makeLink(to: id, as: .host)
    let candidate = try world.sessions.makeLink(to: id, as: .candidate)
    let new = try world.sessions.makeLink(to: id, as: .host, takesOver: true)
    // Until somebody enters by it, the old link is good.
    #expect(try world.sessions.seat(in: id, by: new).role == .host)
    #expect(try world.sessions.enter(id, by: old).role == .host)
    #expect(try world.sessions.enter(id, by: new).role == .host)
    #expect(Self.failure { try world.sessions.seat(in: id, by: old) } == .revokedLink)
    #expect(try world.sessions.seat(in: id, by: candidate).role == .candidate)
    #expect(try world.sessions.enter(id, by: new).role == .host)
  }

  @Test func `a candidate takes no turn of the interviewer`() async throws {
    let world = try World()
    let room = try world.room()
    let stage = try #require(Self.ladder.get().first?.id.rawValue)
    let turns: [InterviewTurn] = [
      .clued(stage: stage), .asked(.probe(stage: stage)), .asked(.verdict), .injected("x"),
      .hintOffered(stage: stage, .nudge), .ticked(stage: stage, signal: "x", isHeard: true),
      .remarked("x"), .paused, .unpaused, .closed, .seated(.host), .timedOut,
      .allowed(.ticks, true),
    ]
    for turn in turns {
      await #expect(throws: DrillError.self, "\(turn)") {
        try await room.take(turn, as: .candidate, after: 0)
      }
      await #expect(throws: DrillError.self, "\(turn)") {
        try await room.take(turn, as: .observer, after: 1)
      }
    }
    await #expect(throws: DrillError.self) { try await room.takeHint(after: 0) }
    await #expect(throws: DrillError.self) {
      try await room.take(.seated(.observer), as: .candidate, after: 0)
    }
    #expect(try await room.current().entries.count == 1)
  }

  @Test func `an act of one side makes no form of the other old`() async throws {
    let world = try World()
    let room = try world.room()
    let host = try await room.mark(of: .host)
    let candidate = try await room.view(for: .candidate).mark
    try await room.take(.injected("a clue"), as: .host, after: host)
    try await room.perform(.look(try await room.look(0)), after: candidate)
    // The same forms again: a second click, or a second person on that side.
    await #expect(throws: DrillError.self) {
      try await room.take(.injected("a clue"), as: .host, after: host)
    }
    await #expect(throws: DrillError.self) {
      try await room.perform(.look(try await room.look(1)), after: candidate)
    }
    #expect(try await room.current().entries.count == 3)
  }

  @Test func `two hosts at once do one thing`() async throws {
    let world = try World()
    let (session, id) = try world.open()
    let rooms = try (0..<2).map { _ in
      // Each is a server of its own on the same store.
      InterviewRoom(
        session,
        id,
        try DrillServices(world.services.environment).sessions(),
        world.services.scorekeeper
      )
    }
    let mark = try await rooms[0].mark(of: .host)
    let done = await withTaskGroup(of: Bool.self) { group in
      for room in rooms {
        group.addTask {
          do {
            try await room.take(.injected("a clue"), as: .host, after: mark)
            return true
          } catch {
            return false
          }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(done == 1)
    #expect(try world.sessions.load(id).entries.count == 2)
  }

  @Test func `a candidate sees the same whatever the host ticks and notes`() async throws {
    let stage = try #require(Self.ladder.get().first)
    let signal = try #require(stage.signals.first?.concept.id)
    var views: [String] = []
    for isNoting in [false, true] {
      let world = try World()
      let room = try world.room()
      var view: [String] = []
      func host(_ turn: InterviewTurn) async throws {
        try await room.take(turn, as: .host, after: try await room.mark(of: .host))
      }
      func note() async throws {
        guard isNoting else { return }
        try await host(.ticked(stage: stage.id.rawValue, signal: signal, isHeard: true))
        try await host(.remarked("a note that nobody sees"))
      }
      func look() async throws {
        let seen = try await room.view(for: .candidate)
        view.append("\(seen.entries) \(seen.question as Any) \(seen.mark) \(seen.status)")
      }
      try await host(.clued(stage: stage.id.rawValue))
      try await note()
      try await host(.asked(.probe(stage: stage.id.rawValue)))
      try await look()
      try await note()
      let question = try await #require(room.view(for: .candidate).question)
      try await room.answer("Is it real?", to: question.number, after: 0)
      try await note()
      try await room.perform(.look(try await room.look(0)), after: 1)
      try await look()
      let news = await room.news(for: .candidate, after: 0)
      var numbers: [Int] = []
      try await note()
      try await host(.closed)
      for await item in news {
        if case .happened(let number) = item { numbers.append(number) }
        if case .over = item { break }
      }
      view.append("\(numbers)")
      views.append(view.joined(separator: "\n"))
    }
    #expect(views[0] == views[1])
    #expect(views[0].hasSuffix("[1, 2, 3, 4, 5, 6]"))
  }

  @Test func `an answer to a question that is gone is not taken`() async throws {
    let world = try World()
    let room = try world.room()
    let stages = try Self.ladder.get().prefix(2).map(\.id.rawValue)
    var mark = try await room.mark(of: .host)
    try await room.take(.asked(.probe(stage: stages[0])), as: .host, after: mark)
    let question = try await #require(room.view(for: .candidate).question)
    mark = try await room.mark(of: .host)
    try await room.take(.asked(.probe(stage: stages[1])), as: .host, after: mark)
    let error = await #expect(throws: DrillError.self) {
      try await room.answer("Too late.", to: question.number, after: 0)
    }
    guard case .room(.otherQuestion) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `what is typed is kept only where the candidate allows it`() async throws {
    let world = try World()
    let room = try world.room()
    let stage = try #require(Self.ladder.get().first)
    let mark = try await room.mark(of: .host)
    try await room.take(.asked(.probe(stage: stage.id.rawValue)), as: .host, after: mark)
    let text = "First I would compare the canary with the control, language by language."
    try await room.type(text)
    #expect(try await room.hostView().draft == nil)
    #expect(await room.audience.presence.isCandidateTyping)
    try await room.allow(.typing, true)
    try await room.type(text)
    let draft = try #require(try await room.hostView().draft)
    #expect(draft.text == text)
    #expect(!draft.heard.isEmpty)
    try await room.allow(.typing, false)
    #expect(try await room.hostView().draft == nil)
  }

  @Test func `what is allowed is an event that another server knows`() async throws {
    let world = try World()
    let (session, id) = try world.open()
    let first = InterviewRoom(session, id, world.sessions, world.services.scorekeeper)
    let mark = try await first.view(for: .candidate).mark
    try await first.allow(.typing, true)
    try await first.allow(.typing, true)
    try await first.allow(.ticks, true)
    try await first.seat(.observer)
    let sessions = try DrillServices(world.services.environment).sessions()
    let turns = try sessions.load(id).interviewTurns.map(\.event.turn)
    #expect(
      turns.dropFirst() == [.allowed(.typing, true), .allowed(.ticks, true), .seated(.observer)]
    )
    let second = InterviewRoom(try sessions.load(id), id, sessions, world.services.scorekeeper)
    let host = try await second.hostView()
    #expect(host.sharesTyping && host.showsTicks)
    // A candidate learns who looks on and that the host reads along, and of no ticks.
    let view = try await second.view(for: .candidate)
    #expect(view.sharesTyping && view.session.entries.count == 3)
    #expect(!view.session.allows(.ticks))
    // A form that was there before is still good.
    #expect(view.mark == mark)
    try await first.allow(.typing, false)
    #expect(try await !second.hostView().sharesTyping)
    try await first.take(.closed, as: .host, after: 1)
    try await first.allow(.typing, true)
    #expect(try await !second.hostView().sharesTyping)
  }

  @Test func `a window that is loaded again is one person`() async throws {
    let world = try World()
    let room = try world.room()
    let first = await room.news(for: .host, after: 0, in: "window-1")
    let again = await room.news(for: .host, after: 0, in: "window-1")
    #expect(await room.everybody.hosts == 1)
    let other = await room.news(for: .host, after: 0, in: "window-2")
    let nameless = await room.news(for: .host, after: 0)
    #expect(await room.everybody.hosts == 3)
    // The earlier stream of the window ends, and its end takes nobody away.
    for await _ in first {}
    #expect(await room.everybody.hosts == 3)
    withExtendedLifetime((again, other, nameless)) {}
  }

  @Test func `a verdict cites events by the numbers that its reader sees`() async throws {
    let world = try World()
    let room = try world.room()
    try await room.take(.remarked("a note"), as: .host, after: 1)
    try await room.perform(.look(try await room.look(0)), after: 0)
    try await room.take(.remarked("another"), as: .host, after: 2)
    try await room.perform(.look(try await room.look(1)), after: 1)
    let seen = try await room.view(for: .candidate).entries.filter { $0.title != "" }.map(\.number)
    let looks = Array(seen.suffix(2))
    let cause = try await room.current().scenario.hypotheses[0].id
    let verdict = Declaration(
      cause: cause,
      places: [],
      explanation: "Because of what was seen.",
      cited: looks
    )
    try await room.perform(.declare(verdict), after: 2)
    #expect(try await room.current().declaration?.cited == [3, 5])
    let view = try await room.view(for: .candidate)
    #expect(view.session.declaration?.cited == looks)
    guard case .declaration(let report) = view.entries.last?.content else {
      Issue.record("the verdict is not the last entry")
      return
    }
    #expect(report.cited == looks)
    #expect(
      view.entries.filter { report.cited.contains($0.number) }.allSatisfy { !$0.figures.isEmpty }
    )
  }

  @Test func `the machine interviews while somebody is there`() async throws {
    let world = try World()
    let hand = HandClock()
    let room = try world.room(.machine, hand)
    #expect(await room.step())
    let view = try await room.view(for: .candidate)
    let question = try #require(view.question)
    try await room.answer("I would compare the arms.", to: question.number, after: view.mark)
    #expect(await room.step())
    #expect(try await room.view(for: .candidate).question?.number != question.number)
    // An hour in which nobody was there is no time of the interview.
    let before = try await room.view(for: .candidate).status.secondsLeft
    hand.advance(by: 3600)
    #expect(try await room.view(for: .candidate).status.secondsLeft == before)
  }

  @Test func `a room goes on in another process where it was`() async throws {
    let world = try World()
    let (session, id) = try world.open()
    let first = InterviewRoom(session, id, world.sessions, world.services.scorekeeper)
    try await first.take(.injected("a clue"), as: .host, after: 1)
    try await first.perform(.look(try await first.look(0)), after: 0)
    let sessions = try DrillServices(world.services.environment).sessions()
    let second = InterviewRoom(try sessions.load(id), id, sessions, world.services.scorekeeper)
    let views = (try await first.view(for: .candidate), try await second.view(for: .candidate))
    #expect(views.0.entries == views.1.entries)
    #expect(views.0.mark == views.1.mark)
    try await second.take(.closed, as: .host, after: 2)
    #expect(try await first.view(for: .candidate).session.isOver)
    #expect(try await first.card(for: .candidate) == second.card(for: .candidate))
  }

  @Test func `the candidate's scorecard holds no key and an observer gets none`() async throws {
    let world = try World()
    let room = try world.room()
    try await room.take(.closed, as: .host, after: 1)
    let truth = try await room.current().truth.title
    #expect(try await "\(room.card(for: .host))".contains(truth))
    #expect(try await !"\(room.card(for: .candidate))".contains(truth))
    await #expect(throws: DrillError.self) { try await room.card(for: .observer) }
  }
}

extension InterviewRoom {
  /// One of the actions that are open.
  fileprivate func look(_ index: Int) async throws -> ActionID {
    try await current().availableActions[index].id
  }

  /// The count of a side's acts, as its page has it.
  fileprivate func mark(of side: InterviewRole) async throws -> Int {
    try await current().count(ofOwn: side)
  }
}
