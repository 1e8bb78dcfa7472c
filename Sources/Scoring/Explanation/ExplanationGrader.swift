package import ScenarioModel
package import TextAnalysis

/// Reads an explanation against the concepts of a scenario, without a model.
///
/// A concept counts where a sentence, or two in a row, assert one phrase of each of its groups. What is
/// denied, supposed, doubted or merely listed is told apart by clause. Every verdict quotes its words.
package struct ExplanationGrader: Sendable {
  private let asked: [ConceptPattern]
  /// Concepts of causes that are not the truth.
  private let rivals: [ConceptPattern]
  /// The numbers that the evidence showed.
  private let seen: [NumberMention]

  /// A grader for one truth; `seen` are the numbers of the evidence that the player saw.
  package init(concepts: [Concept], truth: HypothesisID, seen: [NumberMention]) {
    func isAsked(_ concept: Concept) -> Bool {
      concept.hypotheses.isEmpty || concept.hypotheses.contains(truth)
    }
    asked = concepts.filter(isAsked).map(ConceptPattern.init)
    rivals = concepts.filter { !isAsked($0) }.map(ConceptPattern.init)
    self.seen = seen
  }

  /// Grades an explanation; complexity O(words × phrases).
  package func grade(_ explanation: String) -> ExplanationGrade {
    let text = AnalysedText(explanation)
    if let reason = setAside(text) {
      return ExplanationGrade(
        verdicts: asked.map { ConceptVerdict(concept: $0.concept, verdict: .absent, quote: "") },
        setAside: reason
      )
    }
    let verdicts = verdicts(text)
    return ExplanationGrade(
      verdicts: verdicts,
      faults: faults(text, verdicts),
      unsupported: text.numbers.filter { !isSeen($0) }.map { text.quote($0.place) }
    )
  }

  /// Prose has about 45 % function words, a list of keywords next to none.
  private static let leastFunctionWords = 0.16

  private func setAside(_ text: AnalysedText) -> ExplanationGrade.SetAside? {
    if text.words.isEmpty { return .empty }
    if !text.readsAsEnglish {
      let hasTerms = asked.contains { !$0.mentions(in: text).isEmpty }
      return hasTerms ? .listOfWords : .anotherLanguage
    }
    let share = text.functionWordShare(in: text.words.indices)
    if text.words.count >= 8, share < Self.leastFunctionWords { return .listOfWords }
    return nil
  }

  private func verdicts(_ text: AnalysedText) -> [ConceptVerdict] {
    let crowded = crowdedClauses(text)
    let namesRivals = rivals.count { $0.isBlamed(in: text) }
    return asked.map { pattern in
      var (verdict, quote) = pattern.verdict(in: text, crowded: crowded, isSeen: isSeen)
      let isCause = !pattern.concept.hypotheses.isEmpty
      if isCause, verdict == .asserted, namesRivals > 0 {
        verdict = namesRivals == 1 ? .oneOfMany : .listed
      }
      return ConceptVerdict(concept: pattern.concept, verdict: verdict, quote: quote)
    }
  }

  /// Most concepts that one clause states; more is a list.
  private static let conceptsPerClause = 4

  /// The clauses that mention too many concepts to state them.
  private func crowdedClauses(_ text: AnalysedText) -> Set<Range<Int>> {
    var counts: [Range<Int>: Int] = [:]
    for pattern in asked + rivals {
      for clause in pattern.clauses(in: text) { counts[clause, default: 0] += 1 }
    }
    return Set(counts.filter { $0.value > Self.conceptsPerClause }.keys)
  }

  private func isSeen(_ number: NumberMention) -> Bool {
    seen.contains { number.restates($0) }
  }

  private func faults(
    _ text: AnalysedText,
    _ verdicts: [ConceptVerdict]
  ) -> [ExplanationFault] {
    var faults: [ExplanationFault] = []
    if let quote = text.definitionWithoutTradeOff {
      faults.append(ExplanationFault(kind: .definition, quote: quote))
    }
    let namesCause = zip(asked, verdicts).contains { pattern, verdict in
      !pattern.concept.hypotheses.isEmpty && verdict.verdict.credit > 0
    }
    if !namesCause, let quote = text.genericRemedy {
      faults.append(ExplanationFault(kind: .oneAnswer, quote: quote))
    }
    if !namesCause, !rivals.contains(where: { $0.isBlamed(in: text) }), !text.namesFailure {
      faults.append(ExplanationFault(kind: .noFailureMode, quote: ""))
    }
    if !text.numbers.contains(where: isSeen) {
      faults.append(ExplanationFault(kind: .noNumber, quote: ""))
    }
    return faults
  }
}
