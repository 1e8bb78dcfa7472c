import ScenarioModel
import Scoring
import Sessions
import Testing

/// Doing again what was done earns nothing.
struct RedundancyTests {
  @Test(arguments: 0..<UInt64(30))
  func `looking or saying again earns no more than waiting as long`(
    seed: UInt64
  ) throws {
    let rubric = try #require(Rubric.version(1))
    let plain = try LedgerTests.randomSession(seed, declares: false)
    let seen = plain.looks.filter {
      ["arms", "pools", "outcomes", "ask-support"].contains($0.action.rawValue)
    }
    let extras = seen.prefix(2).map { SessionCommand.look($0.action) }
    let stated = plain.beliefs.map { [SessionCommand.believe($0)] } ?? []
    for extra in extras + stated where plain.refusal(of: extra) == nil {
      var idle = plain
      var session = plain
      try session.play(extra)
      if session.clock > plain.clock { try idle.play(.wait(minutes: session.clock - plain.clock)) }
      let before = try idle.scorecard(rubric).criteria
      for (left, right) in zip(before, try session.scorecard(rubric).criteria) {
        #expect(right.points <= left.points + 1e-12, "\(extra) raised \(left.criterion)")
      }
    }
  }

  @Test func `news told again at once keeps no further deadline`() throws {
    var once = try Session.of(Drill.queue(), truth: "chance")
    try once.play(.wait(minutes: 10), .update("News."))
    var often = once
    for _ in 0..<3 { try often.play(.update("News.")) }
    for minute in [20, 34, 40, 60] {
      var plain = once
      var again = often
      try plain.play(.wait(minutes: minute - plain.clock))
      try again.play(.wait(minutes: minute - again.clock))
      let held = try plain.score(.communication).ledger[0].points
      #expect(try again.score(.communication).ledger[0].points == held)
    }
  }
}
