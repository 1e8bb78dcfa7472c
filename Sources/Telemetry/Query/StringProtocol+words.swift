extension StringProtocol {
  /// The text without white space at its ends.
  package var trimmed: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? endIndex
    return start < end ? String(self[start..<end]) : ""
  }

  /// The first word of the text and what follows it, both without white space at their ends.
  package var headAndTail: (head: String, tail: String) {
    let text = trimmed
    guard let space = text.firstIndex(where: \.isWhitespace) else { return (text, "") }
    return (String(text[..<space]), text[space...].trimmed)
  }
}
