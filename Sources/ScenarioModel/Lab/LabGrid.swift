package import Telemetry

/// The minutes at which a lab computes its charts.
package struct LabGrid: Hashable, Sendable {
  /// The minutes of what the alert watches, each the end of a window, rising.
  package let alertMinutes: [Int]
  /// The windows in which rows are counted, from before the page to the horizon; one begins at the page.
  package let windows: [MinuteRange]

  /// The most minutes before the page that a chart shows.
  private static let history = 120
  /// The most points of a chart; more cannot be told apart on a screen.
  private static let points = 80

  /// The grid of a scenario.
  package init(_ scenario: Scenario) {
    let first = scenario.world.firstMinute
    let window = scenario.alert.window
    let start = max(first - window.from, -Self.history)
    let span = scenario.horizonMinutes + Self.history
    let step = Self.step(span)
    // The page is one of the minutes, so that the chart shows what the alert saw.
    let before = max(0, -start) / step
    alertMinutes = Array(
      stride(from: -before * step, through: scenario.horizonMinutes, by: step)
    )
    let earliest = -(min(-first, Self.history) / step) * step
    windows = stride(from: earliest, to: scenario.horizonMinutes, by: step).map {
      MinuteRange(from: $0, to: min($0 + step, scenario.horizonMinutes))
    }
  }

  /// The shortest step of 5, 10, 15, 30 minutes or whole hours with few enough points.
  private static func step(_ span: Int) -> Int {
    [5, 10, 15, 30].first { span / $0 <= points } ?? (span / points / 60 + 1) * 60
  }

  /// All minutes of the windows.
  package var window: MinuteRange {
    MinuteRange(from: windows.first?.from ?? 0, to: windows.last?.to ?? 0)
  }

  /// All minutes that the alert's windows cover.
  func alertSpan(_ alert: Alert) -> MinuteRange {
    MinuteRange(
      from: (alertMinutes.first ?? 0) + alert.window.from,
      to: (alertMinutes.last ?? 0) + alert.window.to
    )
  }
}
