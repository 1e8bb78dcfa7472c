package import ScenarioModel
package import Sessions

/// The grade of a candidate's answers in one stage of an interview.
package struct StageGrade: Hashable, Sendable {
  package var stage: InterviewStage
  package var state: State
  /// The events of the answers.
  package var events: [Int]
  /// All answers, in the candidate's words.
  package var answer: String
  package var verdicts: [SignalVerdict]
  package var redFlags: [RaisedFlag]
  /// The deepest hint that was taken.
  package var hint: HintLevel?
  /// The reason for judging none of the words, if there is one.
  package var setAside: ExplanationGrade.SetAside?

  /// The progress of a stage.
  package enum State: Hashable, Sendable {
    case notReached, asked, answered, passed, timedOut
  }

  /// The share of the signals' weight that was heard, less the price of hints, 0 to 1.
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

  /// The missing signals of which the answers say nothing, so that asking after one repeats nothing.
  package var unsaid: [Signal] {
    let said = Set(verdicts.filter { $0.verdict != .absent }.map(\.signal.concept.id))
    return missing.filter { !said.contains($0.concept.id) }
  }

  /// Whether the answer could not be judged because it is in another language.
  package var isForeign: Bool { setAside == .anotherLanguage && share == 0 }
}

/// The verdict on one signal of a stage.
package struct SignalVerdict: Hashable, Sendable {
  package var signal: Signal
  package var verdict: ConceptVerdict.Verdict
  /// The words that decided; empty where it is absent or a host decided.
  package var quote: String
  /// The share of the weight that it earns, less the price of hints, 0 to 1.
  package var credit: Double
  /// A host's reason, where a host decided.
  package var reason: String?
}

/// A red flag with the words that raised it.
package struct RaisedFlag: Hashable, Sendable {
  package var flag: RedFlag
  package var quote: String

  package init(flag: RedFlag, quote: String) {
    self.flag = flag
    self.quote = quote
  }
}
