import ScenarioModel
import TextAnalysis

/// A concept with its phrases ready to be looked for.
struct ConceptPattern: Sendable {
  let concept: Concept
  private let groups: [[Phrase]]

  init(_ concept: Concept) {
    self.concept = concept
    groups = concept.phrases.map { $0.map(Phrase.init) }
  }

  /// Whether it is a cause; other concepts are topics, which "would" and "if" do not take back.
  var isCause: Bool { !concept.hypotheses.isEmpty }

  /// The places of the concept's phrases in a text, a list for each of its groups.
  func mentions(in text: AnalysedText) -> [[Range<Int>]] {
    groups.map { group in group.flatMap { $0.matches(in: text) } }
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
}
