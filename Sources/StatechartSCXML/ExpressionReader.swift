internal import Statecharts

/// Reads ECMAScript expressions over integers: the standard's data model, cut to what charts need.
///
/// A truth value where an integer stands counts as 1 or 0, and an integer where a condition stands
/// holds unless it is 0. Division drops the fraction.
struct ExpressionReader {
  /// What a part of an expression is.
  enum Value {
    case integer(Expression)
    case condition(Guard)

    var integer: Expression {
      switch self {
      case .integer(let expression): expression
      case .condition(let condition): .choose(condition, 1, 0)
      }
    }

    var condition: Guard {
      switch self {
      case .integer(let expression): .compare(expression, .notEqual, 0)
      case .condition(let condition): condition
      }
    }
  }

  private var tokens: ArraySlice<ExpressionToken>
  private var level = 0

  /// Brackets and operators inside one another; an operation may be two.
  private static let levelLimit = 2 * ChartLimits.nesting

  /// Tokens of one expression, as a long chain of operators nests as well.
  private static let tokenLimit = 4_000

  /// Reads a condition.
  static func condition(_ text: String) throws(ExpressionFailure) -> Guard {
    try read(text).condition
  }

  /// Reads an integer expression.
  static func expression(_ text: String) throws(ExpressionFailure) -> Expression {
    try read(text).integer
  }

  /// The text, if the expression is nothing but one.
  static func literal(_ text: String) -> String? {
    guard case .success(let tokens) = ExpressionToken.split(text), tokens.count == 1,
      case .text(let literal) = tokens[0]
    else { return nil }
    return literal
  }

  private static func read(_ text: String) throws(ExpressionFailure) -> Value {
    let tokens = try ExpressionToken.split(text).get()
    guard tokens.count <= tokenLimit else { throw ExpressionFailure(why: "it is too long") }
    var reader = ExpressionReader(tokens: tokens[...])
    let value = try reader.choice()
    guard let rest = reader.tokens.first else { return value }
    throw ExpressionFailure(why: "\(rest) is not expected there")
  }

  private mutating func choice() throws(ExpressionFailure) -> Value {
    level += 1
    defer { level -= 1 }
    guard level <= Self.levelLimit else { throw ExpressionFailure(why: "it is nested too deeply") }
    let first = try operation(minimum: 1)
    guard take("?") else { return first }
    let yes = try choice()
    try expect(":")
    let no = try choice()
    return .integer(.choose(first.condition, yes.integer, no.integer))
  }

  /// How tightly operators bind.
  ///
  /// Source: ECMA-262 §13.5 to §13.13.
  private static let binding: [String: Int] = [
    "||": 1, "&&": 2, "==": 3, "===": 3, "!=": 3, "!==": 3, "<": 4, "<=": 4, ">": 4, ">=": 4,
    "+": 5, "-": 5, "*": 6, "/": 6, "%": 6,
  ]

  private mutating func operation(minimum: Int) throws(ExpressionFailure) -> Value {
    var left = try operand()
    while case .symbol(let symbol)? = tokens.first, let strength = Self.binding[symbol],
      strength >= minimum
    {
      tokens.removeFirst()
      let right = try operation(minimum: strength + 1)
      left = Self.combine(left, symbol, right)
    }
    return left
  }

  private static func combine(_ left: Value, _ symbol: String, _ right: Value) -> Value {
    switch symbol {
    case "||": return .condition(.any([left.condition, right.condition]))
    case "&&": return .condition(.all([left.condition, right.condition]))
    case "===": return .condition(.compare(left.integer, .equal, right.integer))
    case "!==": return .condition(.compare(left.integer, .notEqual, right.integer))
    default:
      if let comparison = Comparison(rawValue: symbol) {
        return .condition(.compare(left.integer, comparison, right.integer))
      }
      let arithmetic = Arithmetic(rawValue: symbol) ?? .add
      return .integer(.binary(left.integer, arithmetic, right.integer))
    }
  }

  private mutating func operand() throws(ExpressionFailure) -> Value {
    level += 1
    defer { level -= 1 }
    guard level <= Self.levelLimit else { throw ExpressionFailure(why: "it is nested too deeply") }
    guard let token = tokens.popFirst() else { throw ExpressionFailure(why: "it breaks off") }
    switch token {
    case .number(let value):
      return .integer(.constant(value))
    case .symbol("("):
      let inner = try choice()
      try expect(")")
      return inner
    case .symbol("!"):
      return .condition(.not(try operand().condition))
    case .symbol("-"):
      if case .number(let value)? = tokens.first {
        tokens.removeFirst()
        return .integer(.constant(-value))
      }
      return .integer(.negate(try operand().integer))
    case .symbol("+"):
      return .integer(try operand().integer)
    case .name(let name):
      return try named(name)
    case .symbol(let symbol):
      throw ExpressionFailure(why: "'\(symbol)' is not expected there")
    case .text:
      throw ExpressionFailure(why: "texts are not supported")
    }
  }

  private mutating func named(_ name: String) throws(ExpressionFailure) -> Value {
    switch name {
    case "true": return .condition(.always)
    case "false": return .condition(.not(.always))
    case "In":
      try expect("(")
      guard case .text(let id)? = tokens.popFirst() else {
        throw ExpressionFailure(why: "In() needs a state's name in quotes")
      }
      try expect(")")
      return .condition(.inState(StateID(id)))
    case "Math":
      try expect(".")
      guard case .name(let function)? = tokens.popFirst() else {
        throw ExpressionFailure(why: "Math needs a function")
      }
      return .integer(try mathematics(function))
    default:
      return .integer(.variable(VariableName(name)))
    }
  }

  private mutating func mathematics(
    _ function: String
  ) throws(ExpressionFailure) -> Expression {
    try expect("(")
    let first = try choice().integer
    if function == "trunc" {
      try expect(")")
      return first
    }
    let operations: [String: Arithmetic] = ["pow": .power, "min": .minimum, "max": .maximum]
    guard let operation = operations[function] else {
      throw ExpressionFailure(why: "Math.\(function) is not supported")
    }
    try expect(",")
    let second = try choice().integer
    try expect(")")
    return .binary(first, operation, second)
  }

  private mutating func take(_ symbol: String) -> Bool {
    guard tokens.first == .symbol(symbol) else { return false }
    tokens.removeFirst()
    return true
  }

  private mutating func expect(_ symbol: String) throws(ExpressionFailure) {
    guard take(symbol) else { throw ExpressionFailure(why: "'\(symbol)' is missing") }
  }
}
