/// Values of variables and the states that are active, to evaluate guards and expressions in.
///
/// Evaluates what an author declared, without compiling it; a running machine does not use it.
package struct Valuation: Sendable {
  package let values: [VariableName: Int]
  package let active: Set<StateID>

  package init(values: [VariableName: Int] = [:], active: Set<StateID> = []) {
    self.values = values
    self.active = active
  }

  /// Whether the guard holds; nil where it cannot be evaluated.
  package func holds(_ condition: Guard) -> Bool? {
    switch condition {
    case .always:
      return true
    case .all(let parts):
      for part in parts {
        guard let holds = holds(part) else { return nil }
        if !holds { return false }
      }
      return true
    case .any(let parts):
      for part in parts {
        guard let holds = holds(part) else { return nil }
        if holds { return true }
      }
      return false
    case .not(let inner):
      return holds(inner).map { !$0 }
    case .compare(let left, let comparison, let right):
      guard let first = value(of: left), let second = value(of: right) else { return nil }
      return comparison.holds(first, second)
    case .inState(let id):
      return active.contains(id)
    }
  }

  /// The expression's value; nil where it has none.
  package func value(of expression: Expression) -> Int? {
    switch expression {
    case .constant(let value):
      return value
    case .variable(let name):
      return values[name]
    case .negate(let inner):
      return value(of: inner).flatMap { Arithmetic.subtract.apply(0, $0) }
    case .binary(let left, let operation, let right):
      guard let first = value(of: left), let second = value(of: right) else { return nil }
      return operation.apply(first, second)
    case .choose(let condition, let first, let second):
      guard let holds = holds(condition) else { return nil }
      return value(of: holds ? first : second)
    }
  }
}
