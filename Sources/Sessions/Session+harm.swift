package import ScenarioModel
import Telemetry

/// The harm of a session's course beside the harm of its world left alone.
package struct HarmReport: Hashable, Sendable {
  /// Harm over the twin to the horizon.
  ///
  /// Unit: weighted requests.
  package var session: Double
  /// Harm over the twin to the horizon had the player done nothing.
  ///
  /// Unit: weighted requests.
  package var unattended: Double

  package init(session: Double, unattended: Double) {
    self.session = session
    self.unattended = unattended
  }
}

/// The requests that the harm of any course of a world is measured against.
package struct HarmBaseline: Hashable, Sendable {
  /// Weighted requests of the healthy twin to the horizon.
  package var healthy: Double
  /// Weighted requests to the horizon had the player done nothing.
  package var unattended: Double

  package init(healthy: Double, unattended: Double) {
    self.healthy = healthy
    self.unattended = unattended
  }
}

extension Session {
  /// Harm over the healthy twin to the horizon, whenever the session ended.
  ///
  /// States that the player left go on to the horizon. Complexity: all rows from the page to the
  /// horizon, three times.
  package func harm() throws(StagingError) -> HarmReport {
    try harm(over: harmBaseline())
  }

  /// The baseline of every session of this world.
  ///
  /// Complexity: all rows from the page to the horizon, twice.
  package func harmBaseline() throws(StagingError) -> HarmBaseline {
    HarmBaseline(
      healthy: try wholeHarm(deal.twin, idleTimeline),
      unattended: try wholeHarm(deal.world, idleTimeline)
    )
  }

  /// Harm over a baseline that is already known.
  ///
  /// Complexity: all rows from the page to the horizon.
  package func harm(over baseline: HarmBaseline) throws(StagingError) -> HarmReport {
    HarmReport(
      session: try wholeHarm(deal.world, ownTimeline) - baseline.healthy,
      unattended: baseline.unattended - baseline.healthy
    )
  }

  /// The controls to the horizon had the player done nothing.
  var idleTimeline: Timeline { Incident(staging).timeline(to: scenario.horizonMinutes) }

  /// The controls to the horizon as the player left them.
  var ownTimeline: Timeline { incident.timeline(to: scenario.horizonMinutes) }

  private func wholeHarm(_ world: World, _ timeline: Timeline) throws(StagingError) -> Double {
    try weighedHarm(world, timeline, in: MinuteRange(from: 0, to: scenario.horizonMinutes))
  }

  /// Weighted requests of a world in a window, under the controls of a timeline.
  ///
  /// Complexity: the rows of the window.
  func weighedHarm(
    _ world: World,
    _ timeline: Timeline,
    in window: MinuteRange
  ) throws(StagingError) -> Double {
    let scene = Scene(
      staging: staging,
      world: world,
      variants: deal.variants,
      timeline: timeline
    )
    var total = 0.0
    for weight in scenario.harm.weights where weight.weight != 0 {
      total += weight.weight * Double(try scene.count(of: weight, in: window))
    }
    return total
  }
}

extension Incident {
  fileprivate func timeline(to minute: Int) -> Timeline {
    var rest = self
    rest.advance(to: minute)
    return rest.timeline
  }
}
