package import Diagnosis
package import ScenarioModel

/// The worth of one choice of evidence by what could be known before it was made.
///
/// The guided coach, the ledger, the debrief and the comparison read this one value, so none of them
/// can contradict another.
package struct ChoiceJudgement: Hashable, Sendable {
  package var choice: EvidenceChoice
  /// The information that it could be expected to give.
  package var value: EvidenceValue
  /// The choice with the highest rate among those that came in the scenario's order; `nil` where none
  /// was open.
  package var best: RatedChoice?
  /// Whether the scenario's order asks for it now: another step of worth comes after it.
  package var isDue: Bool
  /// The pairs of the scenario's order that it would break; empty where it comes in its turn.
  package var early: [Precedence]
  /// The share of the best rate from which a choice earns all its points, 0 to 1.
  package var tolerance: Double
  /// q = clip(rate ÷ (tolerance · best rate)), and 1 for a choice that is due; 0 to 1.
  package var quality: Double

  /// The grade that a coach gives: right never breaks the scenario's order.
  package var grade: ChoiceGrade {
    guard quality >= 1 else { return quality >= Self.weakQuality ? .weak : .wrong }
    return early.isEmpty ? .right : .weak
  }

  /// The quality from which a choice is weak rather than wrong, 0 to 1.
  private static let weakQuality = 0.3

  /// Its rate as a share of the best one's, 0 or more; `nil` where nothing else told more.
  package var share: Double? {
    guard let best, best.choice != choice, best.value.rate > value.rate else { return nil }
    return value.rate / best.value.rate
  }
}

/// The quality of a choice in one word.
package enum ChoiceGrade: String, Hashable, Sendable, CaseIterable {
  case right, weak, wrong
}

/// A choice of evidence with its value at the time it was open.
package struct RatedChoice: Hashable, Sendable {
  package var choice: EvidenceChoice
  package var value: EvidenceValue
}
