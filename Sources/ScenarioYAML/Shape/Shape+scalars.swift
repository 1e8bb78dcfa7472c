extension ShapeVocabulary {
  /// A text of any characters that print, over any number of lines.
  ///
  /// - Parameter length: Bounds of its length in Unicode scalars.
  /// - Returns: The shape of the text.
  package static func text(_ length: ClosedRange<Int>) -> Shape<String> {
    text(length, refusing: .controlsInText)
  }

  /// A text of one line.
  ///
  /// - Parameter length: Bounds of its length in Unicode scalars.
  /// - Returns: The shape of the text.
  package static func line(_ length: ClosedRange<Int>) -> Shape<String> {
    text(length, refusing: .controlsInLine)
  }

  private static func text(
    _ length: ClosedRange<Int>,
    refusing controls: ControlCharacters
  ) -> Shape<String> {
    let description =
      length.lowerBound == length.upperBound
      ? "text of \(length.lowerBound) characters"
      : "text of \(length.lowerBound) to \(length.upperBound) characters"
    return Shape(kinds: .text) { _ in
      [
        .init("type", "string"), .init("minLength", .integer(length.lowerBound)),
        .init("maxLength", .integer(length.upperBound)),
        .init("not", ["pattern": .string(controls.regularExpression)]),
      ]
    } decode: { node, decoding in
      guard case .scalar(.text(let text)) = node.content else {
        return mismatchedText(description, node, &decoding)
      }
      let count = text.unicodeScalars.count
      guard length.contains(count) else {
        let found = "\(node.foundText) (\(count) characters)"
        decoding.report(.mismatch(expected: description, found: found), at: node)
        return nil
      }
      guard !text.unicodeScalars.contains(where: controls.contains) else {
        return mismatch(controls.expected, node, &decoding)
      }
      return text
    }
  }

  /// A text that matches a pattern.
  ///
  /// - Parameters:
  ///   - pattern: The family of texts.
  ///   - length: The most Unicode scalars it may have.
  /// - Returns: The shape of the text.
  package static func text(
    matching pattern: TextPattern,
    atMost length: Int = 64
  ) -> Shape<String> {
    Shape(kinds: .text) { _ in
      [
        .init("type", "string"), .init("pattern", .string(pattern.regularExpression)),
        .init("maxLength", .integer(length)),
      ]
    } decode: { node, decoding in
      guard case .scalar(.text(let text)) = node.content else {
        return mismatchedText(pattern.description, node, &decoding)
      }
      guard pattern.matches(text) else { return mismatch(pattern.description, node, &decoding) }
      guard text.unicodeScalars.count <= length else {
        return mismatch("at most \(length) characters", node, &decoding)
      }
      return text
    }
  }

  /// A name such as `canary-segment-regression`.
  package static var identifier: Shape<String> { text(matching: .identifier) }

  /// A file inside the folder of the scenario; whether it exists is checked when it is read.
  package static var relativePath: Shape<String> { text(matching: .relativePath, atMost: 200) }

  /// A whole number; it may be written `1e3` or `5.0`, as in JSON.
  ///
  /// - Parameter range: Bounds within ±2⁵³.
  /// - Returns: The shape of the number.
  package static func integer(_ range: ClosedRange<Int>) -> Shape<Int> {
    let limit = YAMLNumber.largestExactInteger
    precondition(range.lowerBound > -limit && range.upperBound < limit, "\(range) is not exact")
    let description =
      range.count == 1
      ? "\(range.lowerBound)" : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    return Shape(kinds: .number) { _ in
      [
        .init("type", "integer"), .init("minimum", .integer(range.lowerBound)),
        .init("maximum", .integer(range.upperBound)),
      ]
    } decode: { node, decoding in
      guard case .scalar(.number(let number)) = node.content, let value = number.integer,
        range.contains(value)
      else { return mismatch(description, node, &decoding) }
      return value
    }
  }
  /// A finite number between two bounds, both allowed.
  package static func number(_ range: ClosedRange<Double>) -> Shape<Double> {
    number(atLeast: range.lowerBound, atMost: range.upperBound)
  }

  /// A finite number within the bounds given.
  package static func number(
    atLeast: Double? = nil,
    moreThan: Double? = nil,
    atMost: Double? = nil,
    lessThan: Double? = nil
  ) -> Shape<Double> {
    let bounds = [
      atLeast.map(Bound.atLeast), moreThan.map(Bound.moreThan), atMost.map(Bound.atMost),
      lessThan.map(Bound.lessThan),
    ].compactMap(\.self)
    let description = (["a number"] + [bounds.map(\.description).joined(separator: " and ")])
      .filter { !$0.isEmpty }.joined(separator: " ")
    return Shape(kinds: .number) { _ in
      [.init("type", "number")] + bounds.map(\.keyword)
    } decode: { node, decoding in
      guard case .scalar(.number(let number)) = node.content,
        bounds.allSatisfy({ $0.allows(number.value) })
      else { return mismatch(description, node, &decoding) }
      return number.value
    }
  }

  /// Either `true` or `false`.
  package static var boolean: Shape<Bool> {
    Shape(kinds: .boolean) { _ in
      [.init("type", "boolean")]
    } decode: { node, decoding in
      guard case .scalar(.boolean(let value)) = node.content else {
        return mismatch("true or false", node, &decoding)
      }
      return value
    }
  }

  /// Nothing but `true`, for keys that say something by being there.
  package static var yes: Shape<Bool> {
    Shape(kinds: .boolean) { _ in
      [.init("const", true)]
    } decode: { node, decoding in
      guard node.content == .scalar(.boolean(true)) else {
        return mismatch("true", node, &decoding)
      }
      return true
    }
  }

  /// One of a few words, each standing for a value.
  package static func word<Value: Sendable>(
    _ words: KeyValuePairs<String, Value>
  ) -> Shape<Value> {
    word(among: words.map { ($0.key, $0.value) })
  }

  private static func word<Value: Sendable>(
    among words: [(word: String, value: Value)]
  ) -> Shape<Value> {
    let allowed = words.map(\.word)
    return Shape(kinds: .text) { _ in
      [.init("enum", .array(allowed.map { .string($0) }))]
    } decode: { node, decoding in
      guard case .scalar(.text(let text)) = node.content else {
        decoding.report(.unknownWord(nil, found: node.foundText, allowed: allowed), at: node)
        return nil
      }
      guard let match = words.first(where: { $0.word == text }) else {
        decoding.report(.unknownWord(text, found: node.foundText, allowed: allowed), at: node)
        return nil
      }
      return match.value
    }
  }

  /// The raw value of one of the cases of an enumeration.
  package static func word<Value>(of type: Value.Type) -> Shape<Value>
  where Value: CaseIterable & RawRepresentable & Sendable, Value.RawValue == String {
    word(among: type.allCases.map { ($0.rawValue, $0) })
  }
}

