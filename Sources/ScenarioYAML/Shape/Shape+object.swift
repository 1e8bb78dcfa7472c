extension ShapeVocabulary {
  /// An object with known keys.
  ///
  /// - Parameters:
  ///   - description: One sentence for the schema.
  ///   - fields: What its keys mean, in the order in which the schema lists them.
  ///   - build: Makes the value of the fields, in their order, once all could be decoded.
  /// - Returns: The shape of the object.
  // Specialised, each call of this costs the optimiser seconds and gains no time at all: release
  // builds of the module took 190 s of processor time with it and 50 s without.
  @_semantics("optimize.sil.specialize.generic.never")
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
        .init("properties", .object(properties)),
      ] + additional(field, &writer)
        + (required.isEmpty ? [] : [.init("required", .array(required))])
        + (field.rules.isEmpty ? [] : [.init("allOf", .array(field.rules))])
    } decode: { node, decoding in
      guard case .object(let entries) = node.content else {
        return mismatch("an object", node, &decoding)
      }
      let reader = FieldReader(
        entries,
        of: node,
        known: names,
        isOpen: field.others != nil,
        &decoding
      )
      return field.decode(reader, &decoding)
    }
  }
}

extension ShapeVocabulary {
  /// Several fields of an object that make one value, such as those that many objects share.
  @_semantics("optimize.sil.specialize.generic.never")
  package static func group<each Part, Value>(
    _ fields: repeat Field<each Part>,
    build: @escaping @Sendable (repeat each Part) -> Value
  ) -> Field<Value> {
    var keys: [FieldKey] = []
    var rules: [JSONValue] = []
    var others: OtherKeys?
    for field in repeat each fields {
      keys += field.keys
      rules += field.rules
      precondition(others == nil || field.others == nil, "two fields read all other keys")
      others = others ?? field.others
    }
    return Field(keys: keys, rules: rules, others: others) { reader, decoding in
      let parts = (repeat (each fields).decode(reader, &decoding))
      do throws(MissingPart) {
        return build(repeat try decoded(each parts))
      } catch {
        return nil
      }
    }
  }
}

extension ShapeVocabulary {
  /// Several fields of one type that make a list of their values.
  package static func all<Part>(of fields: [Field<Part>]) -> Field<[Part]> {
    Field(keys: fields.flatMap(\.keys), rules: fields.flatMap(\.rules)) { reader, decoding in
      complete(fields.map { $0.decode(reader, &decoding) })
    }
  }

  /// All keys that the object does not name, in the order of the file.
  ///
  /// - Parameters:
  ///   - key: The shape of each key, a text.
  ///   - value: The shape of each value.
  /// - Returns: The field; an object has at most one such.
  package static func others<Key, Item>(
    _ key: Shape<Key>,
    to value: Shape<Item>
  ) -> Field<[MapEntry<Key, Item>]> {
    let keys = OtherKeys(key: key.schema, value: value.schema)
    return Field(keys: [], rules: [], others: keys) { reader, decoding in
      complete(reader.others.map { mapEntry($0, key, value, &decoding) })
    }
  }
}

/// The members of the schema for keys that an object does not name.
private func additional<Value>(
  _ field: Field<Value>,
  _ writer: inout SchemaWriter
) -> [JSONValue.Member] {
  guard let others = field.others else { return [.init("additionalProperties", false)] }
  let named = JSONValue.array(field.keys.map { .string($0.name) })
  let names: JSONValue = ["anyOf": [["enum": named], .object(others.key(&writer))]]
  return [
    .init("propertyNames", names),
    .init("additionalProperties", .object(others.value(&writer))),
  ]
}

/// Thrown when a part of an object could not be decoded, which was reported when it was tried.
private struct MissingPart: Error {}

private func decoded<Part>(_ part: Part?) throws(MissingPart) -> Part {
  guard let part else { throw MissingPart() }
  return part
}
