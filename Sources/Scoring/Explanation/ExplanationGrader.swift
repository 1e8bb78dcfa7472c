package import ScenarioModel
import TextAnalysis

/// Reads an explanation against the concepts of a scenario, without a model.
///
/// A concept counts where a sentence, or two in a row, assert one phrase of each of its groups.
/// The grader tells denied, supposed, doubted and merely listed statements apart by clause. Every
/// verdict quotes its clause.
package struct ExplanationGrader: Sendable {
  let asked: [ConceptPattern]
  /// Concepts of causes that are not the truth.
  let rivals: [ConceptPattern]
  private let seen: SeenFigures
  private let abbreviations: [String: String]
  private let answersQuestion: Bool

  /// A grader for the causes that are true; `seen` are the figures of the evidence that the player saw.
  ///
  /// `answersQuestion` says that the text answers a question of knowledge, where a definition states
  /// what it names and notes may name more at once; of an incident a definition states nothing.
  /// `failures` are the concepts, by name, that tell what fails, which is often said as what cannot be.
  package init(
    concepts: [Concept],
    causes: [HypothesisID],
    seen: SeenFigures,
    abbreviations: [String: String] = [:],
    answersQuestion: Bool = false,
    failures: Set<String> = []
  ) {
    func isAsked(_ concept: Concept) -> Bool {
      concept.hypotheses.isEmpty || concept.hypotheses.contains(where: causes.contains)
    }
    asked = concepts.filter(isAsked).map {
      ConceptPattern($0, isFailure: failures.contains($0.id))
    }
    rivals = concepts.filter { !isAsked($0) }.map { ConceptPattern($0) }
    self.seen = seen
    self.abbreviations = abbreviations
    self.answersQuestion = answersQuestion
  }

  /// Grades an explanation; complexity O(words × phrases).
  package func grade(
    _ explanation: String,
    beside claims: DeclaredClaims = DeclaredClaims()
  ) -> ExplanationGrade {
    let text = AnalysedText(explanation, abbreviations: abbreviations)
    let borneOut = seen.borneOut(in: text)
    if let reason = setAside(text, borneOut) {
      return ExplanationGrade(
        verdicts: asked.map { ConceptVerdict(concept: $0.concept, verdict: .absent, quote: "") },
        setAside: reason
      )
    }
    let reading = ExplanationReading(
      text,
      asked + rivals,
      borneOut: borneOut,
      answersQuestion: answersQuestion
    )
    let verdicts = verdicts(reading, claims)
    return ExplanationGrade(
      verdicts: verdicts,
      faults: faults(reading, verdicts),
      unsupported: text.numbers.filter { $0.isFigure && !borneOut.contains($0) }
        .map { text.quote($0.place) }
    )
  }

  /// Prose has about 45 % function words, a list of keywords next to none.
  private static let leastFunctionWords = 0.16

  /// Figures, of an explanation those that the evidence bears out, from which on a telegraphic note is read.
  private static let figuresOfNote = 2

  /// Words that have to stand beside what was declared for it to count as said.
  private static let wordsBesideClaims = 5

  private func setAside(
    _ text: AnalysedText,
    _ borneOut: Set<NumberMention>
  ) -> ExplanationGrade.SetAside? {
    if text.words.isEmpty { return .empty }
    let share = text.functionWordShare(in: text.words.indices)
    if text.readsAsEnglish, text.words.count < 8 || share >= Self.leastFunctionWords { return nil }
    // A question has no evidence beside it, so any figure of an answer is its own.
    let figures = answersQuestion ? text.numbers.count(where: \.isFigure) : borneOut.count
    if figures >= Self.figuresOfNote, text.isInParts { return nil }
    if text.readsAsEnglish { return .listOfWords }
    let hasTerms = asked.contains { !$0.mentions(in: text).joined().isEmpty }
    return hasTerms || !borneOut.isEmpty ? .listOfWords : .anotherLanguage
  }

  private func verdicts(
    _ reading: ExplanationReading,
    _ claims: DeclaredClaims
  ) -> [ConceptVerdict] {
    let text = reading.text
    let blamed = rivals.count { $0.isBlamed(in: text) }
    let doubted = rivals.count { $0.verdict(in: reading).verdict == .hedged }
    var deniesTruth = false
    let found = asked.map { pattern in
      var (verdict, quote) = pattern.verdict(in: reading)
      if pattern.isCause {
        if let denial = pattern.withdrawal(in: text, isCredited: verdict.credit > 0) {
          (verdict, quote) = (.denied, text.clauseQuote(denial))
          deniesTruth = true
        } else if verdict == .asserted, blamed > 0 {
          verdict = blamed == 1 ? .oneOfMany : .listed
        } else if verdict == .hedged, doubted + blamed > 0 {
          verdict = .listed
        }
        if claims.states(pattern.concept), text.words.count >= Self.wordsBesideClaims,
          verdict != .denied, verdict.credit < 1
        {
          (verdict, quote) = (.declared, "")
        }
      }
      return ConceptVerdict(concept: pattern.concept, verdict: verdict, quote: quote)
    }
    return zip(asked, found).map { pattern, verdict in
      guard pattern.concept.rulesOut else { return verdict }
      let own = pattern.mentions(in: text).joined()
      let isHeld = own.isEmpty || !own.allSatisfy { text.isUnheldExclusion($0) }
      return exclusion(verdict, reading, deniesTruth: deniesTruth || !isHeld)
    }
  }

  /// The verdict on what was ruled out: that a rival is denied or as it should be, or that anything
  /// is expressly excluded, or else the concept's own phrases, but never the denial of the truth.
  private func exclusion(
    _ found: ConceptVerdict,
    _ reading: ExplanationReading,
    deniesTruth: Bool
  ) -> ConceptVerdict {
    let text = reading.text
    let truth = asked.filter(\.isCause).flatMap { $0.mentions(in: text).joined() }
    func isOfRival(_ place: Range<Int>) -> Bool {
      !reading.isListed(place)
        && !truth.contains { place.contains($0.lowerBound) && text.polarity(of: $0).cue != nil }
    }
    var result = found
    let excluded =
      rivals.compactMap { $0.denial(in: text) ?? $0.clearance(in: text) }.filter(isOfRival)
      + text.exclusions.filter { isOfRival($0.clause) }.map(\.cue)
    if let first = excluded.min(by: { $0.lowerBound < $1.lowerBound }) {
      result.verdict = .asserted
      result.quote = text.clauseQuote(first)
    } else if deniesTruth {
      result.verdict = .absent
      result.quote = ""
    }
    return result
  }

  private func faults(
    _ reading: ExplanationReading,
    _ verdicts: [ConceptVerdict]
  ) -> [ExplanationFault] {
    let text = reading.text
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
    if reading.borneOut.isEmpty { faults.append(ExplanationFault(kind: .noNumber, quote: "")) }
    return faults
  }
}

extension AnalysedText {
  /// Whether the text comes in parts of a few words, as notes do and lists of keywords do not.
  fileprivate var isInParts: Bool {
    let parts = 1 + words.dropFirst().count { $0.gap >= .comma }
    return words.count <= Self.longestPart * parts
  }

  private static var longestPart: Int { 10 }
}
