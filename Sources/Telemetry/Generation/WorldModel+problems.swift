extension WorldModel {
  /// All that keeps rows from being made, in the order of the description.
  package func problems(effects: [Effect] = []) -> [WorldProblem] { [] }
}
