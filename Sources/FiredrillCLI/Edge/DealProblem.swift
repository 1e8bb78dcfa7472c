import ScenarioModel

/// A scenario that reads well and cannot be played.
struct DealProblem: DiagnosticProblem {
  var error: StagingError

  var message: String { error.description }
}
