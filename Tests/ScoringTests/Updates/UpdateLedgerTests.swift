import ScenarioModel
import Scoring
import Sessions
import TestSupport
import Testing

/// Rubric 2: half of communication's 5 points for what updates say by their deadlines.
///
/// The first update is due by minute 15, further ones every 20 minutes after the last.
struct UpdateLedgerTests {
  private static let full =
    "Each fifth job fails, only on the canary; likely the new build; we hold the rollout; next update in"
    + " 20 minutes."

  private func lines(_ updates: [(minute: Int, text: String)], until end: Int) throws
    -> [LedgerLine]
  {
    var session = try Session.of(Sample.queue(), truth: "chance")
    for update in updates {
      try session.play(.wait(minutes: update.minute - 1 - session.clock), .update(update.text))
    }
    if end > session.clock { try session.play(.wait(minutes: end - session.clock)) }
    try session.play(.declare(nil))
    return try Judged.score(.communication, session).ledger.filter { $0.text.hasPrefix("update ") }
  }

  @Test func `a whole update in time earns its deadline and quotes each slot`() throws {
    let line = try #require(try lines([(10, Self.full)], until: 12).first)
    #expect(abs(line.points - 2.5) < 1e-12)
    #expect(line.possible == 2.5)
    for words in ["'Each fifth job fails'", "'update in 20 minutes'"] {
      #expect(line.text.contains(words), "\(line.text)")
    }
  }

  @Test func `each slot that is missing costs a fifth`() throws {
    let line = try #require(try lines([(10, "Each fifth job fails.")], until: 12).first)
    #expect(abs(line.points - 0.5) < 1e-12)
    #expect(line.text.contains("no scope, no belief, no next step, no next update"))
  }

  @Test func `a deadline without an update earns nothing and the lines share the points`() throws {
    let ledger = try lines([(10, Self.full)], until: 55)
    #expect(ledger.map { $0.points > 0 } == [true, false, false])
    #expect(abs(ledger.reduce(0) { $0 + $1.possible } - 2.5) < 1e-12)
    #expect(ledger[1].text.hasSuffix("none was sent"))
    #expect(ledger[1].events == [])
  }

  @Test func `an update begun by its deadline is in time, and a later one earns half`() throws {
    let inTime = try lines([(16, Self.full)], until: 20)
    #expect(inTime.map(\.points) == [2.5])
    let late = try lines([(18, Self.full)], until: 20)
    #expect(late.map(\.points) == [1.25])
    #expect(late[0].text.hasPrefix("update due by 09:45, 2 min late (half the points): impact "))
  }

  @Test func `saying the same twice before one deadline earns no more than once`() throws {
    let once = try lines([(10, Self.full)], until: 12)
    let twice = try lines([(8, Self.full), (11, Self.full)], until: 12)
    #expect(once.map(\.points) == twice.map(\.points))
  }

  @Test func `saying more never earns less`() throws {
    let parts = [
      "Each fifth job fails.", "Only the canary is affected.", "Likely the new build.",
      "We hold the rollout.", "Next update in 20 minutes.",
    ]
    var last = -1.0
    for count in 1...parts.count {
      let text = parts.prefix(count).joined(separator: " ")
      let points = try lines([(10, text)], until: 12).reduce(0) { $0 + $1.points }
      #expect(points >= last, "\(text)")
      last = points
    }
    #expect(abs(last - 2.5) < 1e-12)
  }
}
