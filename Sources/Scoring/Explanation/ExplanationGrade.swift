package import ScenarioModel

/// The grade of an explanation in the player's own words, with the words that decided it.
package struct ExplanationGrade: Hashable, Sendable {
  package var verdicts: [ConceptVerdict]
  package var faults: [ExplanationFault]
  /// The numbers that no evidence seen bears out, as they were written.
  package var unsupported: [String]
  /// The reason for judging none of the words, if there is one.
  package var setAside: SetAside?

  /// The part of the share that each fault costs, 0 to 1.
  package static let faultCost = 0.1

  package init(
    verdicts: [ConceptVerdict],
    faults: [ExplanationFault] = [],
    unsupported: [String] = [],
    setAside: SetAside? = nil
  ) {
    self.verdicts = verdicts
    self.faults = faults
    self.unsupported = unsupported
    self.setAside = setAside
  }

  /// The share of the explanation's points: weighted credit less `faultCost` a fault, 0 to 1.
  package var share: Double {
    let total = verdicts.reduce(0) { $0 + $1.weight }
    guard total > 0, setAside == nil else { return 0 }
    let earned = verdicts.reduce(0) { $0 + $1.weight * $1.verdict.credit }
    return max(0, min(1, earned / total - Self.faultCost * Double(faults.count)))
  }

  /// A reason to judge nothing.
  package enum SetAside: Hashable, Sendable {
    case empty
    /// Words of the incident without sentences.
    case listOfWords
    case anotherLanguage

    /// Why nothing was judged, and what would be, as a clause of a sentence.
    package var account: String {
      switch self {
      case .empty: "it has no words"
      case .listOfWords:
        "it is a list of words without statements; notes are read from two figures of the evidence on"
      case .anotherLanguage: "it is in another language than English"
      }
    }
  }
}

/// The verdict on one concept.
package struct ConceptVerdict: Hashable, Sendable {
  package var concept: String
  package var title: String
  package var weight: Double
  package var verdict: Verdict
  /// The words that decided, as they were written; empty where the concept is absent.
  package var quote: String

  package init(concept: Concept, verdict: Verdict, quote: String) {
    self.concept = concept.id
    title = concept.title
    weight = concept.weight
    self.verdict = verdict
    self.quote = quote
  }

  package enum Verdict: String, Hashable, Sendable, CaseIterable {
    case asserted
    /// Stated by the choice of the cause, and not denied by the words.
    case declared = "declared, and not denied"
    /// Said with doubt.
    case hedged
    /// One of several causes named at once.
    case oneOfMany = "one of many"
    /// Said not to be so, or only supposed.
    case denied
    /// Listed without a statement.
    case listed
    case absent

    /// The share of the concept's weight.
    package var credit: Double {
      switch self {
      case .asserted, .declared: 1
      case .hedged, .oneOfMany: 0.5
      case .denied, .listed, .absent: 0
      }
    }
  }
}

/// A habit that interviewers mark down.
package struct ExplanationFault: Hashable, Sendable {
  package var kind: Kind
  /// The words that show it; empty where something is missing.
  package var quote: String

  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A definition of a thing without the cost of choosing it.
    case definition = "a definition in place of a trade-off"
    /// A remedy that would be said of any incident.
    case oneAnswer = "one answer for every problem"
    case noFailureMode = "no failure mode named"
    case noNumber = "no number from the evidence"
  }
}
