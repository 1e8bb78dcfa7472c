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
  /// Sums up results, world by world; `nil` for a player that played none.
  package init?(_ player: Player, worlds: [PlayedWorld], of scenario: Scenario) {
    let plays = worlds.compactMap { played in
      played.result(of: player).map { (truth: played.truth, result: $0) }
    }
    guard let first = plays.first else { return nil }
    let scores = plays.map(\.result.score)
    self.player = player
    self.scores = scores.sorted()
    mean = Self.mean(scores)
    deciles = (1...9).map { Self.quantile(Double($0) / 10, of: scores.sorted()) }
    criteria = first.result.criteria.map(\.criterion).enumerated().map { position, criterion in
      CriterionMean(
        criterion: criterion,
        figure: Self.mean(plays.map { $0.result.criteria[position].figure })
      )
    }
    byTruth = scenario.hypotheses.compactMap { hypothesis in
      let own = plays.filter { $0.truth == hypothesis.id.rawValue }.map(\.result.score)
      guard !own.isEmpty else { return nil }
      return TruthMean(truth: hypothesis.id, mean: Self.mean(own), worlds: own.count)
    }
    beatenByExpert = Self.beaten(player, worlds)
  }

  private static func beaten(_ player: Player, _ worlds: [PlayedWorld]) -> Double? {
    guard player != .expert else { return nil }
    let shares = worlds.compactMap { played -> Double? in
      guard let expert = played.result(of: .expert)?.score,
        let own = played.result(of: player)?.score
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
