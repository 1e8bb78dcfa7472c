package import Diagnosis
package import Sessions

/// The judgement of one event of a session: what it could be expected to tell, what it told, and what
/// would have been best.
package struct StepJudgement: Sendable {
  package var entry: SessionEntry
  /// The posterior of the evidence seen before and after the event.
  package var before: Posterior
  package var after: Posterior
  package var kind: Kind
  /// All that was open, where a choice of evidence was made or the session ended.
  package var open: OpenChoices?
  /// The choice that was made, judged against all that was open; `nil` for an event that is none.
  package var choice: ChoiceJudgement?
  /// Whether the look is the first that showed a key finding of the truth.
  package var isKeyFinding: Bool
  /// Whether the look is at an action that can show a key finding of the truth.
  package var isKeyLook: Bool
  /// Whether one cause was clear before the event.
  package var isSettled: Bool

  /// Whether the event spoke so strongly against the cause that was clear before it that this cause is
  /// now less likely than all others together.
  package var isOverturning: Bool {
    isSettled && after.probabilities[before.leader] < 0.5
  }

  /// The part that an event plays in the search for the cause.
  package enum Kind: Hashable, Sendable {
    /// It chose evidence, and the choice is judged.
    case choice
    /// It watched what a change did.
    case watching
    /// It showed a page that had been seen.
    case seenBefore
    case other
  }

  /// The fall of the entropy of the hypotheses; negative where it rose, `nil` for no evidence.
  ///
  /// Unit: bits.
  package var told: Double? {
    entry.event.showsEvidence ? before.entropy - after.entropy : nil
  }

  /// Whether a look came after one cause was clear, at nothing that was still asked for.
  package var isIdle: Bool {
    guard let choice, choice.choice.action != nil else { return false }
    return isSettled && !isKeyLook && !choice.isDue && !isOverturning
  }

  /// The quality of the choice, 0 to 1: 1 for a key finding and for what overturned a wrong certainty,
  /// 0 for an idle look.
  package var quality: Double {
    guard let choice else { return 0 }
    return isKeyFinding || isOverturning ? 1 : isIdle ? 0 : choice.quality
  }
}
