package import ScenarioModel
package import Sessions

/// A question of a guided play: what to do now, with a few answers to choose from.
package struct LessonStep: Hashable, Sendable {
  /// From 1.
  package var number: Int
  package var kind: Kind
  /// In the order in which they are shown.
  package var options: [LessonOption]
  /// What is open before the choice.
  ///
  /// Unit: bits.
  package var entropy: Double

  /// What a question is about.
  package enum Kind: Hashable, Sendable {
    /// What comes first, while nobody knows the cause.
    case contain
    /// Which evidence to look at.
    case look
    /// What to make sure of before or after a change, once the cause is clear.
    case check
    /// What to change, if anything.
    case treat
    /// What to declare.
    case verdict
  }
}

/// One answer with what there is to say about it, told only after the choice.
package struct LessonOption: Hashable, Sendable {
  package var choice: LessonChoice
  package var grade: Grade
  /// Whether it is the best of those offered.
  package var isBest: Bool
  package var reason: Reason
  /// What the scenario wants to come before it and did not.
  package var breaks: [String]

  /// How good a choice was, by what could be known then.
  package enum Grade: String, Hashable, Sendable, CaseIterable {
    case right, weak, wrong
  }

  /// What a grade rests on; all of it could be known before the choice.
  package enum Reason: Hashable, Sendable {
    case evidence(EvidenceReason)
    case containment(ContainmentReason)
    /// It is due now, for what the scenario says of it.
    case due(because: [String])
    case treatment(TreatmentReason)
    /// Nothing is changed; whether some change was worth its risk.
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

/// What a look, or waiting, could tell.
package struct EvidenceReason: Hashable, Sendable {
  /// Expected information gain.
  ///
  /// Unit: bits.
  package var gain: Double
  package var minutes: Int
  /// The share of the best rate, bits for each of 10 + minutes, that was open; 0 to 1.
  package var share: Double
  /// The two causes that it would tell apart best, the likelier first.
  package var apart: [HypothesisID]
  /// Whether harm goes on meanwhile although it could be contained.
  package var isUncontained: Bool
}

/// What speaks for and against a mitigation that limits harm whatever the cause is.
package struct ContainmentReason: Hashable, Sendable {
  package var isReversible: Bool
  /// How many minutes more than the quickest it takes.
  package var minutesMore: Int
  /// How likely the causes are together under which its author expects it to do harm.
  package var harmful: Double
  /// Whether its author expects it to lower harm, where the scenario says so of any.
  package var isKnownToHelp: Bool
}

/// What speaks for and against a mitigation that treats particular causes.
package struct TreatmentReason: Hashable, Sendable {
  /// The causes it treats, in the scenario's order.
  package var targets: [HypothesisID]
  /// How likely the evidence makes them together.
  package var held: Double
  /// From which probability on it is worth its risk.
  package var threshold: Double
  /// Whether its author expects it to do harm under the likeliest cause.
  package var isHarmful: Bool
}

/// Something that can be chosen in a guided play.
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
