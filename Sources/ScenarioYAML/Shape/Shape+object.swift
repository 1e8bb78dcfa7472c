extension ShapeVocabulary {
  /// An object with known keys.
  ///
  /// - Parameters:
  ///   - description: One sentence for the schema.
  ///   - fields: What its keys mean, in the order in which the schema lists them.
  ///   - build: Makes the value of the fields, in their order, once all could be decoded.
  /// - Returns: The shape of the object.
  package static func object<each Part, Value>(
    _ description: String,
    _ fields: repeat Field<each Part>,
    build: @escaping @Sendable (repeat each Part) -> Value
  ) -> Shape<Value> {
    object(description, group(repeat each fields, build: build))
  }

  /// An object all of whose keys are read by one field.
  static func object<Value>(_ description: String, _ field: Field<Value>) -> Shape<Value> {
    let names = field.keys.map(\.name)
    precondition(Set(names).count == names.count, "a key is named twice among \(names)")
    return Shape(kinds: .object) { writer in
      let properties = field.keys.map { key in
        JSONValue.Member(key.name, .object(key.schema(&writer)))
      }
      let required = field.keys.filter(\.isRequired).map { JSONValue.string($0.name) }
      return [
        .init("description", .string(description)), .init("type", "object"),
        .init("properties", .object(properties)), .init("additionalProperties", false),
      ] + (required.isEmpty ? [] : [.init("required", .array(required))])
        + (field.rules.isEmpty ? [] : [.init("allOf", .array(field.rules))])
    } decode: { node, decoding in
      guard case .object(let entries) = node.content else {
        return mismatch("an object", node, &decoding)
      }
      let reader = FieldReader(entries, of: node, known: names, &decoding)
      return field.decode(reader, &decoding)
    }
  }
}

extension ShapeVocabulary {
  /// Several fields of an object that make one value, such as those that many objects share.
  package static func group<each Part, Value>(
    _ fields: repeat Field<each Part>,
    build: @escaping @Sendable (repeat each Part) -> Value
  ) -> Field<Value> {
    var keys: [FieldKey] = []
    var rules: [JSONValue] = []
    for field in repeat each fields {
      keys += field.keys
      rules += field.rules
    }
    return Field(keys: keys, rules: rules) { reader, decoding in
      let parts = (repeat (each fields).decode(reader, &decoding))
      do throws(MissingPart) {
        return build(repeat try decoded(each parts))
      } catch {
        return nil
      }
    }
  }
}

/// Thrown when a part of an object could not be decoded, which was reported when it was tried.
private struct MissingPart: Error {}

private func decoded<Part>(_ part: Part?) throws(MissingPart) -> Part {
  guard let part else { throw MissingPart() }
  return part
}
