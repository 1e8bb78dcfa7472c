/// A piece of an ECMAScript expression, as far as integers need it.
enum ExpressionToken: Hashable {
  case number(Int)
  case name(String)
  case text(String)
  case symbol(String)

  /// Symbols, longer ones first.
  private static let symbols = [
    "===", "!==", "==", "!=", "<=", ">=", "&&", "||", "<", ">", "+", "-", "*", "/", "%", "!", "(",
    ")", ",", "?", ":", ".",
  ]

  /// Splits a text; gives the reason when it cannot.
  static func split(_ text: String) -> Result<[ExpressionToken], ExpressionFailure> {
    var tokens: [ExpressionToken] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first.isNumber {
        let digits = rest.prefix { $0.isNumber || $0 == "." }
        guard let value = Int(digits) else {
          return .failure(ExpressionFailure(why: "'\(digits)' is no integer"))
        }
        tokens.append(.number(value))
        rest = rest.dropFirst(digits.count)
      } else if first.isLetter || first == "_" || first == "$" {
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" }
        tokens.append(.name(String(name)))
        rest = rest.dropFirst(name.count)
      } else if first == "'" || first == "\"" {
        guard let literal = takeText(&rest, quote: first) else {
          return .failure(ExpressionFailure(why: "a text has no end"))
        }
        tokens.append(.text(literal))
      } else if let symbol = symbols.first(where: { rest.hasPrefix($0) }) {
        tokens.append(.symbol(symbol))
        rest = rest.dropFirst(symbol.count)
      } else {
        return .failure(ExpressionFailure(why: "'\(first)' is not supported"))
      }
    }
    return .success(tokens)
  }

  private static func takeText(_ rest: inout Substring, quote: Character) -> String? {
    rest.removeFirst()
    var literal = ""
    while let next = rest.popFirst() {
      if next == quote { return literal }
      if next == "\\" {
        guard let escaped = rest.popFirst() else { return nil }
        literal.append(escaped)
      } else {
        literal.append(next)
      }
    }
    return nil
  }
}

/// Why an expression cannot be read.
struct ExpressionFailure: Error, Hashable {
  let why: String
}
