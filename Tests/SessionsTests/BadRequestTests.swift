import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

/// Bad requests counted on from prompt to prompt.
struct BadRequestTests {
  /// Counts all rows since the page at once.
  private static func whole(_ session: Session) throws -> Int {
    let window = MinuteRange(from: 0, to: session.clock)
    return try session.scenario.harm.weights.filter(\.isObserved).reduce(0) {
      $0 + (try session.scene.count(of: $1, in: window))
    }
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `counting on gives what counting everything gives`(seed: UInt64) throws {
    var play = RandomPlay(seed)
    for staging in [try Sample.queue(), try Sample.canary()] {
      var session = try Session.of(staging, seed: seed)
      var count = try session.badRequests(after: nil)
      for _ in 0..<15 where !session.isOver {
        guard let event = try? session.decide(play.command(for: session)).event else { continue }
        session.apply(event)
        count = try session.badRequests(after: count)
        #expect(try count.total == Self.whole(session))
        #expect(try count == session.badRequests(after: nil))
      }
    }
  }

  @Test func `a count under other controls or from a later minute is not gone on from`() throws {
    let start = try Session.of(Sample.queue(), seed: 5, truth: "bad-build")
    var idle = start
    try idle.play(.wait(minutes: 30))
    let other = try idle.badRequests(after: nil)
    var rolled = start
    try rolled.play(.mitigate("roll-back"))
    #expect(try rolled.badRequests(after: other).total == Self.whole(rolled))
    try rolled.play(.wait(minutes: 30))
    #expect(try rolled.badRequests(after: other).total == Self.whole(rolled))
    #expect(try Self.whole(rolled) != Self.whole(idle))
  }
}
