package import Telemetry

/// The truth, the world and the versions of artifacts that a seed draws for a scenario.
package struct Deal: Sendable {
  package let seed: UInt64
  /// The position of the truth among the scenario's hypotheses.
  package let truth: Int
  /// The number of redraws of the world until the alert held, from 0.
  package let attempt: UInt32
  package let world: World
  /// The same seed and random numbers without the faults.
  package let twin: World
  /// The version of each artifact, in the scenario's order.
  package let variants: [VariantID]
}

extension Staging {
  /// The number of redraws of a world after which the alert counts as impossible.
  package static let attemptLimit: UInt32 = 20_000

  /// Deals the session of a seed: the truth in proportion to the priors, a world in which the alert
  /// holds, and artifacts to match.
  ///
  /// A `truth` that is given replaces the drawn one; everything else keeps its random numbers.
  /// Complexity: one alert window a redraw.
  package func deal(seed: UInt64, truth forced: HypothesisID? = nil) throws(StagingError) -> Deal {
    let truth =
      forced.flatMap { id in scenario.hypotheses.firstIndex { $0.id == id } }
      ?? drawTruth(seed: seed)
    for attempt in 0..<Self.attemptLimit {
      let world = World(worlds[truth], seed: seed, attempt: attempt)
      guard try alertHolds(in: world) else { continue }
      return Deal(
        seed: seed,
        truth: truth,
        attempt: attempt,
        world: world,
        twin: World(healthyWorlds[truth], seed: seed, attempt: attempt),
        variants: scenario.artifacts.map { drawVariant(of: $0, truth: truth, seed: seed) }
      )
    }
    throw .alertNeverTrue(scenario.hypotheses[truth].id, attempts: Int(Self.attemptLimit))
  }

  /// Draws whether the truth is one cause or several, and then which.
  ///
  /// Both have random numbers of their own, so that a combination that is added to a scenario leaves the
  /// truth of most seeds as it is.
  private func drawTruth(seed: UInt64) -> Int {
    let hypotheses = scenario.hypotheses
    let combined = hypotheses.reduce(0) { $0 + ($1.parts.isEmpty ? 0 : $1.prior) }
    let unit = KeyedDraw.unit(seed: seed, stream: "combination")
    let isCombined = unit < combined
    return Self.pick(
      hypotheses.map { $0.parts.isEmpty == isCombined ? 0 : $0.prior },
      at: KeyedDraw.unit(seed: seed, stream: "truth")
    )
  }

  private func drawVariant(of artifact: Artifact, truth: Int, seed: UInt64) -> VariantID {
    let odds = scenario.hypotheses[truth].artifacts.first { $0.artifact == artifact.id }?.variants
    guard let odds, !odds.isEmpty else { return artifact.variants[0].id }
    let unit = KeyedDraw.unit(seed: seed, stream: "artifact/\(artifact.id)")
    return odds[Self.pick(odds.map(\.weight), at: unit)].variant
  }

  /// The first position whose cumulative share of the weights exceeds `unit`.
  private static func pick(_ weights: [Double], at unit: Double) -> Int {
    let total = weights.reduce(0, +)
    var sum = 0.0
    for (index, weight) in weights.enumerated() {
      sum += weight
      if unit * total < sum { return index }
    }
    return weights.lastIndex { $0 > 0 } ?? 0
  }

  private func alertHolds(in world: World) throws(StagingError) -> Bool {
    let scene = Scene(staging: self, world: world, variants: [], timeline: Timeline())
    let figures = try scene.figures(of: scenario.alert.measures, window: scenario.alert.window)
    return scene.holds(scenario.alert.condition, figures)
  }
}
