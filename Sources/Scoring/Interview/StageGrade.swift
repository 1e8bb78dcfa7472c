package import ScenarioModel
package import Sessions

/// What a candidate's answers in one stage of an interview came to.
package struct StageGrade: Hashable, Sendable {
  package var stage: InterviewStage
  package var state: State
  /// The events of the answers.
  package var events: [Int]
  /// What was answered, in the candidate's words.
  package var answer: String
  package var verdicts: [SignalVerdict]
  package var redFlags: [RaisedFlag]
  /// The deepest hint that was taken.
  package var hint: HintLevel?
  /// Why the words were not judged at all, if they were not.
  package var setAside: ExplanationGrade.SetAside?

  /// How far a stage came.
  package enum State: Hashable, Sendable {
    case notReached, asked, answered, passed, timedOut
  }

  /// The share of the signals' weight that was heard, hints priced, 0 to 1.
  package var share: Double {
    let total = verdicts.reduce(0) { $0 + $1.signal.concept.weight }
    guard total > 0 else { return 0 }
    return verdicts.reduce(0) { $0 + $1.signal.concept.weight * $1.credit } / total
  }

  /// The signals that earned nothing, the heaviest first and equals in their order.
  package var missing: [Signal] {
    verdicts.filter { $0.credit == 0 }.map(\.signal).enumerated().sorted { left, right in
      let weights = (left.element.concept.weight, right.element.concept.weight)
      return weights.0 > weights.1 || (weights.0 == weights.1 && left.offset < right.offset)
    }.map(\.element)
  }

  /// Whether the answer could not be judged because it is in another language.
  package var isForeign: Bool { setAside == .anotherLanguage && share == 0 }
}

/// Whether one signal was heard.
package struct SignalVerdict: Hashable, Sendable {
  package var signal: Signal
  package var verdict: ConceptVerdict.Verdict
  /// The words that decided; empty where it is absent or a host decided.
  package var quote: String
  /// What of the weight it earns, hints priced, 0 to 1.
  package var credit: Double
  /// A host's reason, where a host decided.
  package var reason: String?
}

/// Something that interviewers mark down, with the words that show it.
package struct RaisedFlag: Hashable, Sendable {
  package var flag: RedFlag
  package var quote: String
}
