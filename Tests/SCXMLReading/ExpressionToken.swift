/// A piece of an ECMAScript expression or statement, as far as charts need it.
enum ExpressionToken: Hashable {
  case number(Int)
  case name(String)
  case text(String)
  case symbol(String)

  /// Symbols, longer ones first.
  private static let symbols = [
    "===", "!==", "==", "!=", "<=", ">=", "&&", "||", "++", "--", "+=", "-=", "*=", "<", ">", "+",
    "-", "*", "/", "%", "!", "(", ")", "[", "]", ",", "?", ":", ".", ";", "=",
  ]

  /// The greatest number up to which all integers are exact in ECMAScript.
  private static let safeInteger = 9_007_199_254_740_991

  /// Splits a text.
  static func split(_ text: String) throws(ExpressionFailure) -> [ExpressionToken] {
    var tokens: [ExpressionToken] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first.isNumber {
        tokens.append(.number(try takeNumber(&rest)))
      } else if first.isLetter || first == "_" || first == "$" {
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
        tokens.append(.name(String(name)))
        rest = rest.dropFirst(name.count)
      } else if first == "'" || first == "\"" {
        tokens.append(.text(try takeText(&rest, quote: first)))
      } else if let symbol = symbols.first(where: { rest.hasPrefix($0) }) {
        tokens.append(.symbol(symbol))
        rest = rest.dropFirst(symbol.count)
      } else {
        throw ExpressionFailure(why: "'\(first)' is not supported")
      }
    }
    return tokens
  }

  private static func takeNumber(_ rest: inout Substring) throws(ExpressionFailure) -> Int {
    let digits = rest.prefix { $0.isNumber || $0.isLetter || $0 == "." || $0 == "_" }
    rest = rest.dropFirst(digits.count)
    let isDecimal = digits == "0" || digits.first != "0"
    guard isDecimal, let value = Int(digits), value <= safeInteger else {
      throw ExpressionFailure(why: "'\(digits)' is no integer that is supported")
    }
    return value
  }

  private static func takeText(
    _ rest: inout Substring,
    quote: Character
  ) throws(ExpressionFailure) -> String {
    rest.removeFirst()
    var literal = ""
    while let next = rest.popFirst() {
      if next == quote { return literal }
      if next == "\\" {
        guard let escaped = rest.popFirst(), !escaped.isLetter, !escaped.isNumber else {
          throw ExpressionFailure(why: "an escape in a text is not supported")
        }
        literal.append(escaped)
      } else {
        literal.append(next)
      }
    }
    throw ExpressionFailure(why: "a text has no end")
  }
}

/// Why an expression cannot be read.
struct ExpressionFailure: Error, Hashable {
  let why: String
}
