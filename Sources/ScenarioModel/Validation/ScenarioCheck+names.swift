import Telemetry

extension ScenarioCheck {
  /// Reports a name that is not among those there are; whether it is.
  @discardableResult
  mutating func checkExists<ID: Name>(
    _ name: ID,
    _ noun: ScenarioProblem.Noun,
    among known: [ID],
    at path: Diagnostic.Path
  ) -> Bool {
    if known.contains(name) { return true }
    report(.unknown(noun, name.rawValue, known: known.map(\.rawValue)), at: path)
    return false
  }

  /// Reports names that are repeated or cannot be names; `path` makes the place of each.
  mutating func checkNames(
    _ names: [String],
    _ noun: ScenarioProblem.Noun,
    _ path: (Int, String) -> Diagnostic.Path
  ) {
    var seen: Set<String> = []
    for (index, name) in names.enumerated() {
      if !noun.allows(name) { report(.malformed(noun, name), at: path(index, name)) }
      if !seen.insert(name).inserted { report(.duplicate(noun, name), at: path(index, name)) }
    }
  }

  /// The same for the keys of a map at a path.
  mutating func checkKeys<ID: Name>(
    _ names: [ID],
    _ noun: ScenarioProblem.Noun,
    at path: Diagnostic.Path
  ) {
    checkNames(names.map(\.rawValue), noun) { _, name in path.at(.key(name)) }
  }

  /// Reports a number that is out of its bounds; whether it is within.
  @discardableResult
  mutating func check(
    _ quantity: ScenarioProblem.Quantity,
    _ value: Double,
    _ bound: ScenarioProblem.Bound,
    at path: Diagnostic.Path
  ) -> Bool {
    if bound.allows(value) { return true }
    report(.outOfRange(quantity, value, bound), at: path)
    return false
  }

  /// Reports a whole number that is out of its bounds; whether it is within.
  @discardableResult
  mutating func check(
    _ quantity: ScenarioProblem.Quantity,
    _ value: Int,
    _ bound: ScenarioProblem.Bound,
    at path: Diagnostic.Path
  ) -> Bool {
    check(quantity, Double(value), bound, at: path)
  }

  /// Reports each number of a list that is not above the one before.
  mutating func checkRising(
    _ quantity: ScenarioProblem.Quantity,
    _ values: [Double],
    at path: Diagnostic.Path
  ) {
    for index in values.indices.dropFirst() where !(values[index] > values[index - 1]) {
      report(.notRising(quantity, values[index], after: values[index - 1]), at: path.at(index))
    }
  }

  /// Reports a text of nothing but blanks.
  mutating func checkText(
    _ text: String,
    _ part: ScenarioProblem.Part,
    at path: Diagnostic.Path
  ) {
    if text.allSatisfy(\.isWhitespace) { report(.empty(part), at: path) }
  }
}
