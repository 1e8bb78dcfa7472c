import Foundation
import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

/// Rebuilding a session from its events, and refusing events that never happened.
struct ReplayTests {
  /// A play with one of each kind of event.
  private static func play() throws -> Session {
    var session = try Session.of(Sample.queue())
    try session.play(
      .hint,
      .look("arms"),
      .believe(["bad-build": 3, "chance": 4]),
      .slice(.jobs, words: "jobs"),
      .note("two\r\nlines\u{7}"),
      .mitigate("pause"),
      .update("We are looking."),
      .wait(minutes: 9),
      .look("fresh"),
      .hint,
      .hint,
      .look("ask-support"),
      .look("tickets"),
      .look("watch"),
      .declare("bad-build", at: ["build", "build"], citing: [9, 2, 9])
    )
    return session
  }

  private func query(_ words: String, _ session: Session) -> Query? {
    words == "jobs" ? .jobs : nil
  }

  @Test func `what was decided is accepted and gives the same state`() throws {
    let live = try Self.play()
    var replayed = try Session.of(Sample.queue())
    for entry in live.entries { try replayed.replay(entry.event, query: query) }
    #expect(replayed.observable == live.observable)
  }

  @Test(arguments: 0..<UInt64(30))
  func `random plays are accepted, live and from their coded form`(seed: UInt64) throws {
    var play = RandomPlay(seed)
    let live = try play.session(of: Sample.queue(), seed: seed, commands: 40)
    var replayed = try Session.of(Sample.queue(), seed: seed)
    var decoded = replayed
    for entry in live.entries {
      try replayed.replay(entry.event, query: query)
      let line = try JSONEncoder().encode(entry.event)
      decoded.apply(try JSONDecoder().decode(SessionEvent.self, from: line))
    }
    #expect(replayed.observable == live.observable)
    #expect(decoded.observable == live.observable)
    #expect(try decoded.harm() == live.harm())
    #expect(try decoded.badRate() == live.badRate())
  }

  @Test func `any field that is changed is refused`() throws {
    let live = try Self.play()
    var refused = 0
    var session = try Session.of(Sample.queue())
    for entry in live.entries {
      for change in entry.event.changes {
        var copy = session
        #expect(throws: ReplayMismatch.self, "\(change)") {
          try copy.replay(change, query: query)
        }
        #expect(copy.observable == session.observable)
        refused += 1
      }
      try session.replay(entry.event, query: query)
    }
    #expect(refused == 60)
  }

  @Test func `the reason is named with the event's number`() throws {
    var session = try Session.of(Sample.queue())
    try session.replay(.waited(minutes: 1), query: query)
    #expect(
      mismatch(of: .sliced(words: "gibberish", minutes: 2, digest: ""), in: session)
        == "event 2 asks a question that cannot be read"
    )
    #expect(
      mismatch(of: .waited(minutes: 0), in: session)
        == "event 2 could not have happened: one can wait 1 to 240 minutes at once, not 0"
    )
    #expect(
      mismatch(of: .hinted(action: "arms", level: .action), in: session)
        == "event 2 does not show what this scenario and seed give;"
        + " it was changed, or made by another version"
    )
  }

  @Test func `another seed's evidence is refused`() throws {
    let live = try Self.play()
    var other = try Session.of(Sample.queue(), seed: 8)
    for entry in live.entries.prefix(1) { try other.replay(entry.event, query: query) }
    let words = try #require(mismatch(of: live.entries[1].event, in: other))
    #expect(words.hasPrefix("event 2 does not show what this scenario and seed give"))
  }

  private func mismatch(of event: SessionEvent, in session: Session) -> String? {
    var session = session
    do {
      try session.replay(event, query: query)
      return nil
    } catch {
      return error.description
    }
  }
}
