/// A family of texts that both a regular expression and a matcher are made from: words of some
/// characters, joined by a separator.
package struct TextPattern: Sendable {
  /// The name of such a text in messages: "an identifier (…)".
  package let description: String
  /// The pattern as ECMA-262 has it, anchored at both ends.
  package let regularExpression: String
  private let isMatch: @Sendable (String) -> Bool

  /// ASCII characters given by ranges, such as `a-z0-9`.
  package struct CharacterSet: Hashable, Sendable {
    fileprivate let ranges: [ClosedRange<UInt8>]

    /// Reads the inside of a bracket expression: ranges first, a literal `-` only at the end.
    fileprivate init(_ expression: StaticString) {
      let bytes = Array("\(expression)".utf8)
      var ranges: [ClosedRange<UInt8>] = []
      var index = 0
      while index < bytes.count {
        if index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "-") {
          ranges.append(bytes[index]...bytes[index + 2])
          index += 3
        } else {
          ranges.append(bytes[index]...bytes[index])
          index += 1
        }
      }
      self.ranges = ranges
    }

    fileprivate func contains(_ byte: UInt8) -> Bool { ranges.contains { $0.contains(byte) } }

    fileprivate var bracketExpression: String {
      let parts = ranges.map { range in
        let (first, last) = (Unicode.Scalar(range.lowerBound), Unicode.Scalar(range.upperBound))
        return first == last ? "\(first)" : "\(first)-\(last)"
      }
      return "[\(parts.joined())]"
    }
  }

  /// Makes a pattern of the first and the further characters of a word and what joins words.
  fileprivate init(
    _ description: String,
    leading: CharacterSet,
    following: CharacterSet,
    separator: Character? = nil
  ) {
    let word = "\(leading.bracketExpression)\(following.bracketExpression)*"
    let joint = separator == "." ? "\\." : separator.map(String.init)
    self.init(
      description,
      regularExpression: joint.map { "^\(word)(\($0)\(word))*$" } ?? "^\(word)$"
    ) { text in
      let words: [Substring] =
        separator.map { text.split(separator: $0, omittingEmptySubsequences: false) } ?? [text[...]]
      return words.allSatisfy { word in
        guard let first = word.utf8.first, leading.contains(first) else { return false }
        return word.utf8.dropFirst().allSatisfy(following.contains)
      }
    }
  }

  /// Makes a pattern that both a regular expression and a matcher describe; a test compares the two.
  init(
    _ description: String,
    regularExpression: String,
    matches isMatch: @escaping @Sendable (String) -> Bool
  ) {
    self.description = description
    self.regularExpression = regularExpression
    self.isMatch = isMatch
  }

  /// Whether a text is of this family.
  package func matches(_ text: String) -> Bool { isMatch(text) }
}

extension TextPattern {
  /// Names of scenarios, hypotheses, actions and the like.
  package static let identifier = TextPattern(
    "an identifier (lower-case letters, digits and '-', not starting with '-')",
    leading: CharacterSet("a-z0-9"),
    following: CharacterSet("a-z0-9-")
  )

  /// Names of tables and columns.
  package static let columnName = TextPattern(
    "a name (lower-case letters, digits and '_', starting with a letter)",
    leading: CharacterSet("a-z"),
    following: CharacterSet("a-z0-9_")
  )

  /// Names of events: identifiers joined by dots, such as `mitigate.roll-back`.
  package static let event = TextPattern(
    "an event (identifiers joined by '.')",
    leading: CharacterSet("a-z0-9"),
    following: CharacterSet("a-z0-9-"),
    separator: "."
  )

  /// Files inside a folder: no part begins with a dot, so none is `..`, and none is empty.
  package static let relativePath = TextPattern(
    "a path inside the scenario's folder (letters, digits, '_', '-' and '.', joined by '/')",
    leading: CharacterSet("A-Za-z0-9_"),
    following: CharacterSet("A-Za-z0-9._-"),
    separator: "/"
  )
}
