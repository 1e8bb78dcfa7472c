package import ScenarioModel
import Telemetry

/// A moment of an incident: minutes after the page, and the time of day that people see.
package struct ClockTime: Hashable, Sendable, Codable {
  /// Unit: minutes after the page; negative before it.
  package var minute: Int
  /// The time of day, such as `14:54`.
  package var clock: String

  private enum CodingKeys: String, CodingKey { case minute, clock }

  package init(_ minute: Int, in scenario: Scenario) {
    self.minute = minute
    clock = Digits.clock(minutes: scenario.world.pageMinuteOfDay + minute)
  }
}

/// A stretch of an incident, from one moment to another.
package struct ClockSpan: Hashable, Sendable, Codable {
  package var start: ClockTime
  package var end: ClockTime

  private enum CodingKeys: String, CodingKey { case start, end }

  package init(from start: Int, to end: Int, in scenario: Scenario) {
    self.start = ClockTime(start, in: scenario)
    self.end = ClockTime(end, in: scenario)
  }

  /// Both times of day, such as `14:50–14:54`.
  package var clock: String { "\(start.clock)–\(end.clock)" }
}
