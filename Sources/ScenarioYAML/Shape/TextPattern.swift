/// A family of texts that both a regular expression and a matcher are made from: words of some
/// characters, joined by a separator.
package struct TextPattern: Hashable, Sendable {
  /// How messages call such a text: "an identifier (…)".
  package let description: String
  private let leading: CharacterSet
  private let following: CharacterSet
  private let separator: Character?

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
    self.description = description
    self.leading = leading
    self.following = following
    self.separator = separator
  }

  /// The pattern as ECMA-262 has it, anchored at both ends.
  package var regularExpression: String {
    let word = "\(leading.bracketExpression)\(following.bracketExpression)*"
    return separator.map { "^\(word)(\(escaped($0))\(word))*$" } ?? "^\(word)$"
  }

  /// Whether a text is of this family.
  package func matches(_ text: String) -> Bool {
    let words: [Substring] =
      separator.map { text.split(separator: $0, omittingEmptySubsequences: false) } ?? [text[...]]
    return words.allSatisfy { word in
      guard let first = word.utf8.first, leading.contains(first) else { return false }
      return word.utf8.dropFirst().allSatisfy(following.contains)
    }
  }

  private func escaped(_ separator: Character) -> String {
    separator == "." ? "\\." : String(separator)
  }
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

  /// Names of columns after the names of the tables they are in, such as `requests.latency_ms`.
  package static let dottedName = TextPattern(
    "a name (lower-case letters, digits and '_') or several joined by '.'",
    leading: CharacterSet("a-z"),
    following: CharacterSet("a-z0-9_"),
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
