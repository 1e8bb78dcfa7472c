extension JSONValue {
  /// The widest line on which a flat array or object is kept together.
  private static let lineLength = 100

  /// The value over several lines, indented by two blanks: the same text for the same value, always.
  package var prettyPrinted: String { printed(indentation: 0, used: 0) + "\n" }

  /// The value on one line.
  package var compact: String {
    switch self {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): Self.text(of: value)
    case .string(let text): Self.escaped(text)
    case .array(let values): "[\(values.map(\.compact).joined(separator: ", "))]"
    case .object(let members) where members.isEmpty: "{}"
    case .object(let members):
      "{ \(members.map { "\(Self.escaped($0.name)): \($0.value.compact)" }.joined(separator: ", ")) }"
    }
  }

  private func printed(indentation: Int, used: Int) -> String {
    let inner = String(repeating: " ", count: indentation + 2)
    let parts: [String]
    let brackets: (open: String, close: String)
    switch self {
    case .null, .boolean, .integer, .number, .string: return compact
    case .array(let values):
      if isFlat, used + compact.count <= Self.lineLength { return compact }
      brackets = ("[", "]")
      parts = values.map { $0.printed(indentation: indentation + 2, used: indentation + 2) }
    case .object(let members):
      if isFlat, used + compact.count <= Self.lineLength { return compact }
      brackets = ("{", "}")
      parts = members.map { member in
        let name = "\(Self.escaped(member.name)): "
        let used = indentation + 2 + name.count
        return name + member.value.printed(indentation: indentation + 2, used: used)
      }
    }
    let lines = parts.map { inner + $0 }.joined(separator: ",\n")
    return
      "\(brackets.open)\n\(lines)\n\(String(repeating: " ", count: indentation))\(brackets.close)"
  }

  /// Whether it nests so little that it reads well on one line.
  private var isFlat: Bool { depth <= 2 }

  /// How many arrays and objects are inside one another.
  private var depth: Int {
    switch self {
    case .null, .boolean, .integer, .number, .string: 0
    case .array(let values): 1 + (values.map(\.depth).max() ?? 0)
    case .object(let members): 1 + (members.map(\.value.depth).max() ?? 0)
    }
  }

  /// A finite number in its shortest form; whole numbers without a fraction.
  private static func text(of value: Double) -> String {
    precondition(value.isFinite, "JSON has no text for \(value)")
    let isWhole = value.rounded() == value && abs(value) < Double(YAMLNumber.largestExactInteger)
    return isWhole ? "\(Int(value))" : "\(value)"
  }

  private static func escaped(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
