import ScenarioModel
package import Scoring

/// The results of reference players in one world: what of their plays a summary needs.
package struct PlayedWorld: Hashable, Sendable, Codable {
  /// The world's number, from 0.
  package var world: Int
  package var truth: String
  /// One for each player, in the order in which they played.
  package var results: [Result]

  private enum CodingKeys: String, CodingKey { case world, truth, results }

  /// One player's result.
  package struct Result: Hashable, Sendable, Codable {
    package var player: Player
    /// Range: 0 to 100.
    package var score: Double
    package var criteria: [CriterionFigure]

    private enum CodingKeys: String, CodingKey { case player, score, criteria }
  }

  /// The figure of a criterion, 0 to 1.
  package struct CriterionFigure: Hashable, Sendable, Codable {
    package var criterion: Criterion
    package var figure: Double

    private enum CodingKeys: String, CodingKey { case criterion, figure }
  }

  /// Takes the results out of the plays of one world; `nil` without a play.
  package init?(_ world: Int, _ plays: [SimulatedPlay]) {
    guard let first = plays.first else { return nil }
    self.world = world
    truth = first.truth.rawValue
    results = plays.map { play in
      Result(
        player: play.player,
        score: play.card.score,
        criteria: play.card.criteria.map {
          CriterionFigure(criterion: $0.criterion, figure: $0.figure)
        }
      )
    }
  }

  /// The result of a player; `nil` for one that did not play.
  package func result(of player: Player) -> Result? { results.first { $0.player == player } }
}

extension [PlayedWorld] {
  /// The worlds in which a player earned least, the lowest first, ties by the world's number.
  package func lowest(_ count: Int, of player: Player) -> [Int] {
    let own = compactMap { played in
      played.result(of: player).map { (world: played.world, score: $0.score) }
    }
    return own.sorted { ($0.score, $0.world) < ($1.score, $1.world) }.prefix(count).map(\.world)
  }
}
