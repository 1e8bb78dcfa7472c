/// A text with its words and the clauses and sentences that they form.
package struct AnalysedText: Hashable, Sendable {
  private let characters: [Character]
  package let words: [Word]
  /// Ranges of words, one a sentence.
  package let sentences: [Range<Int>]
  /// Ranges of words, one a clause; every clause lies within a sentence.
  package let clauses: [Range<Int>]

  /// Takes a text apart; complexity O(characters).
  package init(_ text: String) {
    characters = Array(text)
    var reader = WordReader(characters)
    let words = reader.words()
    self.words = words
    sentences = Self.split(words.count) { words[$0].gap == .sentence }
    clauses = Self.split(words.count) { index in
      words[index].gap >= .clause || English.clauseOpeners.contains(words[index].folded)
        || (words[index].folded == "and" && words.indices.contains(index + 1)
          && English.subjects.contains(words[index + 1].folded))
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

  /// The share of words that carry grammar and no content, 0 to 1; 0 where there are no words.
  package func functionWordShare(in range: Range<Int>) -> Double {
    guard !range.isEmpty else { return 0 }
    let count = words[range].count { English.functionWords.contains($0.folded) }
    return Double(count) / Double(range.count)
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
