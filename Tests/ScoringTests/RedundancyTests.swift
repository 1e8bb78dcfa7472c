import ScenarioModel
import Scoring
import Sessions
import TestSupport
import Testing

/// Doing again what was done earns nothing.
struct RedundancyTests {
  @Test(arguments: 0..<UInt64(16))
  func `a redundant look never raises any criterion`(seed: UInt64) throws {
    let plain = try LedgerTests.randomSession(seed, declares: false)
    let before = try Judged.card(plain).criteria
    // Only looks whose window does not move are the same again.
    let fixed = ["arms", "pools", "outcomes", "ask-support", "tickets"]
    for look in plain.looks.filter({ fixed.contains($0.action.rawValue) }).prefix(2)
    where plain.refusal(of: .look(look.action)) == nil {
      var again = plain
      try again.play(.look(look.action))
      // An update that came too late for one deadline keeps the next once time has passed.
      var idle = plain
      if again.clock > plain.clock { try idle.play(.wait(minutes: again.clock - plain.clock)) }
      let late = try Judged.score(.communication, idle).points
      for (left, right) in zip(before, try Judged.card(again).criteria) {
        let most = left.criterion == .communication ? max(left.points, late) : left.points
        #expect(right.points <= most + 1e-9, "\(look.action) raised \(left.criterion)")
      }
    }
  }

  @Test func `a page that was seen is shown again for nothing`() throws {
    var session = try Session.of(Sample.queue(), seed: 5, truth: "bad-build")
    try session.play(.look("arms"), .look("ask-support"))
    let before = try Judged.card(session)
    let clock = session.clock
    try session.play(.look("arms"))
    #expect(session.clock == clock)
    #expect(session.looks.last?.finding == session.looks.first?.finding)
    let after = try Judged.card(session)
    #expect(after.criteria.map(\.points) == before.criteria.map(\.points))
    #expect(!after.criteria.flatMap(\.ledger).contains { $0.events.contains(3) })
  }

  @Test(arguments: 0..<UInt64(8))
  func `saying the same beliefs again changes no criterion`(seed: UInt64) throws {
    var once = try LedgerTests.randomSession(seed, declares: false)
    try once.play(.believe(["bad-build": 2, "bad-pool": 1, "chance": 1]))
    var twice = once
    try twice.play(.believe(["bad-build": 2, "bad-pool": 1, "chance": 1]))
    for (left, right) in zip(try Judged.card(once).criteria, try Judged.card(twice).criteria) {
      #expect(right.points == left.points, "\(left.criterion)")
    }
  }

  @Test func `news told again at once keeps no further deadline`() throws {
    var once = try Session.of(Sample.queue(), seed: 5, truth: "chance")
    try once.play(.wait(minutes: 10), .update("News."))
    var often = once
    for _ in 0..<3 { try often.play(.update("News.")) }
    for minute in [20, 34, 40, 60] {
      var plain = once
      var again = often
      try plain.play(.wait(minutes: minute - plain.clock))
      try again.play(.wait(minutes: minute - again.clock))
      let held = try updatePoints(plain)
      #expect(try updatePoints(again) == held)
    }
  }

  private func updatePoints(_ session: Session) throws -> Double {
    try session.score(.communication).ledger.filter { $0.text.hasPrefix("update due by ") }
      .reduce(0) { $0 + $1.points }
  }
}
