import ScenarioModel
import Scoring
import Sessions
import Telemetry
import TestSupport
import Testing

/// Order: 10 points over pairs of weights 1, 2 (optional) and 1.
struct OrderTests {
  private func lines(_ commands: [SessionCommand]) throws -> [LedgerLine] {
    var session = try Session.of(Sample.queue(), seed: 5, truth: "bad-build")
    for command in commands { try session.play(command) }
    return try session.score(.order).ledger
  }

  @Test func `pairs hold in their order`() throws {
    let ledger = try lines([
      .look("arms"), .look("pools"), .mitigate("pause"), .look("watch"), .declare("bad-build"),
    ])
    #expect(ledger.map(\.points) == [2.5, 5, 2.5])
    #expect(ledger.map(\.possible) == [2.5, 5, 2.5])
    #expect(ledger.map(\.events) == [[1, 2], [3, 4], [1, 5]])
    #expect(ledger[0].text == "Scope comes first.")
  }

  @Test func `pairs fail in the other order`() throws {
    let ledger = try lines([
      .look("ask-support"), .look("outcomes"), .look("watch"), .look("arms"), .mitigate("pause"),
      .declare("bad-build"),
    ])
    #expect(ledger.map(\.points) == [0, 0, 2.5])
    #expect(ledger[0].text == "Scope comes first. Not in that order.")
  }

  @Test func `what was not done fails unless it may be left out`() throws {
    let ledger = try lines([.look("arms"), .abandon])
    #expect(ledger.map(\.points) == [0, 5, 0])
    #expect(ledger[0].text == "Scope comes first. Not done.")
    #expect(ledger[1].text == "Contain before you watch.")
  }

  @Test func `the second without the first fails, optional or not`() throws {
    let ledger = try lines([.look("watch"), .declare("bad-build")])
    #expect(ledger.map(\.points) == [0, 0, 0])
  }

  @Test func `without a look no pair holds, not even one that may be left out`() throws {
    let ledger = try lines([.mitigate("pause"), .declare("bad-build")])
    #expect(ledger.map(\.points) == [0])
    #expect(ledger.map(\.possible) == [10])
    #expect(ledger[0].text == "nothing was looked at, so nothing came in order")
  }

  /// The line of "a change is watched" after looks, a repair and something more.
  private func watchLine(
    _ commands: [SessionCommand],
    before: [SessionCommand] = []
  ) throws -> LedgerLine {
    var scenario = try Sample.queue().scenario
    scenario.rules.precedence = [
      Precedence(
        before: [.targeted],
        after: [.verify],
        weight: 1,
        isOptional: false,
        because: "A change is watched."
      )
    ]
    var session = try Session.of(Staging(scenario), seed: 5, truth: "bad-build")
    for command in [.look("arms")] + before + [.mitigate("drain")] + commands {
      try session.play(command)
    }
    return try #require(try session.score(.order).ledger.first)
  }

  @Test func `a change is watched by any look or question that comes after it`() throws {
    let jobs = Query(
      table: "requests",
      window: MinuteRange(from: 0, to: 5),
      aggregates: [.count]
    )
    for watching in [SessionCommand.look("watch"), .look("fresh"), .slice(jobs, words: "jobs")] {
      let line = try watchLine([watching])
      #expect(line.points == 10, "\(watching)")
      #expect(line.events == [2, 3])
    }
    for idle in [SessionCommand.wait(minutes: 5), .note("hm"), .update("News.")] {
      #expect(try watchLine([idle]).points == 0)
      #expect(try watchLine([idle]).text == "A change is watched. Not done.")
    }
    // A look that had been taken before, too, takes nothing from the watching.
    let again = try watchLine([.look("fresh")], before: [.look("watch")])
    #expect(again.points == 10)
    #expect(again.events == [3, 4])
    let early = try watchLine([.note("hm")], before: [.look("watch")])
    #expect(early.text == "A change is watched. Not in that order.")
    // What came before the last change watches nothing of it.
    #expect(try watchLine([.look("fresh"), .mitigate("pause")]).points == 0)
  }

  @Test(arguments: [true, false])
  func `where nothing was changed no line asks that it be watched`(isWatched: Bool) throws {
    var scenario = try Sample.queue().scenario
    let watched: [[Step]] = [[.targeted], [.contain, .targeted]]
    scenario.rules.precedence += watched.map { changes in
      Precedence(
        before: changes,
        after: [.verify],
        weight: 1,
        isOptional: false,
        because: "A change is watched."
      )
    }
    var session = try Session.of(Staging(scenario), seed: 5, truth: "bad-build")
    try session.play(.look("arms"))
    if isWatched { try session.play(.look("watch")) }
    try session.play(.declare("bad-build"))
    let ledger = try session.score(.order).ledger
    #expect(!ledger.contains { $0.text.hasPrefix("A change is watched.") })
    #expect(ledger.map(\.possible) == [2.5, 5, 2.5])
  }

  @Test func `doing a step again later changes nothing`() throws {
    let once: [SessionCommand] = [
      .look("arms"), .mitigate("pause"), .look("watch"), .look("pools"),
    ]
    let again = once + [.mitigate("roll-back"), .look("arms")]
    #expect(try lines(once) == lines(again))
  }
}
