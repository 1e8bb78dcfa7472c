package import ScenarioModel
import Telemetry

/// Harm over the twin that has built up by a minute.
package struct HarmPoint: Hashable, Sendable {
  /// Minutes after the page.
  package var minute: Int
  /// Weighted requests.
  package var harm: Double
}

/// Weighted requests of the healthy twin, window by window from the page to the horizon.
package struct HealthyCourse: Hashable, Sendable {
  let windows: [MinuteRange]
  let requests: [Double]
}

extension Session {
  /// The healthy twin's course, which every session of this world is measured against.
  ///
  /// `step` minutes make a window. Complexity: all rows from the page to the horizon.
  package func healthyCourse(every step: Int) throws(StagingError) -> HealthyCourse {
    precondition(step > 0, "a course needs steps")
    let windows = stride(from: 0, to: scenario.horizonMinutes, by: step).map {
      MinuteRange(from: $0, to: min($0 + step, scenario.horizonMinutes))
    }
    return HealthyCourse(
      windows: windows,
      requests: try weighedHarm(deal.twin, idleTimeline, in: windows)
    )
  }

  /// Harm over the healthy twin as it built up, from the page to the horizon.
  ///
  /// Complexity: all rows from the page to the horizon.
  package func harmCourse(over healthy: HealthyCourse) throws(StagingError) -> [HarmPoint] {
    let own = try weighedHarm(deal.world, ownTimeline, in: healthy.windows)
    var points = [HarmPoint(minute: 0, harm: 0)]
    var harm = 0.0
    for (index, window) in healthy.windows.enumerated() {
      harm += own[index] - healthy.requests[index]
      points.append(HarmPoint(minute: window.to, harm: harm))
    }
    return points
  }

  private func weighedHarm(
    _ world: World,
    _ timeline: Timeline,
    in windows: [MinuteRange]
  ) throws(StagingError) -> [Double] {
    var requests: [Double] = []
    for window in windows { requests.append(try weighedHarm(world, timeline, in: window)) }
    return requests
  }
}
