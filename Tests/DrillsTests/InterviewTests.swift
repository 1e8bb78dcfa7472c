import Drills
import Foundation
import Interviewing
import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

/// Interviews through the application layer alone: by the machine, and by a person.
struct InterviewTests {
  private func opening(_ interviewer: InterviewSetting.Interviewer) -> Opening {
    let setting = InterviewSetting(style: .neutral, minutes: 15, interviewer: interviewer)
    return Opening(folder: Repository.canary.path, kind: .interview(setting))
  }

  @Test func `the machine asks to the end and the interview is scored`() async throws {
    let services = DrillServices(in: try TemporaryFolder())
    let sessions = try services.sessions()
    let (session, id) = try sessions.open(opening(.machine))
    let live = sessions.live(session, id)
    let hand = HandClock()
    let clock = InterviewClock(at: 0, now: { hand.second })
    var asked = 0
    loop: for _ in 0..<500 {
      switch try await live.goOn(at: clock.second, for: .candidate) {
      case .said(let updates):
        #expect(updates.count == 1)
        if case .interview(let event) = updates[0].entry.event, case .asked = event.turn {
          asked += 1
        }
      case .listening:
        hand.advance(by: 20)
        let text = "I would compare the arms within each language before I act."
        _ = try await live.record(.answered(text), at: clock.second, for: .candidate)
      case .over: break loop
      }
    }
    let view = await live.view(for: .candidate)
    #expect(view.session.isScorable)
    #expect(asked >= view.session.ladder.count)
    let report = try await services.scorekeeper.interviewReport(of: view.session)
    #expect(report.stages.count == view.session.ladder.count)
  }

  @Test func `a question whose time is over is left by the machine`() async throws {
    let services = DrillServices(in: try TemporaryFolder())
    let sessions = try services.sessions()
    let (session, id) = try sessions.open(opening(.machine))
    let live = sessions.live(session, id)
    var end: Int?
    for _ in 0..<20 where end == nil {
      if case .listening(let until) = try await live.goOn(at: 1, for: .candidate) { end = until }
    }
    let last = try #require(end)
    guard case .listening = try await live.goOn(at: last - 1, for: .candidate) else {
      Issue.record("the machine went on a second early")
      return
    }
    guard case .said(let updates) = try await live.goOn(at: last, for: .candidate) else {
      Issue.record("the machine waits on")
      return
    }
    #expect(updates.map(\.entry.event) == [.interview(InterviewEvent(.timedOut, at: last))])
  }

  @Test func `a clock follows a break and the other side`() async throws {
    let services = DrillServices(in: try TemporaryFolder())
    let sessions = try services.sessions()
    let (session, id) = try sessions.open(opening(.host))
    let live = sessions.live(session, id)
    let hand = HandClock()
    let clock = InterviewClock(at: 0, now: { hand.second })
    func record(_ turn: InterviewTurn, at second: Int) async throws {
      let updates = try await live.record(turn, at: second, for: .host)
      clock.follow(await live.view(for: .host).session, after: updates)
    }
    // Until the candidate comes no time passes.
    hand.advance(by: 30)
    #expect(clock.second(of: await live.view(for: .host).session) == 0)
    clock.set(to: 0)
    try await record(.seated(.candidate), at: 0)
    try await record(.injected("a clue"), at: 5)
    #expect(clock.second == 5)
    try await record(.paused, at: 7)
    hand.advance(by: 60)
    #expect(clock.second(of: await live.view(for: .host).session) == 7)
    try await record(.unpaused, at: 7)
    hand.advance(by: 2)
    #expect(clock.second(of: await live.view(for: .host).session) == 9)
    try await record(.closed, at: 9)
    hand.advance(by: 60)
    #expect(clock.second(of: await live.view(for: .host).session) == 9)
  }

  @Test func `a person interviews from another process and both see what they may`() async throws {
    let services = DrillServices(in: try TemporaryFolder())
    let sessions = try services.sessions()
    let (session, id) = try sessions.open(opening(.host))
    let host = sessions.live(session, id)
    let hostLock = try sessions.hold(.host, of: id)
    #expect(throws: DrillError.self) { try sessions.hold(.host, of: id) }

    // The candidate's process has a connection of its own.
    let elsewhere = try DrillServices(services.environment).sessions()
    let (joined, joinedID) = try elsewhere.hosted(try sessions.code(of: id))
    #expect(joinedID == id)
    let candidate = elsewhere.live(joined, id)
    let stage = try #require(session.scenario.ladder.first?.id.rawValue)
    _ = try await host.record(.clued(stage: stage), at: 5, for: .host)
    _ = try await host.record(.remarked("sounds unsure"), at: 6, for: .host)
    #expect(candidate.news.isThere)
    let seen = try await candidate.sync(for: .candidate)
    #expect(seen.map(\.entry.number) == [2])

    // What the host did meanwhile comes first, and then the answer.
    _ = try await host.record(.asked(.probe(stage: stage)), at: 7, for: .host)
    let updates = try await candidate.record(.answered("Japanese only."), at: 9, for: .candidate)
    #expect(updates.map(\.entry.number) == [4, 5])
    #expect(try await host.sync(for: .host).map(\.entry.number) == [5])
    // A private note is no news.
    #expect(!candidate.news.isThere)
    _ = try await host.record(.remarked("better"), at: 10, for: .host)
    #expect(!candidate.news.isThere)
    await #expect(throws: DrillError.self) {
      try await candidate.perform(
        .interview(InterviewEvent(.ticked(stage: stage, signal: "x", isHeard: true), at: 11)),
        as: .candidate
      )
    }

    _ = try await host.record(.closed, at: 20, for: .host)
    let view = await host.view(for: .host)
    #expect(view.truth != nil)
    try await candidate.sync(for: .candidate)
    #expect(await candidate.view(for: .candidate).truth == nil, "the host tells the key")
    #expect(throws: DrillError.self) { try elsewhere.hosted(try sessions.code(of: id)) }
    withExtendedLifetime(hostLock) {}
  }

  @Test func `a command meets what another process did first`() async throws {
    let services = DrillServices(in: try TemporaryFolder())
    let sessions = try services.sessions()
    let (session, id) = try sessions.open(Opening(folder: Repository.canary.path))
    let first = sessions.live(session, id)
    let second = try DrillServices(services.environment).sessions().live(session, id)
    try await first.perform(.note("one"), as: .player)
    await #expect(throws: DrillError.self) {
      try await second.perform(.note("two"), as: .player)
    }
    try await second.sync(for: .player)
    #expect(try await second.perform(.note("two"), as: .player).entry.number == 2)
  }
}
