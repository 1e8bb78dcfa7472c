internal import Statecharts

/// Reads ECMAScript expressions over integers, truth values and texts that are only compared.
///
/// What cannot mean exactly the same in integers is refused: a quotient outside `Math.trunc`, an
/// operation on values of different kinds, and everything about objects.
struct ExpressionReader {
  private var tokens: ArraySlice<ExpressionToken>
  private var scope: VariableScope
  private var level = 0

  /// Brackets and operators inside one another; an operation may be two.
  private static let levelLimit = 2 * ChartLimits.nesting

  /// Tokens of one expression, as a long chain of operators nests as well.
  private static let tokenLimit = 4_000

  private init(_ tokens: ArraySlice<ExpressionToken>, _ scope: VariableScope) {
    self.tokens = tokens
    self.scope = scope
  }

  /// Reads an expression; `scope` gets to know its texts.
  static func value(
    _ text: String,
    in scope: inout VariableScope
  ) throws(ExpressionFailure) -> ExpressionValue {
    try value(ExpressionToken.split(text)[...], in: &scope)
  }

  static func value(
    _ tokens: ArraySlice<ExpressionToken>,
    in scope: inout VariableScope
  ) throws(ExpressionFailure) -> ExpressionValue {
    guard tokens.count <= tokenLimit else { throw ExpressionFailure(why: "it is too long") }
    var reader = ExpressionReader(tokens, scope)
    // Handed over for the time being, so that no copy of a long list of texts is made.
    scope = VariableScope()
    defer { scope = reader.scope }
    let value = try reader.choice()
    if let rest = reader.tokens.first {
      throw ExpressionFailure(why: "\(rest.spelling) is not expected there")
    }
    return value
  }

  /// The text, if the expression is nothing but one.
  static func literal(_ text: String) -> String? {
    guard let tokens = try? ExpressionToken.split(text), tokens.count == 1,
      case .text(let literal) = tokens[0]
    else { return nil }
    return literal
  }

  private mutating func choice() throws(ExpressionFailure) -> ExpressionValue {
    level += 1
    defer { level -= 1 }
    guard level <= Self.levelLimit else { throw ExpressionFailure(why: "it is nested too deeply") }
    let first = try operation(minimum: 1)
    guard take("?") else { return first }
    let yes = try choice()
    try expect(":")
    let no = try choice()
    return try chosen(first.condition, yes, no)
  }

  private func chosen(
    _ condition: Guard,
    _ yes: ExpressionValue,
    _ no: ExpressionValue
  ) throws(ExpressionFailure) -> ExpressionValue {
    switch (yes, no) {
    case (.integer(let first), .integer(let second)):
      return .integer(.choose(condition, first, second))
    case (.text(let first), .text(let second)):
      return .text(.choose(condition, first, second))
    case (.boolean(let first), .boolean(let second)):
      return .boolean(
        .compare(
          .choose(condition, .choose(first, 1, 0), .choose(second, 1, 0)),
          .notEqual,
          0
        )
      )
    default:
      throw ExpressionFailure(why: "the choice is between values of different kinds")
    }
  }

  /// How tightly operators bind.
  ///
  /// Source: ECMA-262 §13.5 to §13.13.
  private static let binding: [String: Int] = [
    "||": 1, "&&": 2, "==": 3, "===": 3, "!=": 3, "!==": 3, "<": 4, "<=": 4, ">": 4, ">=": 4,
    "+": 5, "-": 5, "*": 6, "/": 6, "%": 6,
  ]

  private mutating func operation(minimum: Int) throws(ExpressionFailure) -> ExpressionValue {
    var left = try operand()
    while case .symbol(let symbol)? = tokens.first, let strength = Self.binding[symbol],
      strength >= minimum
    {
      tokens.removeFirst()
      let right = try operation(minimum: strength + 1)
      left = try combine(left, symbol, right)
    }
    return left
  }

  private mutating func combine(
    _ left: ExpressionValue,
    _ symbol: String,
    _ right: ExpressionValue
  ) throws(ExpressionFailure) -> ExpressionValue {
    switch symbol {
    case "||", "&&":
      let parts = [left.condition, right.condition]
      let joint: Guard = symbol == "||" ? .any(parts) : .all(parts)
      if case .boolean = left, case .boolean = right { return .boolean(joint) }
      return .truth(joint)
    case "==", "===":
      return .boolean(try equality(left, .equal, right))
    case "!=", "!==":
      return .boolean(try equality(left, .notEqual, right))
    case "/":
      throw ExpressionFailure(why: "a quotient is supported in Math.trunc() only")
    default:
      let (first, second) = (try integer(left), try integer(right))
      if let comparison = Comparison(rawValue: symbol) {
        return .boolean(.compare(first, comparison, second))
      }
      return .integer(.binary(first, Arithmetic(rawValue: symbol) ?? .add, second))
    }
  }

