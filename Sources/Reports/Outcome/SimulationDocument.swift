package import Players
package import ScenarioModel
import Scoring

/// The document that `simulate --json` prints.
package struct SimulationDocument: Encodable {
  private var scenarios: [String: Entry] = [:]

  package init() {}

  package mutating func add(_ summaries: [PlayerSummary], of scenario: Scenario, seeds: Int) {
    var players: [String: PlayerEntry] = [:]
    for summary in summaries { players[summary.player.rawValue] = PlayerEntry(summary) }
    scenarios[scenario.id.rawValue] = Entry(
      players: players,
      seeds: seeds,
      difficulty: scenario.difficulty
    )
  }

  /// A scenario with its players.
  private struct Entry: Encodable {
    package var players: [String: PlayerEntry]
    package var seeds: Int
    package var difficulty: Int
  }

  /// A player; figures of criteria are 0 to 1.
  private struct PlayerEntry: Encodable {
    package var mean: Double
    package var deciles: [Double]
    package var criteria: [String: Double] = [:]
    package var byTruth: [String: Double] = [:]

    private enum CodingKeys: String, CodingKey {
      case mean, deciles, criteria
      case byTruth = "by_truth"
    }

    package init(_ summary: PlayerSummary) {
      mean = summary.mean
      deciles = summary.deciles
      for each in summary.criteria { criteria[each.criterion.rawValue] = each.figure }
      for each in summary.byTruth { byTruth[each.truth.rawValue] = each.mean }
    }
  }
}
