/// An integer computed from constants and variables.
///
/// An overflow, a division by zero or a negative exponent makes it fail; see `Effect` and `Guard`
/// for what follows from that.
package indirect enum Expression: Hashable, Sendable, ExpressibleByIntegerLiteral {
  case constant(Int)
  case variable(VariableName)
  case negate(Expression)
  case binary(Expression, Arithmetic, Expression)

  /// The first expression where the guard holds, the second where it does not.
  case choose(Guard, Expression, Expression)

  package init(integerLiteral value: Int) {
    self = .constant(value)
  }

  package static func + (left: Expression, right: Expression) -> Expression {
    .binary(left, .add, right)
  }

  package static func - (left: Expression, right: Expression) -> Expression {
    .binary(left, .subtract, right)
  }

  package static func * (left: Expression, right: Expression) -> Expression {
    .binary(left, .multiply, right)
  }
}

/// An operation on two integers.
package enum Arithmetic: String, Hashable, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"

  /// Division that drops the fraction (towards zero).
  case divide = "/"

  /// The rest of that division; it has the sign of the dividend.
  case remainder = "%"
  case power = "pow"
  case minimum = "min"
  case maximum = "max"

  /// The result, or nil where there is none that fits an `Int`.
  package func apply(_ left: Int, _ right: Int) -> Int? {
    switch self {
    case .add: Self.checked(left.addingReportingOverflow(right))
    case .subtract: Self.checked(left.subtractingReportingOverflow(right))
    case .multiply: Self.checked(left.multipliedReportingOverflow(by: right))
    case .divide: Self.checked(left.dividedReportingOverflow(by: right))
    case .remainder: Self.checked(left.remainderReportingOverflow(dividingBy: right))
    case .power: Self.power(left, right)
    case .minimum: min(left, right)
    case .maximum: max(left, right)
    }
  }

  private static func checked(_ result: (partialValue: Int, overflow: Bool)) -> Int? {
    result.overflow ? nil : result.partialValue
  }

  /// Raises by repeated squaring, so that a huge exponent costs at most 63 rounds.
  private static func power(_ base: Int, _ exponent: Int) -> Int? {
    guard exponent >= 0 else { return nil }
    var result = 1
    var square = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 {
        guard let product = checked(result.multipliedReportingOverflow(by: square)) else {
          return nil
        }
        result = product
      }
      rest >>= 1
      if rest > 0 {
        guard let next = checked(square.multipliedReportingOverflow(by: square)) else { return nil }
        square = next
      }
    }
    return result
  }
}
