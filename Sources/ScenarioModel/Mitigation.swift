package import Statecharts

/// A change the player can make to the system; the chart obeys the event `mitigate.<id>`.
package struct Mitigation: Hashable, Sendable {
  package var id: MitigationID
  package var kind: MitigationKind
  package var title: String
  /// The effect of the mitigation as the player is told it, before and after.
  package var summary: String
  package var minutes: Int
  package var guardCondition: Guard
  package var isReversible: Bool
  /// The effect on users that the author expects.
  package var expects: HarmExpectation

  package init(
    id: MitigationID,
    kind: MitigationKind,
    title: String,
    summary: String,
    minutes: Int,
    guardCondition: Guard,
    isReversible: Bool,
    expects: HarmExpectation = HarmExpectation()
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.summary = summary
    self.minutes = minutes
    self.guardCondition = guardCondition
    self.isReversible = isReversible
    self.expects = expects
  }
}

/// Truths under which a mitigation changes harm by more than noise; others are not judged.
package struct HarmExpectation: Hashable, Sendable {
  package var lowers: [HypothesisID]
  package var raises: [HypothesisID]

  package init(lowers: [HypothesisID] = [], raises: [HypothesisID] = []) {
    self.lowers = lowers
    self.raises = raises
  }

  /// Whether the change is expected to do more harm than good where the hypothesis is the truth:
  /// of two causes at once, it raises the harm of one and lowers that of none.
  package func isHarmful(under hypothesis: Hypothesis) -> Bool {
    hypothesis.includes(anyOf: raises) && !hypothesis.includes(anyOf: lowers)
  }
}

/// Whether a mitigation limits harm whatever the cause, or treats particular causes.
package enum MitigationKind: Hashable, Sendable {
  case contain
  /// Treats any of the hypotheses. Worth it above a probability p* = loss ÷ (loss + benefit)
  /// (Pauker and Kassirer, N Engl J Med 1980;302:1109).
  case targeted([HypothesisID], lossIfWrong: Double, benefitIfRight: Double)
}
