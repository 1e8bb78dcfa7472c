package import ScenarioModel
package import TextAnalysis

/// Reads an explanation against the concepts of a scenario, without a model.
///
/// A concept counts where a sentence, or two in a row, assert one phrase of each of its groups.
/// The grader tells denied, supposed, doubted and merely listed statements apart by clause. Every
/// verdict quotes its words.
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
      unsupported: text.numbers.filter { isFigure($0) && !isSeen($0) }
        .map { text.quote($0.place) }
    )
  }

  /// Prose has about 45 % function words, a list of keywords next to none.
  private static let leastFunctionWords = 0.16

  private func setAside(_ text: AnalysedText) -> ExplanationGrade.SetAside? {
    if text.words.isEmpty { return .empty }
    if !text.readsAsEnglish {
      let hasTerms = asked.contains { !$0.mentions(in: text).joined().isEmpty }
      return hasTerms ? .listOfWords : .anotherLanguage
    }
    let share = text.functionWordShare(in: text.words.indices)
    if text.words.count >= 8, share < Self.leastFunctionWords { return .listOfWords }
    return nil
  }

  private func verdicts(_ text: AnalysedText) -> [ConceptVerdict] {
    let reading = ExplanationReading(text, asked + rivals, isSeen: isSeen)
    let namesRivals = rivals.count { $0.isBlamed(in: text) }
    let found = asked.map { pattern in
      var (verdict, quote) = pattern.verdict(in: reading)
      if pattern.isCause, verdict == .asserted, namesRivals > 0 {
        verdict = namesRivals == 1 ? .oneOfMany : .listed
      }
      return ConceptVerdict(concept: pattern.concept, verdict: verdict, quote: quote)
    }
    let deniesTruth = zip(asked, found).contains { pattern, verdict in
      pattern.isCause && verdict.verdict.credit == 0 && pattern.denial(in: text) != nil
    }
    return zip(asked, found).map { pattern, verdict in
      pattern.concept.rulesOut ? exclusion(verdict, reading, deniesTruth: deniesTruth) : verdict
    }
  }

  /// The verdict on what was ruled out: that a rival is denied, or else the concept's own phrases,
  /// which where the truth is denied speak of the truth.
  private func exclusion(
    _ found: ConceptVerdict,
    _ reading: ExplanationReading,
    deniesTruth: Bool
  ) -> ConceptVerdict {
    var result = found
    let denials = rivals.compactMap { $0.denial(in: reading.text) }
    if let denial = denials.first(where: { !reading.isListed($0) }) {
      result.verdict = .asserted
      result.quote = reading.text.quote(denial)
    } else if deniesTruth {
      result.verdict = .absent
      result.quote = ""
    }
    return result
  }

  private func isSeen(_ number: NumberMention) -> Bool {
    isFigure(number) && seen.contains { number.restates($0) }
  }

  /// Whether a number measures something: a single digit without a unit counts or names things.
  private func isFigure(_ number: NumberMention) -> Bool {
    number.unit != .none || number.decimals > 0 || abs(number.value) >= 10
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
      pattern.isCause && verdict.verdict.credit > 0
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
