internal import Statecharts

/// What the names in a document's expressions mean.
struct VariableScope {
  /// How a name was declared.
  enum Declaration {
    /// With a value, or without one.
    case variable(ValueKind, isUnset: Bool)

    /// By a `<foreach>`, before which it does not exist.
    case item(ValueKind)

    /// An array of constants, for `<foreach>` alone.
    case list([ExpressionValue])
  }

  private(set) var declarations: [String: Declaration] = [:]

  /// The names of the document's states.
  var states: Set<String> = []

  /// Numbers of the texts; the empty one is 0, so that it counts as false.
  private var texts = ["": 0]

  /// A variable read for its value while it may have none, since this was last cleared.
  var uncertain: String?

  /// Names that ECMAScript or the standard gives a meaning.
  private static let reserved: Set<String> = [
    "NaN", "Infinity", "null", "this", "new", "function", "typeof", "var", "let", "const", "delete",
    "void", "in", "instanceof", "if", "else", "for", "while", "return", "Math", "In", "Date",
    "JSON",
    "Object", "Array", "String", "Number", "Boolean", "RegExp", "Symbol", "Error", "globalThis",
    "console", "parseInt", "parseFloat", "isNaN", "eval", "undefined", "true", "false", "continue",
    "break", "do", "switch", "case", "default", "try", "catch", "throw", "class", "with", "yield",
  ]

  /// The variables that the standard sets itself and protects.
  ///
  /// Source: SCXML §5.10.
  static let system: Set<String> = ["_event", "_sessionid", "_name", "_ioprocessors", "_x"]

  /// Whether a text can be the name of a variable.
  static func isName(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter || first == "_" || first == "$" else {
      return false
    }
    return !reserved.contains(text) && !system.contains(text)
      && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
  }

  mutating func declare(_ name: String, _ declaration: Declaration) {
    declarations[name] = declaration
  }

  /// The number that stands for a text.
  mutating func number(of text: String) -> Int {
    if let number = texts[text] { return number }
    texts[text] = texts.count
    return texts.count - 1
  }

  /// What a name means; nil where it cannot stand in an expression.
  mutating func value(of name: String) -> ExpressionValue? {
    let variable = VariableName(name)
    switch declarations[name] {
    case .variable(let kind, isUnset: true): return .unset(variable, kind)
    case .variable(let kind, isUnset: false): return Self.value(.variable(variable), kind)
    case .item(let kind): return Self.value(ExpressionValue.checked(variable), kind)
    case .list: return nil
    case nil: return Self.isName(name) ? .undeclared : nil
    }
  }

  private static func value(_ expression: Expression, _ kind: ValueKind) -> ExpressionValue {
    switch kind {
    case .integer: .integer(expression)
    case .text: .text(expression)
    case .boolean: .boolean(.compare(expression, .notEqual, 0))
    }
  }

  /// The kind of what a name holds; nil for lists and for what is not declared.
  func kind(of name: String) -> ValueKind? {
    switch declarations[name] {
    case .variable(let kind, _), .item(let kind): kind
    case .list, nil: nil
    }
  }
}