  private func equality(
    _ left: ExpressionValue,
    _ comparison: Comparison,
    _ right: ExpressionValue
  ) throws(ExpressionFailure) -> Guard {
    if let kind = left.kind, let other = right.kind, kind != other {
      throw ExpressionFailure(why: "it compares a \(kind.rawValue) with a \(other.rawValue)")
    }
    guard let first = left.comparable, let second = right.comparable else {
      throw ExpressionFailure(why: "it compares the outcome of && or || with a value")
    }
    return .compare(first, comparison, second)
  }

  private mutating func integer(_ value: ExpressionValue) throws(ExpressionFailure) -> Expression {
    if case .unset(let name, _) = value { scope.uncertain = name.rawValue }
    guard let expression = value.stored(as: .integer) else {
      throw ExpressionFailure(why: "it counts with what is no integer")
    }
    return expression
  }

  private mutating func operand() throws(ExpressionFailure) -> ExpressionValue {
    level += 1
    defer { level -= 1 }
    guard level <= Self.levelLimit else { throw ExpressionFailure(why: "it is nested too deeply") }
    guard let token = tokens.popFirst() else { throw ExpressionFailure(why: "it breaks off") }
    switch token {
    case .number(let value):
      return .integer(.constant(value))
    case .text(let text):
      return .text(.constant(scope.number(of: text)))
    case .symbol("("):
      let inner = try choice()
      try expect(")")
      return inner
    case .symbol("!"):
      return .boolean(.not(try operand().condition))
    case .symbol("-"):
      if case .number(let value)? = tokens.first {
        tokens.removeFirst()
        return .integer(.constant(-value))
      }
      return .integer(.negate(try integer(try operand())))
    case .symbol("+"):
      return .integer(try integer(try operand()))
    case .name(let name):
      return try named(name)
    case .symbol(let symbol):
      throw ExpressionFailure(why: "'\(symbol)' is not expected there")
    }
  }

  private mutating func named(_ name: String) throws(ExpressionFailure) -> ExpressionValue {
    switch name {
    case "true": return .boolean(.always)
    case "false": return .boolean(.not(.always))
    case "undefined": return .undefined
    case "typeof": return .text(try typeName())
    case "In":
      try expect("(")
      guard case .text(let id)? = tokens.popFirst() else {
        throw ExpressionFailure(why: "In() needs a state's name in quotes")
      }
      try expect(")")
      return .boolean(scope.states.contains(id) ? .inState(StateID(id)) : .not(.always))
    case "Math":
      try expect(".")
      guard case .name(let function)? = tokens.popFirst() else {
        throw ExpressionFailure(why: "Math needs a function")
      }
      return .integer(try mathematics(function))
    default:
      guard let value = scope.value(of: name) else {
        throw ExpressionFailure(why: "'\(name)' is not supported")
      }
      return value
    }
  }

  /// What `typeof` says of a variable, as the number of the text.
  private mutating func typeName() throws(ExpressionFailure) -> Expression {
    guard case .name(let name)? = tokens.popFirst(), scope.value(of: name) != nil else {
      throw ExpressionFailure(why: "typeof is supported of variables only")
    }
    let missing = Expression.constant(scope.number(of: "undefined"))
    guard let kind = scope.kind(of: name) else { return missing }
    let present = Expression.constant(scope.number(of: kind.rawValue))
    if case .variable(_, isUnset: false) = scope.declarations[name] { return present }
    return .choose(
      .compare(.variable(VariableName(name)), .equal, .constant(ExpressionValue.nothing)),
      missing,
      present
    )
  }

  private mutating func mathematics(
    _ function: String
  ) throws(ExpressionFailure) -> Expression {
    let operations: [String: (sign: String, Arithmetic)] = [
      "pow": (",", .power), "min": (",", .minimum), "max": (",", .maximum), "trunc": ("/", .divide),
    ]
    guard let (sign, operation) = operations[function] else {
      throw ExpressionFailure(why: "Math.\(function) is not supported")
    }
    try expect("(")
    // The dividend binds tighter than what follows it.
    let first = try integer(sign == "/" ? try operand() : try choice())
    try expect(sign)
    let second = try integer(sign == "/" ? try operand() : try choice())
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

extension ExpressionToken {
  /// The token as it was written, more or less.
  fileprivate var spelling: String {
    switch self {
    case .number(let value): "'\(value)'"
    case .name(let name): "'\(name)'"
    case .text(let text): "'\(text)'"
    case .symbol(let symbol): "'\(symbol)'"
    }
  }
}
