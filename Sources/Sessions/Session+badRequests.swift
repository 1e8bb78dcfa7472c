package import ScenarioModel
import Telemetry

/// A count of the bad requests from the page to a minute, as an on-call engineer sees them, from
/// which a later count continues.
package struct BadRequestCount: Hashable, Sendable {
  package let total: Int
  /// The counted rows that arrive over time; a later count does not count them again.
  let arrived: Int
  let minute: Int
  /// The controls before that minute; rows before it depend on no others.
  let controls: Timeline
}

extension Session {
  /// The number of bad requests since the page that the telemetry shows.
  package func observedBadRequests() throws(StagingError) -> Int {
    try badRequests(after: nil).total
  }

  /// The number of bad requests since the page that the telemetry shows, as a count to continue
  /// from.
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
