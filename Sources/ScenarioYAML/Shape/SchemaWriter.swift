/// Collects the named definitions of a JSON Schema while its keywords are made.
struct SchemaWriter {
  private var definitions: [JSONValue.Member] = []
  private var names: Set<String> = []

  /// Refers to a definition by name, and makes it the first time.
  mutating func reference(
    _ name: String,
    _ definition: (inout SchemaWriter) -> [JSONValue.Member]
  ) -> [JSONValue.Member] {
    if names.insert(name).inserted {
      let keywords = definition(&self)
      definitions.append(JSONValue.Member(name, .object(keywords)))
    }
    return [JSONValue.Member("$ref", .string("#/$defs/\(name)"))]
  }

  /// The definitions by name, whatever the order in which they were met.
  var sortedDefinitions: [JSONValue.Member] { definitions.sorted { $0.name < $1.name } }
}

extension Shape {
  /// The JSON Schema (2020-12) of files of this shape.
  ///
  /// - Parameter title: The name that editors show for it.
  /// - Returns: The schema as JSON, with the keywords in a fixed order.
  package func schemaDocument(title: String) -> JSONValue {
    var writer = SchemaWriter()
    let keywords = schema(&writer)
    let head: JSONValue = [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": .string(title),
    ]
    let definitions = writer.sortedDefinitions
    return head.adding(keywords)
      .adding(definitions.isEmpty ? [] : [JSONValue.Member("$defs", .object(definitions))])
  }

}

extension ShapeVocabulary {
  /// A shape with a name of its own, which may contain itself.
  ///
  /// - Parameters:
  ///   - name: The name of the definition in the schema; one name always stands for one shape.
  ///   - kinds: The kinds of value it accepts.
  ///   - shape: The shape, asked for when first needed.
  /// - Returns: The shape that refers to the definition.
  package static func named<Value>(
    _ name: String,
    kinds: NodeKinds = .object,
    _ shape: @escaping @Sendable () -> Shape<Value>
  ) -> Shape<Value> {
    Shape(kinds: kinds) { writer in
      writer.reference(name) { shape().schema(&$0) }
    } decode: { node, decoding in
      shape().decode(node, &decoding)
    }
  }
}
