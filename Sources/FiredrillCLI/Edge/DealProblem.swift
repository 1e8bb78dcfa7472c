import ScenarioModel

/// A scenario that reads well and cannot be played.
struct DealProblem: DiagnosticProblem {
  var error: StagingError
  /// Where the scenario has several.
  var difficulty: Int?

  var message: String {
    difficulty.map { "at difficulty \($0): \(error)" } ?? error.description
  }
}
