package import Statecharts

extension Guard {
  /// Whether it holds in a machine at rest; one that cannot be evaluated does not.
  package func holds(in machine: Machine) -> Bool {
    switch self {
    case .always: return true
    case .all(let parts): return parts.allSatisfy { $0.holds(in: machine) }
    case .any(let parts): return parts.contains { $0.holds(in: machine) }
    case .not(let part): return !part.holds(in: machine)
    case .inState(let state): return machine.isIn(state)
    case .compare(let left, let comparison, let right):
      guard let left = left.value(in: machine), let right = right.value(in: machine) else {
        return false
      }
      return comparison.holds(left, right)
    }
  }
}

extension Expression {
  /// Its value in a machine at rest, or `nil` where there is none.
  fileprivate func value(in machine: Machine) -> Int? {
    switch self {
    case .constant(let number): return number
    case .variable(let name): return machine.value(of: name)
    case .negate(let part):
      return part.value(in: machine).flatMap { Arithmetic.subtract.apply(0, $0) }
    case .binary(let left, let operation, let right):
      guard let left = left.value(in: machine), let right = right.value(in: machine) else {
        return nil
      }
      return operation.apply(left, right)
    case .choose(let condition, let first, let second):
      return (condition.holds(in: machine) ? first : second).value(in: machine)
    }
  }
}
