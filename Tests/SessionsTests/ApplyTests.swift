import ScenarioModel
import Sessions
import TestSupport
import Testing

/// What events add up to.
struct ApplyTests {
  @Test(arguments: 0..<UInt64(40))
  func `no event whatever can break a session`(seed: UInt64) throws {
    var play = RandomPlay(seed)
    var session = try Session.of(Sample.queue(), seed: seed)
    let horizon = session.scenario.horizonMinutes
    for number in 1...60 {
      let before = session.clock
      session.apply(play.garbage(for: session.scenario))
      let entry = try #require(session.entries.last)
      #expect(entry.number == number)
      #expect(entry.start == before)
      #expect(entry.end == session.clock)
      #expect((before...horizon).contains(session.clock))
      for look in session.looks { _ = try session.evidence(of: look) }
      _ = try session.badRate()
    }
    let harm = try session.harm()
    #expect(harm.session.isFinite && harm.unattended.isFinite)
    #expect(session.entries.count == 60)
  }

  @Test func `names that the scenario does not know change nothing`() throws {
    var session = try Session.of(Sample.queue())
    let before = session.incident.timeline
    session.apply(.mitigated("no-such", minutes: 0))
    session.apply(.looked(look("no-such", minutes: 0)))
    #expect(session.incident.timeline == before)
    #expect(session.clock == 0)
  }

  @Test func `time neither runs back nor past the horizon`() throws {
    var session = try Session.of(Sample.queue())
    session.apply(.waited(minutes: -5))
    #expect(session.clock == 0)
    session.apply(.waited(minutes: .min))
    #expect(session.clock == 0)
    session.apply(.waited(minutes: 59))
    session.apply(.waited(minutes: .max))
    #expect(session.clock == 60)
    #expect(session.entries.map(\.end) == [0, 0, 59, 60])
  }

  @Test func `each event knows the regime in which it began`() throws {
    var session = try Session.of(Sample.queue())
    try session.play(
      .mitigate("pause"),
      .wait(minutes: 19),
      .mitigate("drain"),
      .wait(minutes: 20),
      .mitigate("roll-back"),
      .note("done")
    )
    #expect(
      session.entries.map(\.regime) == [
        Regime(band: 0, state: "as-paged"), Regime(band: 0, state: "held"),
        Regime(band: 1, state: "held"), Regime(band: 1, state: "drained"),
        Regime(band: 2, state: "drained"), Regime(band: 2, state: "rolled-back"),
      ]
    )
  }

  @Test func `only a declaration and giving up end a session`() throws {
    let staging = try Sample.queue()
    let ends: [(SessionEvent, Bool)] = [
      (.looked(look("arms", minutes: 4)), false),
      (.sliced(words: "a", minutes: 2, digest: ""), false),
      (.believed([]), false), (.noted("a"), false), (.mitigated("drain", minutes: 2), false),
      (.updated("a", minutes: 1), false), (.waited(minutes: 1), false),
      (.hinted(action: "arms", level: .nudge), false), (.abandoned, true),
      (
        .declared(Declaration(cause: nil, places: [], explanation: "?", cited: [])), true
      ),
    ]
    for (event, isEnd) in ends {
      var session = try Session.of(staging)
      session.apply(event)
      #expect(session.isOver == isEnd, "\(event)")
    }
  }

  private func look(_ action: String, minutes: Int) -> Look {
    Look(action: action, finding: "gap", band: 0, state: "as-paged", minutes: minutes, digest: "")
  }
}
