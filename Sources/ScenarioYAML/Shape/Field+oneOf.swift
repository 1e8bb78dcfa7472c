internal import ScenarioModel

/// One of several keys of which an object has only one, such as the name of a distribution.
package struct Variant<Value>: Sendable {
  let key: FieldKey
  let decode: @Sendable (YAMLNode, inout Decoding) -> Value?
}

extension ShapeVocabulary {
  /// A key whose value is used as it is.
  package static func variant<Value>(
    _ name: String,
    _ shape: Shape<Value>,
    _ description: String
  ) -> Variant<Value> {
    Variant(key: FieldKey(name, shape, description), decode: shape.decode)
  }

  /// A key and what its value is turned into.
  package static func variant<Written, Value>(
    _ name: String,
    _ shape: Shape<Written>,
    _ description: String,
    _ transform: @escaping @Sendable (Written) -> Value
  ) -> Variant<Value> {
    Variant(key: FieldKey(name, shape, description)) { node, decoding in
      shape.decode(node, &decoding).map(transform)
    }
  }

  /// Keys of which exactly one must be there.
  package static func exactlyOne<Value>(of variants: Variant<Value>...) -> Field<Value> {
    exactlyOne(among: variants)
  }

  /// Keys of which exactly one must be there, for variants that are computed.
  package static func exactlyOne<Value>(among variants: [Variant<Value>]) -> Field<Value> {
    let names = variants.map(\.key.name)
    let rule: JSONValue = ["oneOf": .array(names.map { ["required": [.string($0)]] })]
    return Field(keys: variants.map(\.key), rules: [rule]) { reader, decoding in
      let present = decodePresent(variants, reader, &decoding)
      guard let only = present.first, present.count == 1 else {
        if !present.isEmpty || names.allSatisfy(reader.lacks) {
          let (found, mark) = reader.present(names)
          decoding.report(.exactlyOneKey(allowed: names, found: found), at: mark)
        }
        return nil
      }
      return only
    }
  }

  /// Keys of which one may be there.
  package static func atMostOne<Value>(of variants: Variant<Value>...) -> Field<Value?> {
    let names = variants.map(\.key.name)
    let present: [JSONValue] = names.map { ["required": [.string($0)]] }
    let rule: JSONValue = ["oneOf": .array(present + [["not": ["anyOf": .array(present)]]])]
    return Field(keys: variants.map(\.key), rules: [rule]) { reader, decoding in
      let values = decodePresent(variants, reader, &decoding)
      guard values.count <= 1 else {
        let (found, mark) = reader.present(names)
        decoding.report(.atMostOneKey(found: found), at: mark)
        return nil
      }
      guard let value = values.first else { return .some(nil) }
      return value.map { .some($0) }
    }
  }

  /// An object with exactly one key, which says what its value means.
  package static func exactlyOne<Value>(
    _ description: String,
    of variants: Variant<Value>...
  ) -> Shape<Value> {
    object(description, exactlyOne(among: variants))
  }
}

/// Decodes the value of each variant whose key is there; the elements that failed are nil.
private func decodePresent<Value>(
  _ variants: [Variant<Value>],
  _ reader: FieldReader,
  _ decoding: inout Decoding
) -> [Value?] {
  variants.compactMap { variant in
    guard let entry = reader[variant.key.name] else { return nil }
    return .some(
      decoding.descending(into: .key(entry.key)) { variant.decode(entry.value, &$0) }
    )
  }
}
