/// The words that deny, suppose or doubt the words beside them.
enum Cues {
  static let simpleNegations = words(
    "not",
    "no",
    "never",
    "cannot",
    "can't",
    "couldn't",
    "don't",
    "didn't",
    "doesn't"
  )

  /// Before what they deny.
  static let denials =
    simpleNegations
    + words(
      "isn't",
      "wasn't",
      "aren't",
      "weren't",
      "hasn't",
      "haven't",
      "won't",
      "wouldn't",
      "neither",
      "nor",
      "without",
      "rather than",
      "instead of",
      "ruled out",
      "rule out",
      "rules out",
      "ruling out",
      "rule it out",
      "exclude",
      "excludes",
      "excluded",
      "excluding",
      "eliminate",
      "eliminates",
      "eliminated",
      "dismissed",
      "unlikely",
      "absence of",
      "free of",
      "speaks against",
      "speak against",
      "argues against",
      "evidence against",
      "disproves",
      "disproved",
      "clears",
      "cleared",
      "exonerates",
      "nothing"
    )

  /// After what they deny.
  static let denialsAfter =
    words(
      "ruled out",
      "excluded",
      "eliminated",
      "unlikely",
      "innocent",
      "irrelevant",
      "unaffected",
      "nothing to do",
      "cannot explain",
      "can't explain",
      "cannot be",
      "can't be",
      "off the table",
      "in the clear",
      "off the hook",
      "a red herring",
      "crossed off",
      "as planned",
      "no role",
      "found none",
      "found nothing",
      "no difference"
    )
    + ["is", "was", "are", "were"].flatMap { copula in
      ["the", "a", "to", "at", "responsible", "involved", "it", "our", "due", "behind"]
        .flatMap { next in
          [[copula, "not", next], ["\(copula)n't", next]]
        }
        + ["fine", "clean", "healthy", "sound", "out", "unchanged"].map { [copula, $0] }
    }
    + ["did", "does", "do"].flatMap { auxiliary in
      ["cause", "explain", "fit", "hold", "matter", "account", "differ"].flatMap { verb in
        [[auxiliary, "not", verb], ["\(auxiliary)n't", verb]]
      }
    }

  /// After a negation, turning it into an assertion.
  static let turners: Set<String> = ["only", "just", "merely", "doubt", "question", "surprise"]

  /// After a negation, turning it into a doubt.
  static let doubts: Set<String> = ["sure", "certain", "clear", "know", "convinced", "proven"]

  static let suppositions = words(
    "if",
    "unless",
    "would",
    "wouldn't",
    "had it been",
    "were it",
    "suppose",
    "assuming",
    "whether"
  )

  /// After "would", making it a way to say what one holds.
  static let opinions: Set<String> = ["say", "blame", "call", "bet"]

  static let hedges = words(
    "might",
    "may",
    "maybe",
    "perhaps",
    "possibly",
    "possible",
    "could",
    "guess",
    "unsure",
    "either",
    "suspect",
    "wonder",
    "conceivably"
  )

  private static func words(_ cues: String...) -> [[String]] {
    cues.map { $0.split(separator: " ").map(String.init) }
  }
}
