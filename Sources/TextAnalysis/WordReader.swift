/// Splits characters into words and the gaps between them.
struct WordReader {
  private let characters: [Character]
  private var position = 0
  private var gap = Word.Gap.sentence

  /// Reads characters that were folded to half width.
  init(_ characters: [Character]) { self.characters = characters }

  /// All words, in order; complexity O(characters).
  mutating func words() -> [Word] {
    var words: [Word] = []
    while position < characters.count {
      let start = position
      if isWordPart(position) || isLeadingPoint(position) {
        position += 1
        while position < characters.count, isWordPart(position) || isJoint(position) {
          position += 1
        }
        words.append(word(start..<position))
      } else if isArrow(position) {
        gap = max(gap, .clause)
        position += 2
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
    var folded = characters[place.lowerBound] == "." ? "0" : ""
    for index in place {
      switch characters[index] {
      case "\u{2019}": folded += "'"
      case "," where !hasThreeDigits(after: index): folded += "."
      case ",": break
      case let character: folded += character.lowercased()
      }
    }
    folded = English.contractions[folded] ?? folded
    defer { gap = .none }
    return Word(folded: folded, stem: EnglishStem.stem(folded), place: place, gap: gap)
  }

  private func isWordPart(_ index: Int) -> Bool {
    characters[index].isLetter || characters[index].isNumber
  }

  /// Whether a point begins a number: .76.
  private func isLeadingPoint(_ index: Int) -> Bool {
    characters[index] == "." && index + 1 < characters.count && characters[index + 1].isNumber
      && (index == 0 || !isWordPart(index - 1))
  }

  /// Whether a sign holds two parts of one word together: isn't, 25.3, 1,000, 14:50.
  private func isJoint(_ index: Int) -> Bool {
    guard index > 0, index + 1 < characters.count else { return false }
    let (before, after) = (characters[index - 1], characters[index + 1])
    return switch characters[index] {
    case "'", "\u{2019}": before.isLetter && after.isLetter
    case ".", ":": before.isNumber && after.isNumber
    case ",": before.isNumber && (hasThreeDigits(after: index) || isDecimalComma(index))
    default: false
    }
  }

  /// Whether a comma stands for a point, as in 8,7: one or two digits follow it and no further part.
  private func isDecimalComma(_ index: Int) -> Bool {
    let rest = characters[(index + 1)...]
    let digits = rest.prefix { $0.isNumber }
    guard (1...2).contains(digits.count) else { return false }
    let before = characters[..<index].reversed().prefix { $0.isNumber || $0 == "," || $0 == "." }
    guard !before.contains(where: { $0 == "," || $0 == "." }) else { return false }
    let next = rest.dropFirst(digits.count)
    return next.first != "," && next.first != "." || next.dropFirst().first?.isNumber != true
  }

  private func hasThreeDigits(after index: Int) -> Bool {
    let rest = characters[(index + 1)...].prefix(4)
    return rest.prefix(3).count == 3 && rest.prefix(3).allSatisfy(\.isNumber)
      && !(rest.dropFirst(3).first?.isNumber ?? false)
  }

  /// Whether an arrow of two characters begins here, which parts clauses: -> and =>.
  private func isArrow(_ index: Int) -> Bool {
    index + 1 < characters.count && "-=".contains(characters[index])
      && characters[index + 1] == ">"
  }

  private func gapAfter(_ index: Int) -> Word.Gap {
    switch characters[index] {
    case ".", "!", "?":
      !isSpace(index + 1) || isAbbreviation(endingAt: index) ? .none : .sentence
    case "\n", "\r\n": .sentence
    case ";", "(", ")", "[", "]", "\u{2013}", "\u{2014}", "→", "⇒": .clause
    case "-": isSpace(index - 1) && isSpace(index + 1) ? .clause : .none
    case ":": .colon
    case ",": .comma
    default: .none
    }
  }

  /// Whether a place lies between words or outside of the text.
  private func isSpace(_ index: Int) -> Bool {
    !characters.indices.contains(index) || characters[index].isWhitespace
  }

  /// Whether the full stop of an abbreviation stands here: i.e., vs.
  private func isAbbreviation(endingAt index: Int) -> Bool {
    var start = index
    while start > 0, index - start < 8, !characters[start - 1].isWhitespace,
      characters[start - 1] != "("
    {
      start -= 1
    }
    return English.abbreviations.contains(String(characters[start..<index]).lowercased())
  }
}
