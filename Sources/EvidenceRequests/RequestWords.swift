import TextAnalysis

/// A word that carries meaning: how it is spelt, and the stem that its forms share.
struct RequestWord: Hashable {
  var spelling: String
  var stem: String

  init(_ word: String) {
    spelling = Phrasing.spelling(of: word)
    stem = PorterStem.stem(spelling)
  }
}

/// Reads the words of a text that carry meaning.
enum RequestWords {
  /// Words beyond these are not read: nobody asks for one look in more.
  private static let limit = 48
  /// Characters beyond these are not read.
  private static let length = 2000

  /// The meaningful words in order, each stem once; complexity O(characters).
  static func read(_ text: String) -> [RequestWord] {
    var seen: Set<String> = []
    let folded = AnalysedText(String(text.prefix(length))).words.map(\.folded)
    let words = Phrasing.joined(folded).flatMap(parts).filter { !Filler.words.contains($0) }
      .map(RequestWord.init)
    return Array(words.filter { seen.insert($0.stem).inserted }.prefix(limit))
  }

  /// The stems of the meaningful words.
  static func stems(_ text: String) -> [String] { read(text).map(\.stem) }

  /// The parts of a name written as columns are; a version such as 25.3 stays whole.
  private static func parts(_ word: String) -> [String] {
    word.split(whereSeparator: { $0 == "_" || $0 == "'" }).map(String.init).filter {
      $0.count > 1 || $0.first?.isNumber == true
    }
  }
}
