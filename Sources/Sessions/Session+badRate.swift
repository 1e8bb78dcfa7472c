package import ScenarioModel
import Telemetry

/// The bad requests that an on-call engineer sees, now and in comparison.
///
/// Unit: bad requests per minute.
package struct BadRate: Hashable, Sendable {
  /// Over the last quarter of an hour.
  package var now: Double
  /// Over the quarter of an hour before the page.
  package var atPage: Double
  /// Over the first hour that the telemetry records.
  package var usual: Double
}

extension Session {
  /// The rate of bad requests that the telemetry shows, beside that of the page and of earlier hours.
  ///
  /// Counts what arrives over time; a table of fixed rows has no rate. What an `earlier` reading of the same
  /// session says of the time up to the page is taken over. Complexity: the rows of a quarter of an hour, and
  /// without an earlier reading of an hour and a half.
  package func badRate(knowing earlier: BadRate? = nil) throws(StagingError) -> BadRate {
    let now = try badRate(in: MinuteRange(from: clock - Self.rateMinutes, to: clock))
    if let earlier { return BadRate(now: now, atPage: earlier.atPage, usual: earlier.usual) }
    let first = scenario.world.firstMinute
    return BadRate(
      now: now,
      atPage: try badRate(in: MinuteRange(from: -Self.rateMinutes, to: 0)),
      usual: try badRate(in: MinuteRange(from: first, to: min(0, first + Self.usualMinutes)))
    )
  }

  private static let rateMinutes = 15
  private static let usualMinutes = 60

  private func badRate(in window: MinuteRange) throws(StagingError) -> Double {
    var count = 0
    for weight in scenario.harm.weights where weight.isObserved {
      guard case .arrivals = scenario.world.table(weight.table)?.rows else { continue }
      count += try scene.count(of: weight, in: window)
    }
    return Double(count) / Double(max(1, window.to - window.from))
  }
}