/// Fails as text is expected; says of a number or boolean that quotes would make it text.
private func mismatchedText(
  _ expected: String,
  _ node: YAMLNode,
  _ decoding: inout Decoding
) -> String? {
  let isBare = !node.kinds.isDisjoint(with: [.number, .boolean])
  let found = node.foundText + (isBare ? " (in quotes it would be text)" : "")
  decoding.report(.mismatch(expected: expected, found: found), at: node)
  return nil
}

/// A bound of a number.
private enum Bound: Sendable {
  case atLeast(Double)
  case moreThan(Double)
  case atMost(Double)
  case lessThan(Double)

  func allows(_ value: Double) -> Bool {
    switch self {
    case .atLeast(let bound): value >= bound
    case .moreThan(let bound): value > bound
    case .atMost(let bound): value <= bound
    case .lessThan(let bound): value < bound
    }
  }

  var keyword: JSONValue.Member {
    switch self {
    case .atLeast(let bound): JSONValue.Member("minimum", .number(bound))
    case .moreThan(let bound): JSONValue.Member("exclusiveMinimum", .number(bound))
    case .atMost(let bound): JSONValue.Member("maximum", .number(bound))
    case .lessThan(let bound): JSONValue.Member("exclusiveMaximum", .number(bound))
    }
  }

  var description: String {
    let number = keyword.value.compact
    return switch self {
    case .atLeast: "not below \(number)"
    case .moreThan: "above \(number)"
    case .atMost: "not above \(number)"
    case .lessThan: "below \(number)"
    }
  }
}
