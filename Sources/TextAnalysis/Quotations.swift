/// Finds what stands between quotation marks.
enum Quotations {
  /// The shortest quotation in words; fewer are a term that somebody holds at arm's length.
  static let leastWords = 3

  /// The places of quotations: an opening mark and the next closing one on the same line.
  ///
  /// Straight single marks quote only where they stand at the edges of words. Complexity:
  /// O(characters).
  static func places(in characters: [Character]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var open: (start: Int, close: Character)?
    for (index, character) in characters.enumerated() {
      if character.isNewline {
        open = nil
      } else if let (start, close) = open {
        guard character == close, ends(index, in: characters) else { continue }
        if isLongEnough(characters[start..<index]) { places.append(start..<index) }
        open = nil
      } else if let close = closing[character], begins(index, in: characters) {
        open = (index, close)
      }
    }
    return places
  }

  private static let closing: [Character: Character] = [
    "\"": "\"", "\u{201C}": "\u{201D}", "\u{201E}": "\u{201C}", "«": "»", "'": "'",
    "\u{2018}": "\u{2019}",
  ]

  private static func begins(_ index: Int, in characters: [Character]) -> Bool {
    characters[index] != "'" || index == 0 || !characters[index - 1].isLetter
  }

  private static func ends(_ index: Int, in characters: [Character]) -> Bool {
    !"'\u{2019}".contains(characters[index]) || index + 1 == characters.count
      || !characters[index + 1].isLetter
  }

  private static func isLongEnough(_ characters: ArraySlice<Character>) -> Bool {
    characters.split(whereSeparator: \.isWhitespace).count >= leastWords
  }
}
