import TextAnalysis

/// A text with what decides whether a mention in it states anything.
struct ExplanationReading {
  let text: AnalysedText
  /// The numbers of the text that the evidence bears out.
  let borneOut: Set<NumberMention>
  /// Clauses that mention too many concepts to state them.
  private let crowded: Set<Range<Int>>
  /// Sentences that list concepts, or say what a thing is in general.
  private let lists: Set<Range<Int>>

  /// Most concepts that one clause states; more is a list.
  private static let conceptsPerClause = 4

  /// Most causes that one sentence states; more is a list.
  private static let causesPerSentence = 3

  /// Most concepts that a sentence without a verb states.
  ///
  /// Notes have such sentences: "Cold cache on the canary."
  private static let conceptsPerNote = 2

  /// The same in the answer to a question, whose concepts lie close together.
  private static let conceptsPerAnsweringNote = 4

  /// Reads a text against all concepts of a scenario.
  ///
  /// `answersQuestion` says that the text answers a question of knowledge.
  init(
    _ text: AnalysedText,
    _ patterns: [ConceptPattern],
    borneOut: Set<NumberMention> = [],
    answersQuestion: Bool = false
  ) {
    self.text = text
    self.borneOut = borneOut
    var inClause: [Range<Int>: Int] = [:]
    var inSentence: [Range<Int>: (all: Int, causes: Int)] = [:]
    for pattern in patterns {
      for clause in pattern.clauses(in: text) { inClause[clause, default: 0] += 1 }
      for sentence in pattern.sentences(in: text) {
        inSentence[sentence, default: (0, 0)].all += 1
        if pattern.isCause { inSentence[sentence, default: (0, 0)].causes += 1 }
      }
    }
    crowded = Set(inClause.filter { $0.value > Self.conceptsPerClause }.keys)
    let conceptsPerNote =
      answersQuestion ? Self.conceptsPerAnsweringNote : Self.conceptsPerNote
    lists = Set(
      text.sentences.filter { sentence in
        let named = inSentence[sentence] ?? (0, 0)
        let isMeasured = borneOut.contains { sentence.contains($0.place.lowerBound) }
        return named.causes > Self.causesPerSentence
          || (!answersQuestion && text.defines(in: sentence))
          || (named.all > conceptsPerNote && !isMeasured && !text.hasVerb(in: sentence)
            && !text.blames(in: sentence))
      }
    )
  }

  /// Whether a mention stands where nothing is stated of it.
  func isListed(_ mention: Range<Int>) -> Bool {
    crowded.contains(text.clause(of: mention.lowerBound))
      || lists.contains { $0.contains(mention.lowerBound) }
  }
}
