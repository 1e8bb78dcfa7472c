/// Closed lists of English words.
package enum English {
  /// Words that open a clause of their own, where the reach of a negation ends.
  static let clauseOpeners: Set<String> = [
    "but", "however", "whereas", "although", "though", "while", "yet", "because", "since", "so",
    "therefore", "hence", "which", "nevertheless", "except", "then", "thus", "until",
  ]

  /// Negated auxiliaries that are written without their apostrophe.
  static let contractions: [String: String] = Dictionary(
    uniqueKeysWithValues: [
      "isn't", "wasn't", "aren't", "weren't", "hasn't", "haven't", "hadn't", "don't", "doesn't",
      "didn't", "can't", "couldn't", "won't", "wouldn't", "shouldn't",
    ].map { ($0.filter { $0 != "'" }, $0) }
  )

  /// Abbreviations whose full stop does not end a sentence.
  static let abbreviations: Set<String> = [
    "i.e", "e.g", "vs", "approx", "resp", "cf", "incl", "ca",
  ]

  /// Pronouns that begin a statement of their own after "and".
  static let subjects: Set<String> = [
    "i", "we", "you", "he", "she", "it", "they", "it's", "i'd", "we'd", "i'm", "we're", "they're",
  ]

  /// Words of grammar: articles, pronouns, prepositions, conjunctions and auxiliaries.
  package static let functionWords: Set<String> = [
    "a", "about", "across", "after", "against", "all", "also", "although", "among", "an", "and",
    "any", "are", "aren't", "around", "as", "at", "be", "because", "been", "before", "beside",
    "between", "beyond", "both", "but", "by", "can", "can't", "cannot", "could", "despite", "did",
    "didn't", "do", "does", "doesn't", "don't", "down", "during", "each", "for", "from", "had",
    "has", "have", "he", "her", "his", "how", "i", "if", "in", "inside", "into", "is", "isn't",
    "it", "it's", "its", "just", "may", "me", "might", "more", "most", "my", "near", "no", "nor",
    "not", "of", "off", "on", "only", "onto", "or", "other", "our", "out", "outside", "over", "per",
    "she", "should", "since", "so", "some", "such", "than", "that", "that's", "the", "their",
    "them", "then", "there", "these", "they", "this", "those", "though", "through", "to", "too",
    "toward", "towards", "under", "until", "up", "upon", "versus", "very", "via", "was", "wasn't",
    "we", "were", "weren't", "what", "when", "where", "whereas", "which", "while", "who", "why",
    "will", "with", "within", "without", "would", "you", "your",
  ]

  /// Whether a word can be the verb of a statement: an auxiliary, one of the verbs that incident
  /// reports use, or a past form.
  static func isVerb(_ word: Word) -> Bool {
    auxiliaries.contains(word.folded) || verbStems.contains(word.stem)
      || (word.folded.utf8.count > 4 && word.folded.hasSuffix("ed"))
  }

  /// Whether a word is an auxiliary verb or a form of "to be", "to have" or "to do".
  package static func isAuxiliary(_ word: String) -> Bool { auxiliaries.contains(word) }

  static let auxiliaries: Set<String> = [
    "is", "was", "are", "were", "be", "been", "am", "has", "have", "had", "do", "does", "did",
    "can", "cannot", "could", "will", "would", "should", "may", "might", "must", "isn't", "wasn't",
    "aren't", "weren't", "hasn't", "haven't", "hadn't", "don't", "doesn't", "didn't", "can't",
    "couldn't", "won't", "wouldn't", "it's", "that's", "there's", "i'd", "we'd",
  ]

  private static let verbStems: Set<String> = Set(
    [
      "affect", "agree", "appear", "ask", "became", "become", "begin", "began", "behave", "blame",
      "break", "broke", "came", "carry", "cause", "change", "check", "climb", "come", "compare",
      "confirm", "contain", "cost", "cover", "cut", "differ", "drift", "drop", "ended", "explain",
      "fail", "fall", "fell", "find", "fit", "flatter", "follow", "forget", "forgot", "found",
      "gain", "gave", "get", "give", "go", "goes", "got", "grew", "grow", "held", "hit", "hold",
      "hurt", "include", "keep", "kept", "know", "land", "lead", "leak", "learn", "leave", "led",
      "left", "lose", "lost", "made", "make", "match", "mean", "meant", "measure", "miss", "move",
      "name", "need", "overlap", "point", "prefer", "prove", "put", "ran", "reach", "read",
      "recover", "remain", "report", "rest", "return", "rise", "rose", "rule", "run", "said", "sat",
      "saw", "say", "see", "seem", "send", "sent", "separate", "serve", "ship", "show", "sit",
      "split", "start", "stay", "stop", "suffer", "suggest", "survive", "take", "tell", "think",
      "told", "took", "train", "trust", "try", "turn", "use", "vanish", "wait", "want", "went",
      "win", "won", "work", "write", "wrote",
    ].map(PorterStem.stem)
  )
}
