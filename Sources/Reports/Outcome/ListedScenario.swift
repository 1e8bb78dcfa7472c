package import ScenarioModel

/// A scenario as `list --json` gives it.
package struct ListedScenario: Codable {
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

  /// The scenario's own difficulty, and all it has: "2 of 1-4".
  package var difficultyText: String {
    guard let first = levels.first, let last = levels.last, first < last else {
      return "\(difficulty)"
    }
    return "\(difficulty) of \(first)-\(last)"
  }
}
