package import Diagnosis
package import ScenarioModel
package import Sessions

/// All choices of evidence that are open at one moment of a session, with the worth of each.
package struct OpenChoices: Sendable {
  /// In the scenario's order; waiting comes last.
  package let rated: [RatedChoice]
  /// The choice with the highest rate among those that break no pair of the scenario's order; the
  /// first of equals.
  package let best: RatedChoice?
  private let session: Session
  private let posterior: Posterior
  private let scale: EvidenceScale
  private let due: Set<ActionID>

  /// Rates what is open in a session, by the evidence that it has seen.
  ///
  /// Complexity: for each choice that of its value.
  package init(
    _ session: Session,
    _ calibration: Calibration,
    _ posterior: Posterior,
    _ scale: EvidenceScale
  ) {
    self.session = session
    self.posterior = posterior
    self.scale = scale
    rated = session.evidenceChoices(calibration).map {
      RatedChoice(choice: $0, value: posterior.value(of: $0, scale))
    }
    best = Self.top(rated.filter { session.pairs(brokenBy: $0.choice).isEmpty })
    due = session.dueActions(
      before: Self.top(rated)?.choice,
      isSettled: posterior.isSettled(scale)
    )
  }

  /// Judges a choice against all that is open.
  package func judgement(of choice: EvidenceChoice) -> ChoiceJudgement {
    let value = posterior.value(of: choice, scale)
    let isDue = choice.action.map(due.contains) ?? false
    return ChoiceJudgement(
      choice: choice,
      value: value,
      best: best,
      isDue: isDue,
      early: session.pairs(brokenBy: choice),
      tolerance: scale.tolerance,
      quality: isDue ? 1 : scale.quality(of: value.rate, best: best?.value.rate ?? 0)
    )
  }

  private static func top(_ rated: [RatedChoice]) -> RatedChoice? {
    rated.reduce(nil) { best, option in
      guard let best, best.value.rate >= option.value.rate else { return option }
      return best
    }
  }
}

extension Posterior {
  /// Whether one hypothesis is so likely that only key looks are worth their time.
  package func isSettled(_ scale: EvidenceScale) -> Bool {
    (probabilities.max() ?? 0) >= scale.sureness
  }
}

extension EvidenceChoice {
  /// The action that is looked at; `nil` for waiting.
  package var action: ActionID? {
    switch step {
    case .look(let id): id
    case .wait: nil
    }
  }
}
