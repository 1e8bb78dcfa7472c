package import ScenarioModel
import Telemetry

/// Harm over the twin that has built up by a minute.
package struct HarmPoint: Hashable, Sendable {
  /// Minutes after the page.
  package var minute: Int
  /// Weighted requests.
  package var harm: Double
}

extension Session {
  /// Harm over the healthy twin as it built up, from the page to the horizon.
  ///
  /// `step` minutes lie between two points. Complexity: all rows from the page to the horizon, twice.
  package func harmCourse(every step: Int) throws(StagingError) -> [HarmPoint] {
    precondition(step > 0, "a course needs steps")
    var rest = incident
    rest.advance(to: scenario.horizonMinutes)
    var idle = Incident(staging)
    idle.advance(to: scenario.horizonMinutes)
    let own = scene(deal.world, rest.timeline)
    let twin = scene(deal.twin, idle.timeline)
    var points = [HarmPoint(minute: 0, harm: 0)]
    var harm = 0.0
    for start in stride(from: 0, to: scenario.horizonMinutes, by: step) {
      let end = min(start + step, scenario.horizonMinutes)
      let window = MinuteRange(from: start, to: end)
      harm += try weighed(own, window) - weighed(twin, window)
      points.append(HarmPoint(minute: end, harm: harm))
    }
    return points
  }

  private func scene(_ world: World, _ timeline: Timeline) -> Scene {
    Scene(staging: staging, world: world, variants: deal.variants, timeline: timeline)
  }

  private func weighed(_ scene: Scene, _ window: MinuteRange) throws(StagingError) -> Double {
    var total = 0.0
    for weight in scenario.harm.weights where weight.weight != 0 {
      total += weight.weight * Double(try scene.count(of: weight, in: window))
    }
    return total
  }
}
