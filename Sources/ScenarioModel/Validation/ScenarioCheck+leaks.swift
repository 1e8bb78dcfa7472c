import Telemetry

extension ScenarioCheck {
  /// Warns where what the player reads first uses the words of one hypothesis.
  ///
  /// In the title and the page, which are about the symptom, one such word is enough; the role and
  /// the background describe the system and share words with any cause in it, so there it takes
  /// more than half of a hypothesis's own words, and at least two.
  mutating func checkLeaks() {
    let own = distinctiveWords
    let texts: [(text: String, isSymptom: Bool, path: Diagnostic.Path)] =
      [
        (scenario.title, true, ["title"]),
        (scenario.brief.role, false, ["brief", "role"]),
        (scenario.brief.page, true, ["brief", "page"]),
      ]
      + scenario.brief.background.enumerated().map { index, text in
        (text, false, ["brief", "background", .index(index)])
      }
    for entry in texts {
      let said = Set(Self.words(of: entry.text))
      for (hypothesis, words) in own {
        let shared = words.filter(said.contains)
        let isTooMuch =
          entry.isSymptom ? !shared.isEmpty : shared.count > 1 && 2 * shared.count > words.count
        if isTooMuch { report(.givesAway(hypothesis, words: shared), at: entry.path) }
      }
    }
  }

  /// The words of each single cause's title that no other such title has, in order.
  var distinctiveWords: [(HypothesisID, [String])] {
    let single = scenario.singleCauses
    let titles = single.map { Self.words(of: $0.title) }
    var uses: [String: Int] = [:]
    for words in titles {
      for word in Set(words) { uses[word, default: 0] += 1 }
    }
    return zip(single, titles).map { hypothesis, words in
      var seen: Set<String> = []
      return (hypothesis.id, words.filter { uses[$0] == 1 && seen.insert($0).inserted })
    }
  }

  /// The words of a text in lower case, less those that are too short or too common to tell anything.
  static func words(of text: String) -> [String] {
    let withoutFigures = Placeholder.textOnly(text)
    return withoutFigures.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
      .filter { $0.count > 2 && !commonWords.contains($0) }
  }

  /// English words of three letters or more that carry no subject.
  private static let commonWords: Set<String> = [
    "about", "after", "again", "all", "also", "and", "any", "are", "around", "because", "been",
    "before", "being", "below", "between", "both", "but", "can", "cannot", "could", "did", "does",
    "done", "down", "during", "each", "else", "even", "every", "everyone", "everything", "fell",
    "few", "for", "from", "gets", "given", "had", "has", "have", "her", "here", "him", "his",
    "how", "into", "its", "just", "last", "less", "like", "made", "many", "may", "minutes", "more",
    "most", "much", "must", "not", "nothing", "now", "off", "once", "one", "only", "onto", "other",
    "our", "out", "over", "own", "part", "same", "several", "she", "should", "since", "some",
    "still", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "three", "through", "too", "two", "under", "until", "upon", "very", "was",
    "were", "what", "when", "where", "which", "while", "who", "whole", "why", "will", "with",
    "within", "without", "would", "wrong", "you", "your",
  ]
}
