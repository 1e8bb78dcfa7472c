package import Telemetry

/// A world of the lab with the numbers that were set: everything that its courses are computed from.
package struct LabBench: Sendable {
  package let staging: Staging
  /// The position of the cause among the scenario's hypotheses.
  package let cause: Int
  package let seed: UInt64
  /// The number of the world's redraw.
  package let attempt: UInt32
  /// The version of each artifact, in the scenario's order.
  package let variants: [VariantID]
  package let grid: LabGrid

  /// Makes the bench of a staged scenario; the cause is a position of its hypotheses.
  package init(
    _ staging: Staging,
    cause: Int,
    seed: UInt64,
    attempt: UInt32,
    variants: [VariantID]
  ) {
    precondition(staging.worlds.indices.contains(cause), "there is no cause \(cause)")
    self.staging = staging
    self.cause = cause
    self.seed = seed
    self.attempt = attempt
    self.variants = variants
    grid = LabGrid(staging.scenario)
  }

  /// The world under a course of controls.
  package func scene(_ timeline: Timeline) -> Scene {
    Scene(
      staging: staging,
      world: World(staging.worlds[cause], seed: seed, attempt: attempt),
      variants: variants,
      timeline: timeline
    )
  }

  /// The healthy twin, in which nobody does anything.
  package var healthyScene: Scene {
    Scene(
      staging: staging,
      world: World(staging.healthyWorlds[cause], seed: seed, attempt: attempt),
      variants: variants,
      timeline: idleTimeline
    )
  }

  /// The controls to the horizon where nobody does anything.
  package var idleTimeline: Timeline { timeline(nil).timeline }

  /// The controls to the horizon with a mitigation that is begun at a minute, and whether it could be.
  package func timeline(
    _ step: LabMitigation?
  ) -> (timeline: Timeline, isPossible: Bool) {
    var incident = Incident(staging)
    var isPossible = true
    if let step, let mitigation = staging.scenario.mitigation(step.mitigation) {
      incident.advance(to: step.minute)
      isPossible = incident.holds(mitigation.guardCondition)
      if isPossible { incident.apply(mitigation) }
    }
    incident.advance(to: staging.scenario.horizonMinutes)
    return (incident.timeline, isPossible)
  }
}

/// A mitigation that the lab carries out, and when it is begun.
package struct LabMitigation: Hashable, Sendable {
  package var mitigation: MitigationID
  /// Minutes after the page.
  package var minute: Int

  package init(mitigation: MitigationID, minute: Int) {
    self.mitigation = mitigation
    self.minute = minute
  }
}
