package import ScenarioModel
package import Scoring

/// The scores of one player over many worlds.
package struct PlayerSummary: Hashable, Sendable {
  package var player: Player
  /// All scores, 0 to 100, rising.
  package var scores: [Double]
  package var mean: Double
  /// The nine deciles, by linear interpolation (Hyndman and Fan's type 7).
  package var deciles: [Double]
  /// Mean figure of each criterion, 0 to 1.
  package var criteria: [CriterionMean]
  /// Mean score by truth, in the scenario's order; truths that were not dealt are left out.
  package var byTruth: [TruthMean]
  /// The share of worlds, 0 to 1, in which the expert scored higher, ties by half; `nil` for the
  /// expert, or where the expert did not play.
  package var beatenByExpert: Double?

  /// The mean figure of a criterion.
  package struct CriterionMean: Hashable, Sendable {
    package var criterion: Criterion
    package var figure: Double
  }

  /// The mean score under a truth.
  package struct TruthMean: Hashable, Sendable {
    package var truth: HypothesisID
    package var mean: Double
    package var worlds: Int
  }
}

extension PlayerSummary {
  /// Sums up plays, world by world; `nil` for a player that played none.
  package init?(_ player: Player, worlds: [[SimulatedPlay]], of scenario: Scenario) {
    let plays = worlds.compactMap { plays in plays.first { $0.player == player } }
    guard let first = plays.first else { return nil }
    let scores = plays.map(\.card.score)
    self.player = player
    self.scores = scores.sorted()
    mean = Self.mean(scores)
    deciles = (1...9).map { Self.quantile(Double($0) / 10, of: scores.sorted()) }
    criteria = first.card.criteria.map(\.criterion).enumerated().map { position, criterion in
      CriterionMean(
        criterion: criterion,
        figure: Self.mean(plays.map { $0.card.criteria[position].figure })
      )
    }
    byTruth = scenario.hypotheses.compactMap { hypothesis in
      let own = plays.filter { $0.truth == hypothesis.id }.map(\.card.score)
      guard !own.isEmpty else { return nil }
      return TruthMean(truth: hypothesis.id, mean: Self.mean(own), worlds: own.count)
    }
    beatenByExpert = Self.beaten(player, worlds)
  }

  private static func beaten(_ player: Player, _ worlds: [[SimulatedPlay]]) -> Double? {
    guard player != .expert else { return nil }
    let shares = worlds.compactMap { plays -> Double? in
      guard let expert = plays.first(where: { $0.player == .expert })?.card.score,
        let own = plays.first(where: { $0.player == player })?.card.score
      else { return nil }
      return expert > own ? 1 : expert == own ? 0.5 : 0
    }
    return shares.isEmpty ? nil : mean(shares)
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// The quantile of rising values.
  private static func quantile(_ share: Double, of values: [Double]) -> Double {
    let place = share * Double(values.count - 1)
    let low = Int(place)
    let high = min(low + 1, values.count - 1)
    return values[low] + (place - Double(low)) * (values[high] - values[low])
  }
}

extension SimulatedPlay {
  /// The plays of a player that earned least, the lowest first, with the positions of their worlds.
  package static func lowest(
    _ count: Int,
    of player: Player,
    in worlds: [[SimulatedPlay]]
  ) -> [(world: Int, play: SimulatedPlay)] {
    let own = worlds.enumerated().compactMap { world, plays in
      plays.first { $0.player == player }.map { (world: world, play: $0) }
    }
    let rising = own.sorted { left, right in
      let (one, two) = (left.play.card.score, right.play.card.score)
      return one == two ? left.world < right.world : one < two
    }
    return Array(rising.prefix(count))
  }
}
