import ScenarioModel
import Scoring
import TextAnalysis

extension RedFlag {
  /// The clause that deserves the flag, as `words(in:)` gives it, unless a denial stands among the words
  /// of its phrases, as in "the cross-encoder cannot search millions".
  ///
  /// A phrase may have one other word between two of its own, and here that word turns it around.
  func claim(in text: AnalysedText) -> String? {
    let isTurned = phrases.contains { group in
      let found = group.map(Phrase.init).flatMap { phrase in
        phrase.matches(in: text).map { (phrase: phrase, place: $0) }
      }
      return !found.isEmpty
        && found.allSatisfy { found in
          found.place.contains { index in
            Self.denials.contains(text.word(index))
              && !found.phrase.stems.contains(text.words[index].stem)
          }
        }
    }
    return isTurned ? nil : words(in: text)
  }

  private static let denials: Set<String> = [
    "not", "cannot", "can't", "never", "no", "doesn't", "don't", "isn't", "won't", "hardly",
  ]
}
