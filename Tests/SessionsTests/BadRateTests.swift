import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

/// Bad requests per minute, as counted row by row.
struct BadRateTests {
  /// Bad requests per minute of a window.
  private static func rate(_ session: Session, from: Int, to: Int) throws -> Double {
    let window = MinuteRange(from: from, to: to)
    let count = try session.scenario.harm.weights.filter(\.isObserved).reduce(0) {
      $0 + (try session.scene.count(of: $1, in: window))
    }
    return Double(count) / Double(to - from)
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `the rate is that of the rows, now, at the page and in the first hour`(seed: UInt64) throws {
    var play = RandomPlay(seed)
    for staging in [try Sample.queue(), try Sample.canary()] {
      var session = try Session.of(staging, seed: seed)
      let first = session.scenario.world.firstMinute
      let usual = try Self.rate(session, from: first, to: min(0, first + 60))
      let atPage = try Self.rate(session, from: -15, to: 0)
      for _ in 0..<8 where !session.isOver {
        guard let event = try? session.decide(play.command(for: session)).event else { continue }
        session.apply(event)
        let rate = try session.badRate()
        #expect(try rate.now == Self.rate(session, from: session.clock - 15, to: session.clock))
        #expect(rate.atPage == atPage)
        #expect(rate.usual == usual)
      }
    }
  }

  @Test func `a repair shows in the rate`() throws {
    var idle = try Session.of(Sample.queue(), seed: 5, truth: "bad-build")
    var rolled = idle
    try idle.play(.wait(minutes: 40))
    try rolled.play(.mitigate("roll-back"), .wait(minutes: 30))
    #expect(try rolled.badRate().now < idle.badRate().now)
  }
}
