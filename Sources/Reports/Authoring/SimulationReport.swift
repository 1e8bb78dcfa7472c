package import Players
package import ScenarioModel
import Scoring
package import Sessions

/// The results of reference players in several scenarios, as `simulate --json` gives them.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct SimulationDocument: Hashable, Sendable, Encodable {
  package var scenarios: [SimulationReport]

  private enum CodingKeys: String, CodingKey { case scenarios }

  package init(_ scenarios: [SimulationReport]) { self.scenarios = scenarios }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    let named = scenarios.map { ($0.scenario, $0) }
    try values.encode(Dictionary(named) { _, last in last }, forKey: .scenarios)
  }
}

/// The results of reference players in many worlds of one scenario.
package struct SimulationReport: Hashable, Sendable, Encodable {
  /// The scenario's name; in the JSON it is the key of the report.
  package var scenario: String
  package var difficulty: Int
  /// The number of worlds that each player played.
  package var worlds: Int
  package var players: [PlayerRow]
  /// The scenario's hypotheses in order; not in the JSON.
  package var hypotheses: [String]

  private enum CodingKeys: String, CodingKey {
    case players, difficulty
    case worlds = "seeds"
  }

  package init(_ summaries: [PlayerSummary], of scenario: Scenario, worlds: Int) {
    self.scenario = scenario.id.rawValue
    difficulty = scenario.difficulty
    self.worlds = worlds
    players = summaries.map(PlayerRow.init)
    hypotheses = scenario.hypotheses.map(\.id.rawValue)
  }

  /// Sums up the results of players in worlds of a scenario.
  package init(_ worlds: [PlayedWorld], by players: [Player], of scenario: Scenario) {
    self.init(
      players.compactMap { PlayerSummary($0, worlds: worlds, of: scenario) },
      of: scenario,
      worlds: worlds.count
    )
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    let named = players.map { ($0.player, $0) }
    try values.encode(Dictionary(named) { _, last in last }, forKey: .players)
    try values.encode(worlds, forKey: .worlds)
    try values.encode(difficulty, forKey: .difficulty)
  }

  /// One player's results.
  package struct PlayerRow: Hashable, Sendable, Encodable {
    /// The player's name; in the JSON it is the key of the row.
    package var player: String
    /// Range: 0 to 100.
    package var mean: Double
    /// The nine deciles of the scores.
    package var deciles: [Double]
    /// The mean figure of each criterion, 0 to 1.
    package var criteria: [String: Double]
    /// The mean score under each truth that was dealt.
    package var byTruth: [String: Double]
    /// The share of worlds in each ten points, from 0 on; not in the JSON.
    package var spread: [Double]
    /// The share of worlds in which the expert did better, ties by half; not in the JSON.
    package var beatenByExpert: Double?

    private enum CodingKeys: String, CodingKey {
      case mean, deciles, criteria
      case byTruth = "by_truth"
    }

    fileprivate init(_ summary: PlayerSummary) {
      player = summary.player.rawValue
      mean = summary.mean
      deciles = summary.deciles
      criteria = [String: Double](
        summary.criteria.map { ($0.criterion.rawValue, $0.figure) },
        uniquingKeysWith: { _, last in last }
      )
      byTruth = [String: Double](
        summary.byTruth.map { ($0.truth.rawValue, $0.mean) },
        uniquingKeysWith: { _, last in last }
      )
      spread = (0..<10).map { bin in
        let count = summary.scores.count { min(9, Int($0 / 10)) == bin }
        return Double(count) / Double(summary.scores.count)
      }
      beatenByExpert = summary.beatenByExpert
    }
  }
}

/// The path of a reference player through one world, with the ledger of its score.
package struct SimulatedPathReport: Hashable, Sendable {
  package var player: String
  /// The world's number, from 0.
  package var world: Int
  package var truth: String
  /// The probability that the evidence seen gives the truth.
  package var belief: Double
  package var steps: [Step]
  package var score: ScoreDocument

  /// One event: an action and its finding, if it had one.
  package struct Step: Hashable, Sendable {
    package var number: Int
    package var start: ClockTime
    package var action: String
    package var finding: String?
  }

  package init(_ play: SimulatedPlay, world: Int, _ session: Session) {
    player = play.player.rawValue
    self.world = world
    truth = play.truth.rawValue
    belief = play.belief
    steps = session.entries.map { entry in
      Step(
        number: entry.number,
        start: ClockTime(entry.start, in: session.scenario),
        action: entry.event.briefWords,
        finding: session.looks.first { $0.entry.number == entry.number }?.finding.rawValue
      )
    }
    score = ScoreDocument(play.card)
  }
}
