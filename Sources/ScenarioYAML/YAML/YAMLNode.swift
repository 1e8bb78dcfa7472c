package import ScenarioModel

/// A spot in a YAML file: line and column, both counted from 1, the column in Unicode scalars.
package struct Mark: Hashable, Sendable {
  package var line: Int
  package var column: Int

  /// Makes a mark from its line and column.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first character of a file.
  package static let start = Mark(line: 1, column: 1)
}

/// A value of a YAML file with the spot where it starts.
package struct YAMLNode: Hashable, Sendable {
  package var content: Content
  package var mark: Mark

  /// The content of a value: a scalar, a list, or an object whose keys keep the order of the file.
  package enum Content: Hashable, Sendable {
    case scalar(YAMLScalar)
    case list([YAMLNode])
    case object([YAMLEntry])
  }

  /// Makes a value that starts at a mark.
  package init(_ content: Content, at mark: Mark) {
    self.content = content
    self.mark = mark
  }
}

/// One key of an object and its value.
package struct YAMLEntry: Hashable, Sendable {
  package var key: String
  package var keyMark: Mark
  package var value: YAMLNode

  /// Makes an entry of an object.
  package init(key: String, keyMark: Mark, value: YAMLNode) {
    self.key = key
    self.keyMark = keyMark
    self.value = value
  }
}

/// The kinds of value that JSON knows, but for null, which no shape accepts.
package struct NodeKinds: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let text = NodeKinds(rawValue: 1)
  package static let number = NodeKinds(rawValue: 2)
  package static let boolean = NodeKinds(rawValue: 4)
  package static let list = NodeKinds(rawValue: 8)
  package static let object = NodeKinds(rawValue: 16)
  /// `{knob: name}`, an object that stands for a number; only shapes have this kind.
  package static let knob = NodeKinds(rawValue: 32)
}

extension YAMLNode {
  /// The kind of the value; empty for null and for a scalar refused already.
  var kinds: NodeKinds {
    switch content {
    case .scalar(.text): .text
    case .scalar(.number): .number
    case .scalar(.boolean): .boolean
    case .scalar(.null), .scalar(.refused): []
    case .list: .list
    case .object: .object
    }
  }

  /// Whether a diagnostic about this value was made when the file was parsed.
  var isRefused: Bool { content == .scalar(.refused) }

  /// The value in the words of a message: "'high'", "3", "a list".
  var foundText: String {
    switch content {
    case .scalar(.text(let text)): quoted(text)
    case .scalar(.number(let number)): "the number \(number.text.prefix(40))"
    case .scalar(.boolean(let value)): "\(value)"
    case .scalar(.null): "nothing"
    case .scalar(.refused): "an unusable value"
    case .list: "a list"
    case .object: "an object"
    }
  }

  /// The spot of the value at a path from here, or of the last value on the way that exists.
  ///
  /// A key steps into an object by name and an index into a list; an index into an object takes
  /// the entry at that position, for models that keep maps as lists.
  package func mark(at path: some Sequence<Diagnostic.Step>) -> Mark {
    var node = self
    for step in path {
      guard let next = node.child(step) else { break }
      node = next
    }
    return node.mark
  }

  private func child(_ step: Diagnostic.Step) -> YAMLNode? {
    switch (content, step) {
    case (.object(let entries), .key(let name)): entries.first { $0.key == name }?.value
    case (.object(let entries), .index(let index)) where entries.indices.contains(index):
      entries[index].value
    case (.list(let items), .index(let index)) where items.indices.contains(index): items[index]
    default: nil
    }
  }
}

/// A text in single quotes for a message, cut after 60 characters and without control characters.
func quoted(_ text: String) -> String {
  let short = text.count > 60 ? text.prefix(57) + "..." : text[...]
  let shown = short.unicodeScalars.map { scalar in
    scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
      ? " " : String(scalar)
  }
  return "'\(shown.joined())'"
}
