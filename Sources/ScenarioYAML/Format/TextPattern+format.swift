extension TextPattern {
  /// A time of the day: hours and minutes.
  package static let clock = TextPattern(
    "a time such as \"14:50\", in quotes",
    regularExpression: "^([01][0-9]|2[0-3]):[0-5][0-9]$"
  ) { text in
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":") else { return false }
    guard [0, 1, 3, 4].allSatisfy({ (0x30...0x39).contains(bytes[$0]) }) else { return false }
    return (bytes[0], bytes[1]) < (0x32, 0x34) && bytes[3] < 0x36
  }

  /// A figure of a measure: the measure's name, a dot and the figure's key.
  package static let figure = TextPattern(
    "a figure such as 'gap.p'",
    regularExpression: "^\(name)\\.[^\(controls)]+$"
  ) { text in
    guard let (_, key) = afterName(text[...]) else { return false }
    return isPrintable(key)
  }

  /// The target of an effect: `table.field.parameter` or `table.rate`.
  package static let effectTarget = TextPattern(
    "a parameter such as 'requests.latency_ms.median' or 'requests.rate'",
    regularExpression: "^\(name)\\.(rate|\(name)\\.[^\(controls)]+)$"
  ) { text in
    guard let (_, rest) = afterName(text[...]) else { return false }
    if rest == "rate" { return true }
    guard let (_, parameter) = afterName(rest) else { return false }
    return isPrintable(parameter)
  }

  /// The name of an attribute or a metric: column names joined by dots.
  package static let attributeName = TextPattern(
    "a name such as 'gen_ai.request.model'",
    regularExpression: "^\(name)(\\.\(name))*$"
  ) { text in
    text.split(separator: ".", omittingEmptySubsequences: false)
      .allSatisfy { TextPattern.columnName.matches(String($0)) }
  }

  private static let name = "[a-z][a-z0-9_]*"
  private static let controls = "\\u0000-\\u001F\\u007F"

  /// A leading name and what follows the dot behind it.
  static func afterName(_ text: Substring) -> (name: Substring, rest: Substring)? {
    guard let dot = text.firstIndex(of: ".") else { return nil }
    let name = text[..<dot]
    guard TextPattern.columnName.matches(String(name)) else { return nil }
    return (name, text[text.index(after: dot)...])
  }

  private static func isPrintable(_ text: Substring) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { $0.value > 0x1F && $0.value != 0x7F }
  }
}
