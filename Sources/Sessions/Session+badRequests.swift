package import ScenarioModel
import Telemetry

/// Bad requests from the page to a minute that an on-call engineer could count, and what the count
/// stands on, so that it can go on from there.
package struct BadRequestCount: Hashable, Sendable {
  package let total: Int
  /// Rows that arrive over time, which a later count need not count again.
  let arrived: Int
  let minute: Int
  /// The controls before that minute; rows before it depend on no others.
  let controls: Timeline
}

extension Session {
  /// Bad requests since the page that an on-call engineer could count.
  package func observedBadRequests() throws(StagingError) -> Int {
    try badRequests(after: nil).total
  }

  /// Bad requests since the page that an on-call engineer could count, ready to be counted on.
  ///
  /// Goes on from an `earlier` count of this session where the controls before it are unchanged, to
  /// the same number as a whole count. Complexity: the rows since the earlier count, or since the page.
  package func badRequests(
    after earlier: BadRequestCount?
  ) throws(StagingError) -> BadRequestCount {
    let timeline = scene.timeline
    var start = 0
    var arrived = 0
    if let earlier, earlier.minute <= clock, timeline.before(earlier.minute) == earlier.controls {
      (start, arrived) = (earlier.minute, earlier.arrived)
    }
    var standing = 0
    for weight in scenario.harm.weights where weight.isObserved {
      switch scenario.world.table(weight.table)?.rows {
      case .fixed, nil:
        standing += try scene.count(of: weight, in: MinuteRange(from: 0, to: clock))
      case .arrivals:
        guard start < clock else { continue }
        arrived += try scene.count(of: weight, in: MinuteRange(from: start, to: clock))
      }
    }
    return BadRequestCount(
      total: arrived + standing,
      arrived: arrived,
      minute: clock,
      controls: timeline.before(clock)
    )
  }
}
