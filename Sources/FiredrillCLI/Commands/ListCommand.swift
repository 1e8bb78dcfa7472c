import ArgumentParser
import Plotting
import ScenarioModel
import Terminal

/// Lists the scenarios there are.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the scenarios.",
    discussion: "For example: firedrill list --json"
  )

  @Flag(
    help:
      "Print JSON: [{id, title, topic, difficulty, levels, version, hypotheses, actions, folder}]."
  )
  var json = false

  func run() throws {
    let surroundings = Surroundings()
    let library = ScenarioLibrary(surroundings)
    var listed: [ListedScenario] = []
    var failure: CommandFailure?
    for folder in try library.folders() {
      do {
        listed.append(ListedScenario(try library.glance(folder: folder), folder: folder))
      } catch {
        failure = error
        try OutputWriter.standardError.writeLine("firedrill: \(error.message)")
      }
    }
    try show(listed, surroundings)
    if let failure { throw CommandFailure("", code: failure.code) }
  }

  private func show(_ listed: [ListedScenario], _ surroundings: Surroundings) throws {
    let output = OutputWriter.standardOutput
    guard !json else {
      try output.writeLine(try JSONText.encode(listed))
      return
    }
    let table = DataTable(
      title: "",
      columns: [
        DataTable.Column(name: "scenario"), DataTable.Column(name: "title"),
        DataTable.Column(name: "topic"), DataTable.Column(name: "difficulty", alignment: .right),
      ],
      rows: listed.map { [$0.id, $0.title, $0.topic, $0.difficultyText] }
    )
    try output.writeLines(TextRenderer.render(.table(table), style: surroundings.style))
    if let first = listed.first, surroundings.terminal.isOutputTerminal {
      try output.writeLines(["", "firedrill play \(first.id) starts one."])
    }
  }
}

/// A scenario as `list --json` gives it.
private struct ListedScenario: Encodable {
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
