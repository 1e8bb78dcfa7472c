import ScenarioModel
import TextAnalysis

/// A concept with its phrases ready to be looked for.
struct ConceptPattern: Sendable {
  let concept: Concept
  let kind: Kind
  private let groups: [[Phrase]]

  /// The role of a concept, which decides what takes it back.
  enum Kind: Hashable, Sendable {
    /// Something to speak of: "would" and "if" do not take it back.
    case topic
    /// Something that fails: that it "cannot" do what it should says just that.
    case failure
    /// A cause, which has to be held.
    case cause
    /// A fault of an answer: it has to be held, and within one sentence.
    case fault
  }

  init(_ concept: Concept, isFailure: Bool = false) {
    self.init(concept, isFailure ? .failure : concept.hypotheses.isEmpty ? .topic : .cause)
  }

  /// A red flag as a concept that must not be held.
  init(_ flag: RedFlag) {
    let concept = Concept(
      id: flag.id,
      title: flag.title,
      weight: 1,
      hypotheses: [],
      phrases: flag.phrases
    )
    self.init(concept, .fault)
  }

  private init(_ concept: Concept, _ kind: Kind) {
    self.concept = concept
    self.kind = kind
    groups = concept.phrases.map { $0.map(Phrase.init) }
  }

  var isCause: Bool { kind == .cause }

  /// The places of the concept's phrases in a text, a list for each of its groups.
  func mentions(in text: AnalysedText) -> [[Range<Int>]] {
    groups.map { group in
      // The rule in "rule out" is no rule.
      group.flatMap { $0.matches(in: text) }
        .filter {
          text.words[$0.upperBound - 1].stem != "rule" || text.word($0.upperBound) != "out"
        }
    }
  }

  /// The clauses that name the whole concept: a phrase of each of its groups.
  func clauses(in text: AnalysedText) -> Set<Range<Int>> {
    let found = mentions(in: text).map { group in
      Set(group.map { text.clause(of: $0.lowerBound) })
    }
    guard let first = found.first else { return [] }
    return found.dropFirst().reduce(first) { $0.intersection($1) }
  }

  /// The sentences that name the whole concept without a denial.
  func sentences(in text: AnalysedText) -> [Range<Int>] {
    let found = mentions(in: text)
    guard !found.isEmpty else { return [] }
    return text.sentences.filter { sentence in
      found.allSatisfy { group in
        group.contains {
          sentence.contains($0.lowerBound) && text.polarity(of: $0).polarity >= .hedged
        }
      }
    }
  }

  /// Whether the text says that this is what caused the incident, or puts it down without a verb.
  func isBlamed(in text: AnalysedText) -> Bool {
    let found = mentions(in: text)
    guard !found.isEmpty else { return false }
    return text.sentences.contains { sentence in
      (text.blames(in: sentence) || !text.hasVerb(in: sentence))
        && found.allSatisfy { group in
          group.contains {
            sentence.contains($0.lowerBound) && text.polarity(of: $0).polarity == .asserted
          }
        }
    }
  }

  /// The words that take the cause back; `nil` where the text holds to it.
  ///
  /// A text that blames it elsewhere holds to it, and one that states it takes it back only where it
  /// denies that this was the cause, or says that it is as it should be.
  func withdrawal(in text: AnalysedText, isCredited: Bool) -> Range<Int>? {
    if isBlamed(in: text) { return nil }
    if let cleared = fullClearance(in: text) { return cleared }
    guard let denial = denial(in: text, ofWhole: true) else { return nil }
    let isOfCause =
      text.speaksOfCauses(in: text.sentence(of: denial.lowerBound))
      || text.words[denial].contains { Self.copulas.contains($0.folded) }
    return isCredited && !isOfCause ? nil : denial
  }

  private static let copulas: Set<String> = ["is", "was", "are", "isn't", "wasn't", "not"]
}
