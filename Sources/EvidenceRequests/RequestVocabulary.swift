import TextAnalysis

/// The words by which one thing can be meant, each with how surely it means it.
struct RequestVocabulary {
  /// Names and synonyms, each as its stems.
  private(set) var names: [[String]] = []
  /// Every word known, in no order.
  private(set) var words: Set<RequestWord> = []
  private var strengths: [String: Double] = [:]

  /// How surely a word means the thing: names and synonyms say most, what is measured and shown less,
  /// other texts least.
  enum Source: Double {
    case name = 1.0
    case shown = 0.6
    case told = 0.4
  }

  /// Adds a name or synonym.
  mutating func add(name: String) {
    let stems = RequestWords.stems(name)
    if !stems.isEmpty { names.append(stems) }
    add(name, .name)
  }

  /// Adds the words of a text.
  mutating func add(_ text: String, _ source: Source) {
    for word in RequestWords.read(text) {
      words.insert(word)
      strengths[word.stem] = max(strengths[word.stem] ?? 0, source.rawValue)
    }
  }

  /// Returns the strength with which a stem means this, from 0 to 1.
  func strength(of stem: String) -> Double { strengths[stem] ?? 0 }
}
