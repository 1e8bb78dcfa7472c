package import Plotting
package import ScenarioModel

/// A scenario in a list, as `list --json` gives it.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct ListedScenario: Hashable, Sendable, Codable {
  package var id: String
  package var title: String
  package var topic: String
  package var difficulty: Int
  /// The difficulties that can be asked for.
  package var levels: [Int]
  package var version: Int
  package var hypotheses: Int
  package var actions: Int
  package var folder: String

  private enum CodingKeys: String, CodingKey {
    case id, title, topic, difficulty, levels, version, hypotheses, actions, folder
  }

  package init(_ scenario: Scenario, folder: String) {
    id = scenario.id.rawValue
    title = scenario.title
    topic = scenario.topic.rawValue
    difficulty = scenario.difficulty
    levels = scenario.levels
    version = scenario.version
    hypotheses = scenario.hypotheses.count
    actions = scenario.actions.count
    self.folder = folder
  }

  /// The scenario's own difficulty, and all it has: "2 (1 to 4)".
  package var difficultyText: String {
    guard let first = levels.first, let last = levels.last, first < last else {
      return "\(difficulty)"
    }
    return "\(difficulty) (\(first) to \(last))"
  }

  /// A table of scenarios, a row each.
  package static func table(of listed: [ListedScenario]) -> Figure {
    .table(
      DataTable(
        title: "",
        columns: ["scenario", "title", "topic"].map { DataTable.Column(name: $0) }
          + [DataTable.Column(name: "difficulty", alignment: .right)],
        rows: listed.map { [$0.id, $0.title, $0.topic, $0.difficultyText] }
      )
    )
  }
}
