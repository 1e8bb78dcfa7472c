/// The stem by which words of a text and of a phrase are told to be the same.
///
/// Porter's, for the word without a possessive and with -ise spelt as -ize: "m7's" is m7, and
/// "randomisation" is "randomization".
enum EnglishStem {
  /// The stem of a word in lower case; complexity O(length).
  static func stem(_ word: String) -> String {
    PorterStem.stem(inAmericanSpelling(withoutPossessive(word)))
  }

  private static func withoutPossessive(_ word: String) -> String {
    guard word.hasSuffix("'s"), !contractions.contains(word) else { return word }
    return String(word.dropLast(2))
  }

  /// Shorter words, such as raise and noise, end in -ise in any spelling.
  private static func inAmericanSpelling(_ word: String) -> String {
    guard word.utf8.count >= 7,
      let ending = endings.first(where: { word.hasSuffix($0) })
    else { return word }
    return word.dropLast(ending.count) + "iz" + ending.dropFirst(2)
  }

  private static let contractions: Set<String> = [
    "it's", "that's", "there's", "what's", "who's", "let's", "he's", "she's", "here's",
  ]

  private static let endings = [
    "isation", "isations", "ise", "ised", "ises", "iser", "isers", "ising",
  ]
}
