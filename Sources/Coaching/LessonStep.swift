package import ScenarioModel
package import Scoring
package import Sessions

/// A question of a guided play: what to do now, with a few answers to choose from.
package struct LessonStep: Hashable, Sendable {
  /// The place among the questions of the play, from 1.
  package var number: Int
  package var kind: Kind
  /// In the order in which they are shown.
  package var options: [LessonOption]
  /// The entropy of the posterior before the choice.
  ///
  /// Unit: bits.
  package var entropy: Double
  /// Whether the evidence has moved beliefs since they were last stated.
  package var isBeliefDue: Bool
  /// The minute after the page by which an update is due; `nil` where it can wait for the next question.
  ///
  /// The update stands beside the options as one more choice, which has no grade and ends no question.
  package var updateDue: Int?

  /// The number of choices: the options, and the update where it is due.
  package var choiceCount: Int { options.count + (updateDue == nil ? 0 : 1) }

  /// Whether a number, from 1, is that of the update.
  package func isUpdate(_ number: Int) -> Bool {
    updateDue != nil && number == options.count + 1
  }

  /// The subject of a question.
  package enum Kind: Hashable, Sendable {
    /// Asks how to contain the harm while the cause is unknown.
    case contain
    /// Asks which evidence to look at.
    case look
    /// Asks which check to make before or after a change, once the cause is clear.
    case check
    /// Asks which mitigation to apply, if any.
    case treat
    /// Asks which cause to declare.
    case verdict
  }
}

/// One answer with its grade and the reason, which are told only after the choice.
package struct LessonOption: Hashable, Sendable {
  package var choice: LessonChoice
  package var grade: Grade
  /// Whether it is the best of those offered.
  package var isBest: Bool
  package var reason: Reason
  /// The scenario's reasons why it comes too early; empty where it does not.
  package var breaks: [String]

  /// The quality of a choice by what could be known then.
  package typealias Grade = ChoiceGrade

  /// The reason for a grade; all of it could be known before the choice.
  package enum Reason: Hashable, Sendable {
    case evidence(EvidenceReason)
    case containment(ContainmentReason)
    /// It is due now, for the reasons that the scenario gives.
    case due(because: [String])
    case treatment(TreatmentReason)
    /// Nothing is changed, although a change may have been worth its risk.
    case watching(isSomethingWorthIt: Bool)
    /// The probability that the evidence gives to a cause.
    case cause(Double)
    /// No cause is named; the probability of the likeliest.
    case unsure(Double)
  }

  package init(
    _ choice: LessonChoice,
    _ grade: Grade,
    _ reason: Reason,
    isBest: Bool = false,
    breaks: [String] = []
  ) {
    self.choice = choice
    self.grade = grade
    self.isBest = isBest
    self.reason = reason
    self.breaks = breaks
  }
}

/// The value of a look, or of waiting, when it could be chosen.
package struct EvidenceReason: Hashable, Sendable {
  /// The same judgement that the ledger of the score reads.
  package var judgement: ChoiceJudgement
  /// The two causes that it would tell apart best, the likelier first.
  package var apart: [HypothesisID]
  /// Whether harm goes on meanwhile although it could be contained.
  package var isUncontained: Bool
}

/// The reasons for and against a mitigation that limits harm whatever the cause is.
package struct ContainmentReason: Hashable, Sendable {
  package var isReversible: Bool
  /// The minutes that it takes beyond those of the quickest.
  package var minutesMore: Int
  /// The probability of the causes under which its author expects it to do harm, 0 to 1.
  package var harmful: Double
  /// Whether its author expects it to lower harm, where the scenario says so of any.
  package var isKnownToHelp: Bool
}

/// The reasons for and against a mitigation that treats particular causes.
package struct TreatmentReason: Hashable, Sendable {
  /// The causes it treats, in the scenario's order.
  package var targets: [HypothesisID]
  /// The posterior probability of all of them together, 0 to 1.
  package var held: Double
  /// The probability from which it is worth its risk, 0 to 1.
  package var threshold: Double
  /// Whether its author expects it to do harm under the likeliest cause.
  package var isHarmful: Bool
}

/// An answer that can be chosen in a guided play.
package enum LessonChoice: Hashable, Sendable {
  case look(ActionID)
  /// Waiting for what time brings.
  case wait(minutes: Int)
  case mitigate(MitigationID)
  /// A cause, or `nil` for "there is not enough evidence to say".
  case declare(HypothesisID?)

  /// Whether an event is this choice.
  package func isMade(by event: SessionEvent) -> Bool {
    switch (self, event) {
    case (.look(let id), .looked(let look)): look.action == id.rawValue
    case (.wait, .waited): true
    case (.mitigate(let id), .mitigated(let name, _)): name == id.rawValue
    case (.declare(let id), .declared(let declaration)): declaration.cause == id?.rawValue
    case (.look, _), (.wait, _), (.mitigate, _), (.declare, _): false
    }
  }
}

extension SessionEvent {
  /// Whether the event answers a question of a guided play.
  var isLessonChoice: Bool { Self.lessonChoices.contains(kind) }

  private static let lessonChoices: Set<Kind> = [.looked, .mitigated, .waited, .declared]
}
