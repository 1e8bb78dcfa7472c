extension ShapeVocabulary {
  /// An object of one of several shapes, told apart by the word that stands under a key.
  ///
  /// - Parameters:
  ///   - key: The key; each shape has to have it, with its word alone.
  ///   - variants: The words with their shapes.
  /// - Returns: The shape that is any of them.
  static func tagged<Value>(
    by key: String,
    _ variants: KeyValuePairs<String, Shape<Value>>
  ) -> Shape<Value> {
    let words = variants.map(\.key)
    return Shape(kinds: .object) { writer in
      [.init("oneOf", .array(variants.map { .object($0.value.schema(&writer)) }))]
    } decode: { node, decoding in
      guard case .object(let entries) = node.content else {
        return mismatch("an object", node, &decoding)
      }
      guard let entry = entries.first(where: { $0.key == key }) else {
        decoding.report(.missingKey(key, description: "one of \(words)"), at: node)
        return nil
      }
      guard case .scalar(.text(let text)) = entry.value.content,
        let variant = variants.first(where: { $0.key == text })
      else {
        let text: String? =
          if case .scalar(.text(let text)) = entry.value.content { text } else { nil }
        decoding.report(
          .unknownWord(text, found: entry.value.foundText, allowed: words),
          at: entry.value
        )
        return nil
      }
      return variant.value.decode(node, &decoding)
    }
  }

  /// An object of one of two shapes, told apart by whether a key is there.
  ///
  /// - Parameters:
  ///   - key: The key, which the first shape requires and the second does not have.
  ///   - shape: The shape of objects with the key.
  ///   - other: The shape of objects without it.
  /// - Returns: The shape that is either.
  static func having<Value>(
    _ key: String,
    _ shape: Shape<Value>,
    otherwise other: Shape<Value>
  ) -> Shape<Value> {
    Shape(kinds: .object) { writer in
      [.init("anyOf", .array([other, shape].map { .object($0.schema(&writer)) }))]
    } decode: { node, decoding in
      (node.entry(key) == nil ? other : shape).decode(node, &decoding)
    }
  }
}
