extension WorldModel {
  /// All that keeps rows from being made, those of the description first, then those of a cause.
  package func problems(effects: [Effect] = []) -> [WorldProblem] {
    var inspector = WorldInspector(model: self)
    inspector.inspectModel()
    inspector.inspect(effects: self.effects + effects)
    return inspector.problems
  }
}
