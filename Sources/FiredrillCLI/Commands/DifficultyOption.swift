import ArgumentParser
import ScenarioModel

/// The difficulty that a command is about, as several commands take it.
struct DifficultyOption: ParsableArguments {
  @Option(help: "Difficulty, 1 to 4; the scenario's own if left out.")
  var difficulty: Int?

  func validate() throws {
    guard let difficulty, !Scenario.difficulties.contains(difficulty) else { return }
    throw ValidationError("--difficulty must be between 1 and 4, not \(difficulty)")
  }
}
