internal import ScenarioModel

extension ShapeVocabulary {
  /// A list of values of one shape.
  ///
  /// - Parameters:
  ///   - item: The shape of each value.
  ///   - count: How many there may be.
  /// - Returns: The shape of the list.
  package static func list<Item>(
    of item: Shape<Item>,
    count: ClosedRange<Int> = 0...10_000
  ) -> Shape<[Item]> {
    Shape(kinds: .list) { writer in
      [
        .init("type", "array"), .init("items", .object(item.schema(&writer))),
        .init("minItems", .integer(count.lowerBound)),
        .init("maxItems", .integer(count.upperBound)),
      ]
    } decode: { node, decoding in
      guard case .list(let nodes) = node.content else { return mismatch("a list", node, &decoding) }
      let items = nodes.enumerated().map { index, node in
        decoding.descending(into: .index(index)) { item.decode(node, &$0) }
      }
      guard count.contains(nodes.count) else {
        let expected = "\(bounds(count)) items"
        decoding.report(.count(expected: expected, found: nodes.count), at: node)
        return nil
      }
      return complete(items)
    }
  }

  /// A list of exactly two values, each of a shape of its own, such as `[from, to]`.
  package static func pair<First, Second>(
    _ expected: String,
    _ first: Shape<First>,
    _ second: Shape<Second>
  ) -> Shape<(First, Second)> {
    Shape(kinds: .list) { writer in
      let items: [JSONValue] = [.object(first.schema(&writer)), .object(second.schema(&writer))]
      return [
        .init("type", "array"), .init("prefixItems", .array(items)), .init("items", false),
        .init("minItems", 2),
      ]
    } decode: { node, decoding in
      guard case .list(let nodes) = node.content else { return mismatch(expected, node, &decoding) }
      guard nodes.count == 2 else {
        return mismatch(expected, node, &decoding, found: "a list of \(nodes.count)")
      }
      let left = decoding.descending(into: 0) { first.decode(nodes[0], &$0) }
      let right = decoding.descending(into: 1) { second.decode(nodes[1], &$0) }
      guard let left, let right else { return nil }
      return (left, right)
    }
  }

  /// A list of different texts.
  package static func uniqueList(
    of item: Shape<String>,
    count: ClosedRange<Int> = 0...10_000
  ) -> Shape<[String]> {
    let list = list(of: item, count: count)
    return Shape(kinds: .list) { writer in
      list.schema(&writer) + [.init("uniqueItems", true)]
    } decode: { node, decoding in
      let value = list.decode(node, &decoding)
      guard case .list(let nodes) = node.content else { return value }
      var seen: Set<YAMLNode.Content> = []
      let repeats = nodes.filter { $0.kinds == .text && !seen.insert($0.content).inserted }
      for repeated in repeats {
        guard case .scalar(.text(let text)) = repeated.content else { continue }
        decoding.report(.repeated(text), at: repeated)
      }
      return repeats.isEmpty ? value : nil
    }
  }

  /// An object whose keys are free: names of things, in the order of the file.
  ///
  /// - Parameters:
  ///   - key: The shape of each key, a text.
  ///   - value: The shape of each value.
  ///   - count: How many keys there may be.
  /// - Returns: The shape of the object.
  package static func map<Key, Item>(
    of key: Shape<Key>,
    to value: Shape<Item>,
    count: ClosedRange<Int> = 0...10_000
  ) -> Shape<[MapEntry<Key, Item>]> {
    Shape(kinds: .object) { writer in
      [
        .init("type", "object"), .init("propertyNames", .object(key.schema(&writer))),
        .init("additionalProperties", .object(value.schema(&writer))),
        .init("minProperties", .integer(count.lowerBound)),
        .init("maxProperties", .integer(count.upperBound)),
      ]
    } decode: { node, decoding in
      guard case .object(let entries) = node.content else {
        return mismatch("an object", node, &decoding)
      }
      let items = entries.map { mapEntry($0, key, value, &decoding) }
      guard count.contains(entries.count) else {
        let expected = "an object with \(bounds(count)) keys"
        decoding.report(.count(expected: expected, found: entries.count), at: node)
        return nil
      }
      return complete(items)
    }
  }
}

/// A key of a map and its value.
package struct MapEntry<Key, Value> {
  package var key: Key
  package var value: Value

  /// Makes an entry of a map.
  package init(key: Key, value: Value) {
    self.key = key
    self.value = value
  }
}

extension MapEntry: Sendable where Key: Sendable, Value: Sendable {}
extension MapEntry: Equatable where Key: Equatable, Value: Equatable {}
extension MapEntry: Hashable where Key: Hashable, Value: Hashable {}

/// Decodes a free key and its value.
func mapEntry<Key, Item>(
  _ entry: YAMLEntry,
  _ key: Shape<Key>,
  _ value: Shape<Item>,
  _ decoding: inout Decoding
) -> MapEntry<Key, Item>? {
  decoding.descending(into: .key(entry.key)) { decoding in
    let keyNode = YAMLNode(.scalar(.text(entry.key)), at: entry.keyMark)
    let name = key.decode(keyNode, &decoding)
    let item = value.decode(entry.value, &decoding)
    guard let name, let item else { return nil }
    return MapEntry(key: name, value: item)
  }
}

/// The values, if each could be decoded.
func complete<Item>(_ items: [Item?]) -> [Item]? {
  let values = items.compactMap(\.self)
  return values.count == items.count ? values : nil
}

private func bounds(_ count: ClosedRange<Int>) -> String {
  count.lowerBound == count.upperBound
    ? "\(count.lowerBound)" : "\(count.lowerBound) to \(count.upperBound)"
}
