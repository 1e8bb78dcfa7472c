/// A condition over variables and active states, declared rather than programmed.
///
/// It has no side effects. One that cannot be evaluated (an overflow, a division by zero) counts
/// as false and raises `error.execution`. Source: SCXML §5.9.1.
package indirect enum Guard: Hashable, Sendable {
  case always
  case all([Guard])
  case any([Guard])
  case not(Guard)
  case compare(Expression, Comparison, Expression)

  /// Whether a state is active: the standard's `In()`.
  case inState(StateID)
}

/// A comparison of two integers.
package enum Comparison: String, Hashable, Sendable, CaseIterable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// Whether the comparison holds.
  package func holds(_ left: Int, _ right: Int) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}
