import ScenarioModel

/// A scenario as `list --json` gives it.
struct ListedScenario: Codable {
  var id: String
  var title: String
  var topic: String
  var difficulty: Int
  /// The difficulties that can be asked for.
  var levels: [Int]
  var version: Int
  var hypotheses: Int
  var actions: Int
  var folder: String

  init(_ scenario: Scenario, folder: String) {
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
  var difficultyText: String {
    guard let first = levels.first, let last = levels.last, first < last else {
      return "\(difficulty)"
    }
    return "\(difficulty) of \(first)-\(last)"
  }
}
