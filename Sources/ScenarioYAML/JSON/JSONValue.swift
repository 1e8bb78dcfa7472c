/// A JSON value whose objects keep the order in which their members were written.
package enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name and a value of an object.
  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: JSONValue

    /// Makes a member of its name and value.
    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }
}

extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}

extension JSONValue {
  /// The members of an object; of any other value, none.
  package var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  /// The member of that name.
  package subscript(name: String) -> JSONValue? {
    members.first { $0.name == name }?.value
  }

  /// The object with the members of another after its own.
  package func adding(_ others: [Member]) -> JSONValue { .object(members + others) }
}

extension YAMLNode {
  /// The value as JSON, which is what a JSON Schema validator sees of the file.
  package var json: JSONValue {
    switch content {
    case .scalar(.text(let text)): .string(text)
    case .scalar(.number(let number)): number.integer.map { .integer($0) } ?? .number(number.value)
    case .scalar(.boolean(let value)): .boolean(value)
    case .scalar(.null), .scalar(.refused): .null
    case .list(let items): .array(items.map(\.json))
    case .object(let entries): .object(entries.map { JSONValue.Member($0.key, $0.value.json) })
    }
  }

  /// A value given as JSON, such as the default of a field, as if it stood at a mark.
  init(_ json: JSONValue, at mark: Mark) {
    let content: Content =
      switch json {
      case .null: .scalar(.null)
      case .boolean(let value): .scalar(.boolean(value))
      case .integer(let value):
        .scalar(YAMLNumber(String(value)).map { .number($0) } ?? .refused)
      case .number(let value): .scalar(YAMLNumber("\(value)").map { .number($0) } ?? .refused)
      case .string(let text): .scalar(.text(text))
      case .array(let values): .list(values.map { YAMLNode($0, at: mark) })
      case .object(let members):
        .object(
          members.map {
            YAMLEntry(key: $0.name, keyMark: mark, value: YAMLNode($0.value, at: mark))
          }
        )
      }
    self.init(content, at: mark)
  }
}
