import Sessions

/// The arguments of one call, checked against what the tool takes.
struct ToolArguments {
  private let values: [String: JSON]

  /// Refuses arguments that the tool does not take.
  init(_ values: [String: JSON], of tool: PlayTool) throws(ToolRefusal) {
    let names = tool.parameters.map(\.name)
    if let stranger = values.keys.sorted().first(where: { !names.contains($0) }) {
      throw .unknownArgument(stranger, of: tool, known: names)
    }
    self.values = values
  }

  func text(_ name: String) throws(ToolRefusal) -> String {
    guard let text = try optionalText(name) else {
      throw .badArgument(name, expected: "a string")
    }
    return text
  }

  func optionalText(_ name: String) throws(ToolRefusal) -> String? {
    switch values[name] {
    case nil, .null?: return nil
    case .string(let text)?: return text
    case .boolean?, .integer?, .number?, .array?, .object?:
      throw .badArgument(name, expected: "a string")
    }
  }

  func integer(_ name: String) throws(ToolRefusal) -> Int {
    guard let number = try optionalInteger(name) else {
      throw .badArgument(name, expected: "a whole number")
    }
    return number
  }

  func optionalInteger(_ name: String) throws(ToolRefusal) -> Int? {
    switch values[name] {
    case nil, .null?: return nil
    case .integer(let number)?: return number
    case .boolean?, .number?, .string?, .array?, .object?:
      throw .badArgument(name, expected: "a whole number")
    }
  }

  /// The highest difficulty of any incident.
  static let hardest = 4

  /// A level of difficulty; `nil` where it is not given.
  func difficulty(_ name: String) throws(ToolRefusal) -> Int? {
    guard let level = try optionalInteger(name) else { return nil }
    guard (1...Self.hardest).contains(level) else {
      throw .badArgument(name, expected: "a whole number from 1 to \(Self.hardest)")
    }
    return level
  }

  /// A flag that is false where it is not given.
  func flag(_ name: String) throws(ToolRefusal) -> Bool {
    switch values[name] {
    case nil, .null?: return false
    case .boolean(let value)?: return value
    case .integer?, .number?, .string?, .array?, .object?:
      throw .badArgument(name, expected: "true or false")
    }
  }

  /// Weights by name, in the order of the names.
  func weights(_ name: String) throws(ToolRefusal) -> [(name: String, weight: Double)] {
    guard case .object(let members)? = values[name] else {
      throw .badArgument(name, expected: "an object such as {\"h1\": 60, \"h2\": 30}")
    }
    var weights: [(String, Double)] = []
    for (member, value) in members.sorted(by: { $0.key < $1.key }) {
      switch value {
      case .integer(let number): weights.append((member, Double(number)))
      case .number(let number): weights.append((member, number))
      case .null, .boolean, .string, .array, .object:
        throw .badArgument("\(name).\(member)", expected: "a number")
      }
    }
    return weights
  }

  /// A list of texts; `nil` where it is not given.
  func texts(_ name: String) throws(ToolRefusal) -> [String]? {
    guard let items = try items(name) else { return nil }
    return try items.map { item throws(ToolRefusal) in
      guard let text = item.text else { throw .badArgument(name, expected: "a list of strings") }
      return text
    }
  }

  /// A list of event numbers; `nil` where it is not given.
  func integers(_ name: String) throws(ToolRefusal) -> [Int]? {
    guard let items = try items(name) else { return nil }
    return try Self.integers(items, name)
  }

  /// The causes ruled out as the words of a declaration, such as `h2 by 4 6`; `nil` where none are.
  func rivals(_ name: String) throws(ToolRefusal) -> String? {
    guard let items = try items(name) else { return nil }
    let words = try items.map { item throws(ToolRefusal) in
      guard let cause = item["cause"]?.text else {
        throw .badArgument(name, expected: "a list such as [{\"cause\": \"h2\", \"events\": [4]}]")
      }
      guard case .array(let events)? = item["events"] else { return cause }
      let numbers = try Self.integers(events, "\(name).events")
      return "\(cause) by \(numbers.map(String.init).joined(separator: " "))"
    }
    return words.joined(separator: ", ")
  }

  /// The player's words that they point to.
  func disputes(_ name: String) throws(ToolRefusal) -> [Dispute] {
    guard let items = try items(name) else { return [] }
    return try items.map { item throws(ToolRefusal) in
      guard let concept = item["concept"]?.text, let words = item["words"]?.text else {
        throw .badArgument(name, expected: "a list such as [{\"concept\": …, \"words\": …}]")
      }
      return Dispute(concept: concept, words: words)
    }
  }

  private func items(_ name: String) throws(ToolRefusal) -> [JSON]? {
    switch values[name] {
    case nil, .null?: return nil
    case .array(let items)?: return items
    case .boolean?, .integer?, .number?, .string?, .object?:
      throw .badArgument(name, expected: "a list")
    }
  }

  private static func integers(_ items: [JSON], _ name: String) throws(ToolRefusal) -> [Int] {
    try items.map { item throws(ToolRefusal) in
      guard case .integer(let number) = item else {
        throw .badArgument(name, expected: "a list of event numbers")
      }
      return number
    }
  }
}
