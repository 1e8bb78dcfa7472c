/// A text with its words and the clauses and sentences that they form.
package struct AnalysedText: Hashable, Sendable {
  private let characters: [Character]
  package let words: [Word]
  /// Ranges of words, one a sentence.
  package let sentences: [Range<Int>]
  /// Ranges of words, one a clause; every clause lies within a sentence.
  package let clauses: [Range<Int>]
  /// Ranges of words that repeat what another said, between quotation marks.
  package let quotations: [Range<Int>]

  /// Takes a text apart; complexity O(characters).
  ///
  /// `abbreviations` are words in lower case with the words that they stand for.
  package init(_ text: String, abbreviations: [String: String] = [:]) {
    characters = Array(text)
    let folded = characters.map(\.halfWidth)
    var reader = WordReader(folded)
    let words = reader.words().flatMap { $0.spelledOut(by: abbreviations) }
    self.words = words
    sentences = Self.split(words.count) { words[$0].gap == .sentence }
    clauses = Self.split(words.count) { index in
      words[index].gap >= .colon || English.clauseOpeners.contains(words[index].folded)
        || (words[index].folded == "and" && words.indices.contains(index + 1)
          && English.subjects.contains(words[index + 1].folded))
    }
    quotations = Quotations.places(in: folded).compactMap { place in
      let inside = words.indices.filter { place.contains(words[$0].place.lowerBound) }
      guard let first = inside.first, let last = inside.last else { return nil }
      return first..<last + 1
    }
  }

  private static func split(_ count: Int, where begins: (Int) -> Bool) -> [Range<Int>] {
    var starts = (0..<count).filter { $0 == 0 || begins($0) }
    starts.append(count)
    return zip(starts, starts.dropFirst()).map { $0..<$1 }
  }

  /// The characters from the first to the last of some words, as they were written.
  package func quote(_ range: Range<Int>) -> String {
    guard let first = words[range].first, let last = words[range].last else { return "" }
    return String(characters[first.place.lowerBound..<last.place.upperBound])
  }

  /// The character at a place within the text.
  func character(_ place: Int) -> Character { characters[place] }

  /// The clause that a word lies in.
  package func clause(of word: Int) -> Range<Int> {
    clauses.first { $0.contains(word) } ?? word..<word + 1
  }

  /// The sentence that a word lies in.
  package func sentence(of word: Int) -> Range<Int> {
    sentences.first { $0.contains(word) } ?? word..<word + 1
  }

  /// Whether a sentence asks something.
  package func isQuestion(_ sentence: Range<Int>) -> Bool {
    guard let last = words[sentence].last else { return false }
    let end =
      words.indices.contains(sentence.upperBound)
      ? words[sentence.upperBound].place.lowerBound : characters.count
    guard end > last.place.upperBound else { return false }
    return characters[last.place.upperBound..<end].contains { $0.halfWidth == "?" }
  }

  /// The share of words that carry grammar and no content, 0 to 1; 0 where there are no words.
  package func functionWordShare(in range: Range<Int>) -> Double {
    guard !range.isEmpty else { return 0 }
    let count = words[range].count { English.functionWords.contains($0.folded) }
    return Double(count) / Double(range.count)
  }

  /// The stems of all words that carry content.
  package var contentStems: Set<String> { contentStems(in: words.indices) }

  /// The stems of the words that carry content: neither grammar nor figures nor units.
  ///
  /// A version such as 2.4.0 is a name.
  package func contentStems(in range: Range<Int>) -> Set<String> {
    Set(
      words[range].filter { word in
        word.folded.utf8.count > 1 && !English.functionWords.contains(word.folded)
          && (word.folded.first?.isNumber == false || word.isVersion)
          && !NumberUnits.names.contains(word.folded)
      }.map(\.stem)
    )
  }

  /// Whether some word of a range can be the verb of a statement.
  package func hasVerb(in range: Range<Int>) -> Bool {
    words[range].contains { English.isVerb($0) }
  }

  /// Whether the text reads as English: short, or with the function words that English needs.
  ///
  /// English prose has 40 to 50 % function words; other languages share hardly any of ours.
  package var readsAsEnglish: Bool {
    words.count < 8 || functionWordShare(in: words.indices) >= 0.1
  }
}

extension Word {
  /// The words that an abbreviation stands for, or else the word itself.
  fileprivate func spelledOut(by abbreviations: [String: String]) -> [Word] {
    guard let long = abbreviations[folded] else { return [self] }
    let parts = long.lowercased().split(separator: " ").map(String.init)
    return parts.enumerated().map { index, part in
      Word(
        folded: part,
        stem: EnglishStem.stem(part),
        place: place,
        gap: index == 0 ? gap : .none
      )
    }
  }
}

extension Character {
  /// The usual form of a letter, digit or sign that is as wide as a Chinese one; others stay.
  ///
  /// Source: Unicode, block Halfwidth and Fullwidth Forms: U+FF01 to U+FF5E are U+0021 to U+007E.
  var halfWidth: Character {
    guard unicodeScalars.count == 1, let scalar = unicodeScalars.first else { return self }
    switch scalar.value {
    case 0xFF01...0xFF5E:
      return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) ?? self
    case 0x3000: return " "
    default: return self
    }
  }
}
