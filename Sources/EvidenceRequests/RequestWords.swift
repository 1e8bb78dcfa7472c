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
  /// The most words that are read of a request.
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

/// Words of a request that say that something is wanted and not what.
enum Filler {
  static let words: Set<String> = Set(
    """
    a about actually again also am an and any anybody anyone anything are as at be been being bit but by \
    can check could data did do does doing done dont evidence exactly exist figures find for from full get \
    getting give go going got had happen happened happening has have he her here him his how i if im in \
    information into is isn it its just know let lets like ll look looked looking looks make maybe me might \
    more most much my need numbers of off ok okay on one ones only or our out own please pls possible pull \
    quick quickly re read really s say said says see seem seems seen shall she should show shows so some \
    somebody someone something still such sure take tell than that the their them themselves then there \
    these they thing things this those through to try up us use used using ve very view want wanted was \
    way we well were what whats when where whether which while who whoever whose why will with would yes you \
    your kindly dig open run bring fetch display present ask same both other others thanks hi hey hello \
    minutes minute several time times after result results items whoever team person every each few lot bunch wonder curious interested quite even already yet ever
    """.split(separator: " ").map(String.init)
  )
}
