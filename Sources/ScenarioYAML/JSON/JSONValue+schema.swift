extension JSONValue {
  /// A member that is a text.
  func text(_ name: String) -> String? {
    if case .string(let text)? = self[name] { text } else { nil }
  }

  /// The texts of an array; other values as JSON.
  var texts: [String]? {
    guard case .array(let values) = self else { return nil }
    return values.map { if case .string(let text) = $0 { text } else { $0.compact } }
  }

  /// Whether a schema describes an object by its keys.
  var isObject: Bool { text("type") == "object" && self["properties"] != nil }

  /// The forms that a schema allows, without the knob that can stand for any number.
  var alternatives: [JSONValue] {
    guard case .array(let forms)? = self["anyOf"] else { return [self] }
    let knob = JSONValue.string("#/$defs/\(FormatReference.knob)")
    return forms.filter { $0["$ref"] != knob }.flatMap(\.alternatives)
  }

  /// Groups of keys of which an object has exactly one.
  var choices: [[String]] {
    guard case .array(let rules)? = self["allOf"] else { return [] }
    return rules.compactMap { rule in
      guard case .array(let options)? = rule["oneOf"] else { return nil }
      let keys = options.map { $0["required"]?.texts ?? [] }
      let isPlain = keys.allSatisfy { $0.count == 1 } && keys.count > 1
      return isPlain ? keys.flatMap { $0 } : nil
    }
  }

  /// The form that the schema asks of a text, in a few words.
  var wordsOfText: String {
    switch text("pattern") {
    case "^[a-z0-9][a-z0-9-]*$": "a name (letters, digits, `-`)"
    case "^[a-z][a-z0-9_]*$": "a name (letters, digits, `_`)"
    case .some: "a text in its own form"
    case nil: number("maxLength").map { "a text, \($0) characters at most" } ?? "a text"
    }
  }

  /// The bounds of a number, where they say something.
  var wordsOfRange: String {
    if let only = number("minimum"), only == number("maximum") { return ", \(only)" }
    let low = number("minimum").map { " from \($0)" }
    let above = number("exclusiveMinimum").map { " above \($0)" }
    let high = number("maximum").map { " to \($0)" }
    return (low ?? above ?? "") + (high ?? "")
  }

  /// A bound as it is written; `nil` for those that only keep arithmetic safe.
  private func number(_ name: String) -> String? {
    switch self[name] {
    case .integer(let value) where abs(value) < 100_000: "\(value)"
    case .number(let value) where abs(value) < 100_000: JSONValue.number(value).compact
    default: nil
    }
  }
}
