import Players
import ScenarioModel
import Scoring

/// What `simulate --json` prints.
struct SimulationDocument: Encodable {
  private var scenarios: [String: Entry] = [:]

  mutating func add(_ summaries: [PlayerSummary], of scenario: Scenario, seeds: Int) {
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
    var players: [String: PlayerEntry]
    var seeds: Int
    var difficulty: Int
  }

  /// A player; figures of criteria are 0 to 1.
  private struct PlayerEntry: Encodable {
    var mean: Double
    var deciles: [Double]
    var criteria: [String: Double] = [:]
    var byTruth: [String: Double] = [:]

    private enum CodingKeys: String, CodingKey {
      case mean, deciles, criteria
      case byTruth = "by_truth"
    }

    init(_ summary: PlayerSummary) {
      mean = summary.mean
      deciles = summary.deciles
      for each in summary.criteria { criteria[each.criterion.rawValue] = each.figure }
      for each in summary.byTruth { byTruth[each.truth.rawValue] = each.mean }
    }
  }
}
