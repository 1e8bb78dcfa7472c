/// A statement of a script: a variable and what it is set to, in tokens.
struct ScriptStatement {
  let name: String
  let value: [ExpressionToken]

  /// Splits a script into assignments, increments and decrements, which is all that is supported.
  static func split(_ text: String) throws(ExpressionFailure) -> [ScriptStatement] {
    let tokens = try ExpressionToken.split(text)
    var statements: [ScriptStatement] = []
    for part in tokens.split(separator: .symbol(";")) {
      statements.append(try statement(part))
    }
    return statements
  }

  private static func statement(
    _ tokens: ArraySlice<ExpressionToken>
  ) throws(ExpressionFailure) -> ScriptStatement {
    var rest = tokens
    if rest.first == .name("var") || rest.first == .name("let") { rest.removeFirst() }
    if case .symbol(let sign)? = rest.first, case .name(let name)? = rest.dropFirst().first,
      rest.count == 2, let value = step(name, sign)
    {
      return ScriptStatement(name: name, value: value)
    }
    guard case .name(let name)? = rest.popFirst(), case .symbol(let sign)? = rest.popFirst() else {
      throw unsupported
    }
    if rest.isEmpty, let value = step(name, sign) {
      return ScriptStatement(name: name, value: value)
    }
    let operations = ["+=": "+", "-=": "-", "*=": "*"]
    if sign == "=" { return ScriptStatement(name: name, value: Array(rest)) }
    guard let operation = operations[sign] else { throw unsupported }
    let value: [ExpressionToken] = [.name(name), .symbol(operation), .symbol("(")]
    return ScriptStatement(name: name, value: value + rest + [.symbol(")")])
  }

  private static func step(_ name: String, _ sign: String) -> [ExpressionToken]? {
    switch sign {
    case "++": [.name(name), .symbol("+"), .number(1)]
    case "--": [.name(name), .symbol("-"), .number(1)]
    default: nil
    }
  }

  private static let unsupported = ExpressionFailure(
    why: "a script may hold assignments to variables only, each ended by a semicolon"
  )
}
