/// Spellings and set phrases that count as one word of a request.
enum Phrasing {
  /// Joins words that mean something only together: "out of date" is one notion.
  static func joined(_ words: [String]) -> [String] {
    var result: [String] = []
    var index = 0
    while index < words.count {
      let phrase = phrases.first { words[index...].starts(with: $0.words) }
      result.append(phrase?.meaning ?? words[index])
      index += phrase?.words.count ?? 1
    }
    return result
  }

  /// A word in the spelling that scenarios are written in.
  static func spelling(of word: String) -> String {
    if let number = numbers[word] { return number }
    for (ending, wanted) in endings where word.count > ending.count + 3 && word.hasSuffix(ending) {
      return word.dropLast(ending.count) + wanted
    }
    return spellings[word] ?? word
  }

  private static let endings = [
    ("ization", "isation"), ("izations", "isations"), ("ized", "ised"), ("izing", "ising"),
    ("izes", "ises"), ("ize", "ise"), ("izer", "iser"), ("izers", "isers"),
  ]

  private static let spellings = [
    "labelled": "label", "labelling": "label", "labeled": "label", "labeling": "label",
    "labellers": "labeller", "labelers": "labeller", "labeler": "labeller", "behavior": "behaviour",
    "color": "colour", "center": "centre", "ops": "operations", "jp": "japanese", "ja": "japanese",
    "wrote": "written", "sent": "send", "went": "go", "got": "get", "fell": "fall", "lost": "lose",
    "grew": "grow", "kept": "keep", "infra": "infrastructure", "docs": "documents",
    "doc": "document",
    "evals": "evaluation", "eval": "evaluation", "config": "configuration", "params": "parameters",
    "prod": "production", "perf": "performance", "vs": "against", "versus": "against",
    "llm": "model", "worse": "bad", "worst": "bad", "analyse": "analyse",
  ]

  private static let numbers = [
    "1": "first", "2": "second", "two": "second", "30": "thirty", "10": "ten", "5": "five",
    "45": "three-quarters",
  ]

  private struct SetPhrase {
    var words: [String]
    var meaning: String
  }

  private static let phrases = written.map { phrase, meaning in
    SetPhrase(words: phrase.split(separator: " ").map(String.init), meaning: meaning)
  }

  /// The phrases as a person writes them, longer ones first where one begins another.
  // The type is written out: the compiler takes ten seconds to find it.
  private static let written: [(phrase: String, meaning: String)] = [
    ("half an hour", "thirty"), ("half hour", "thirty"), ("thirty minutes", "thirty"),
    ("30 minutes", "thirty"), ("30 min", "thirty"), ("ten minutes", "ten"),
    ("out of date", "outdated"),
    ("up to date", "freshness"), ("over time", "timeline"), ("right now", "now"),
    ("at the moment", "now"), ("fine tuning", "tuning"), ("fine tuned", "tuning"),
    ("fine tune", "tuning"), ("break down", "breakdown"), ("breaks down", "breakdown"),
    ("broken down", "breakdown"), ("break it down", "breakdown"), ("split by", "breakdown"),
    ("group by", "breakdown"), ("slice by", "breakdown"), ("so far", "now"),
    ("keep an eye", "watch"), ("side effects", "guardrail"), ("side effect", "guardrail"),
    ("roll back", "rollback"), ("rolls back", "rollback"), ("rolled back", "rollback"),
    ("rolling back", "rollback"), ("turn off", "disable"), ("turned off", "disable"),
    ("switch off", "disable"), ("of course", "sure"), ("data centre", "datacentre"),
    ("data center", "datacentre"),
    ("a b", "ab"), ("near copies", "duplicate"), ("near copy", "duplicate"),
    ("near duplicates", "duplicate"), ("at all", "sure"), ("a lot", "sure"), ("sort of", "kind"),
    ("kind of", "kind"), ("type of", "kind"), ("as well", "sure"), ("on call", "duty"),
    ("by hand", "hand"),
  ]
}
