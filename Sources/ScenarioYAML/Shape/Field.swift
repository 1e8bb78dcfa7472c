internal import ScenarioModel
import Telemetry

/// One or several keys of an object that make one value: usually one key and its value.
///
/// Each field says which keys it reads, so an object knows all its keys and can name the unknown.
package struct Field<Value>: Sendable {
  /// The keys it reads.
  let keys: [FieldKey]
  /// Rules on the presence of keys that `required` cannot express, as keywords of JSON Schema.
  let rules: [JSONValue]
  /// The keys it reads beside those it names, if it reads all others.
  let others: OtherKeys?
  /// The value of the field; nil when it could not be made, which is then reported.
  let decode: @Sendable (FieldReader, inout Decoding) -> Value?
}

extension Field {
  /// Makes a field that reads only the keys it names.
  init(
    keys: [FieldKey],
    rules: [JSONValue] = [],
    decode: @escaping @Sendable (FieldReader, inout Decoding) -> Value?
  ) {
    self.init(keys: keys, rules: rules, others: nil, decode: decode)
  }
}

/// The schemas of keys that an object does not name, and of their values.
struct OtherKeys: Sendable {
  let key: @Sendable (inout SchemaWriter) -> [JSONValue.Member]
  let value: @Sendable (inout SchemaWriter) -> [JSONValue.Member]
}

/// A key of an object with what the schema says about it.
struct FieldKey: Sendable {
  let name: String
  let isRequired: Bool
  let schema: @Sendable (inout SchemaWriter) -> [JSONValue.Member]

  /// Describes a key; the schema of the value gains a description and maybe a default.
  init<Value>(
    _ name: String,
    _ shape: Shape<Value>,
    _ description: String,
    isRequired: Bool = false,
    default: JSONValue? = nil
  ) {
    self.name = name
    self.isRequired = isRequired
    schema = { writer in
      let head = [JSONValue.Member("description", .string(description))]
      let tail = `default`.map { [JSONValue.Member("default", $0)] } ?? []
      return head + shape.schema(&writer).filter { $0.name != "description" } + tail
    }
  }
}

/// An object being decoded.
struct FieldReader {
  let node: YAMLNode
  /// The entries whose keys the object does not name, in the order of the file.
  let others: [YAMLEntry]
  private let entries: [String: YAMLEntry]
  /// Keys that are absent because another, unknown key most likely meant them.
  private let mistyped: Set<String>

  /// Looks the known keys up and reports the unknown ones, unless a field reads them.
  init(
    _ entries: [YAMLEntry],
    of node: YAMLNode,
    known: [String],
    isOpen: Bool,
    _ decoding: inout Decoding
  ) {
    self.node = node
    let knownNames = Set(known)
    others = entries.filter { !knownNames.contains($0.key) }
    let byKey = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    self.entries = byKey
    let absent = known.filter { byKey[$0] == nil }
    var mistyped: Set<String> = []
    for entry in isOpen ? [] : others {
      if decoding.diagnostics.isFull {
        decoding.report(.unknownKey(entry.key, allowed: []), at: entry.keyMark)
        continue
      }
      let candidates = NearestName.closest(to: entry.key, among: absent) == nil ? known : absent
      let problem = ShapeProblem.unknownKey(entry.key, allowed: candidates)
      if let meant = problem.suggestion { mistyped.insert(meant) }
      decoding.report(problem, at: entry.keyMark)
    }
    self.mistyped = mistyped
  }

  /// The entry of a key.
  subscript(key: String) -> YAMLEntry? { entries[key] }

  /// Whether a key is absent and was not just mistyped.
  func lacks(_ key: String) -> Bool { entries[key] == nil && !mistyped.contains(key) }

  /// Those of the names that are keys here, in the order of the file, and the spot of the second:
  /// that of the object where there is none.
  func present(_ names: [String]) -> (names: [String], mark: Mark) {
    let present = names.compactMap { entries[$0] }.sorted {
      ($0.keyMark.line, $0.keyMark.column) < ($1.keyMark.line, $1.keyMark.column)
    }
    return (present.map(\.key), present.dropFirst().first?.keyMark ?? node.mark)
  }

  /// Decodes the value of an entry.
  func decode<Value>(
    _ entry: YAMLEntry,
    as shape: Shape<Value>,
    _ decoding: inout Decoding
  ) -> Value? {
    decoding.descending(into: .key(entry.key)) { shape.decode(entry.value, &$0) }
  }
}

extension Field {
  /// The same field, seen as something else.
  package func map<Other>(
    _ transform: @escaping @Sendable (Value) -> Other
  ) -> Field<Other> {
    Field<Other>(keys: keys, rules: rules, others: others) { reader, decoding in
      decode(reader, &decoding).map(transform)
    }
  }

  /// The same field with the rule that one key is of use only beside another.
  package func requiring(_ name: String, beside other: String) -> Field {
    let rule: JSONValue = ["dependentRequired": .object([.init(name, [.string(other)])])]
    return Field(keys: keys, rules: rules + [rule], others: others) { reader, decoding in
      let value = decode(reader, &decoding)
      guard let entry = reader[name], reader[other] == nil else { return value }
      if reader.lacks(other) {
        decoding.report(.missingBeside(other, name), at: entry.keyMark)
      }
      return nil
    }
  }
}

extension ShapeVocabulary {
  /// A key that must be there.
  package static func required<Value>(
    _ name: String,
    _ shape: Shape<Value>,
    _ description: String
  ) -> Field<Value> {
    let key = FieldKey(name, shape, description, isRequired: true)
    return Field(keys: [key]) { reader, decoding in
      if let entry = reader[name] { return reader.decode(entry, as: shape, &decoding) }
      if reader.lacks(name) {
        decoding.report(.missingKey(name, description: description), at: reader.node)
      }
      return nil
    }
  }

  /// A key that may be absent.
  package static func optional<Value>(
    _ name: String,
    _ shape: Shape<Value>,
    _ description: String
  ) -> Field<Value?> {
    Field(keys: [FieldKey(name, shape, description)]) { reader, decoding in
      guard let entry = reader[name] else { return .some(nil) }
      return reader.decode(entry, as: shape, &decoding).map { .some($0) }
    }
  }

  /// A key that stands for a value also when it is absent.
  ///
  /// - Parameters:
  ///   - name: The key.
  ///   - shape: The shape of its value.
  ///   - default: The value when absent, as it would be written; it must be of the shape.
  ///   - description: One sentence for the schema.
  /// - Returns: The field.
  package static func defaulted<Value>(
    _ name: String,
    _ shape: Shape<Value>,
    to default: JSONValue,
    _ description: String
  ) -> Field<Value> {
    let key = FieldKey(name, shape, description, default: `default`)
    return Field(keys: [key]) { reader, decoding in
      if let entry = reader[name] { return reader.decode(entry, as: shape, &decoding) }
      return shape.decode(YAMLNode(`default`, at: reader.node.mark), &decoding)
    }
  }
}
