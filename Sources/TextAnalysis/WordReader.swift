/// Splits characters into words and the gaps between them.
struct WordReader {
  private let characters: [Character]
  private var position = 0
  private var gap = Word.Gap.sentence

  init(_ characters: [Character]) { self.characters = characters }

  /// All words, in order; complexity O(characters).
  mutating func words() -> [Word] {
    var words: [Word] = []
    while position < characters.count {
      let start = position
      if isWordPart(position) {
        while position < characters.count, isWordPart(position) || isJoint(position) {
          position += 1
        }
        words.append(word(start..<position))
      } else if Self.symbols.contains(characters[position]) {
        position += 1
        words.append(word(start..<position))
      } else {
        gap = max(gap, gapAfter(position))
        position += 1
      }
    }
    return words
  }

  /// Signs that mean something in figures.
  private static let symbols: Set<Character> = ["%", "<", ">", "=", "#", "≤", "≥"]

  private mutating func word(_ place: Range<Int>) -> Word {
    var folded = ""
    for index in place {
      switch characters[index] {
      case "\u{2019}": folded += "'"
      case ",": break
      case let character: folded += character.lowercased()
      }
    }
    defer { gap = .none }
    return Word(folded: folded, stem: EnglishStem.stem(folded), place: place, gap: gap)
  }

  private func isWordPart(_ index: Int) -> Bool {
    characters[index].isLetter || characters[index].isNumber
  }

  /// Whether a sign holds two parts of one word together: isn't, 25.3, 1,000, 14:50.
  private func isJoint(_ index: Int) -> Bool {
    guard index > 0, index + 1 < characters.count else { return false }
    let (before, after) = (characters[index - 1], characters[index + 1])
    return switch characters[index] {
    case "'", "\u{2019}": before.isLetter && after.isLetter
    case ".", ":": before.isNumber && after.isNumber
    case ",": before.isNumber && hasThreeDigits(after: index)
    default: false
    }
  }

  private func hasThreeDigits(after index: Int) -> Bool {
    let rest = characters[(index + 1)...].prefix(4)
    return rest.prefix(3).count == 3 && rest.prefix(3).allSatisfy(\.isNumber)
      && !(rest.dropFirst(3).first?.isNumber ?? false)
  }

  private func gapAfter(_ index: Int) -> Word.Gap {
    switch characters[index] {
    case ".", "!", "?":
      index + 1 < characters.count && !characters[index + 1].isWhitespace ? .none : .sentence
    case "\n", "\r\n": .sentence
    case ";", "(", ")", "[", "]", "\u{2013}", "\u{2014}": .clause
    case ",", ":": .comma
    default: .none
    }
  }
}
