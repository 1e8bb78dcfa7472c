internal import Statecharts

/// Writes guards and expressions as ECMAScript, with a bracket around every operation.
enum ExpressionWriter {
  static func text(of condition: Guard) -> String {
    switch condition {
    case .always: "true"
    case .all(let parts): joined(parts, by: " && ", none: "true")
    case .any(let parts): joined(parts, by: " || ", none: "false")
    case .not(let inner): "!\(text(of: inner))"
    case .compare(let left, let comparison, let right):
      "(\(text(of: left)) \(comparison.rawValue) \(text(of: right)))"
    case .inState(let id): "In(\(quoted(id.rawValue)))"
    }
  }

  static func text(of expression: Expression) -> String {
    switch expression {
    case .constant(let value): "\(value)"
    case .variable(let name): name.rawValue
    case .negate(let inner): "(-(\(text(of: inner))))"
    case .binary(let left, let operation, let right):
      binary(text(of: left), operation, text(of: right))
    case .choose(let condition, let first, let second):
      "(\(text(of: condition)) ? \(text(of: first)) : \(text(of: second)))"
    }
  }

  /// A text literal.
  static func quoted(_ text: String) -> String {
    "'" + text.flatMap { $0 == "'" || $0 == "\\" ? ["\\", $0] : [$0] } + "'"
  }

  private static func joined(_ parts: [Guard], by symbol: String, none: String) -> String {
    guard !parts.isEmpty else { return none }
    return "(" + parts.map { text(of: $0) }.joined(separator: symbol) + ")"
  }

  private static func binary(_ left: String, _ operation: Arithmetic, _ right: String) -> String {
    switch operation {
    case .add, .subtract, .multiply, .remainder: "(\(left) \(operation.rawValue) \(right))"
    case .divide: "Math.trunc(\(left) / \(right))"
    case .power, .minimum, .maximum: "Math.\(operation.rawValue)(\(left), \(right))"
    }
  }
}
