package import Diagnosis
import ScenarioModel
package import Sessions

/// The posterior and the choice of evidence at each event of a session, by a calibration.
package struct EvidenceTrail: Sendable {
  /// One for each event, in order.
  package private(set) var steps: [TrailStep] = []
  /// The posterior after everything seen.
  package private(set) var posterior: Posterior

  /// Walks a session from the page on.
  ///
  /// Complexity: for each choice of evidence the value of every choice that was open then.
  package init(_ session: Session, _ calibration: Calibration, _ scale: EvidenceScale) {
    var state = session.atThePage
    posterior = Posterior(calibration, priors: session.scenario.hypotheses.map(\.prior))
    for entry in session.entries {
      let before = posterior
      let choice = state.judgedChoice(entry.event, calibration, before, scale)
      let isRepeated = state.isRepeated(entry.event)
      var step = TrailStep(entry: entry, before: before, after: before, isRepeated: isRepeated)
      if choice != nil || entry.event.endsSession {
        step.options = state.evidenceChoices(calibration).map {
          RatedChoice(choice: $0, value: before.value(of: $0, scale))
        }
      }
      step.chosen = choice.map { RatedChoice(choice: $0, value: before.value(of: $0, scale)) }
      state.apply(entry.event)
      if entry.event.look != nil, let look = state.looks.last,
        let (key, finding) = state.observation(look, calibration)
      {
        posterior = before.observing(finding, key: key)
        step.after = posterior
      }
      steps.append(step)
    }
  }
}

/// One event of a session with the posterior before and after it.
package struct TrailStep: Sendable {
  package var entry: SessionEntry
  package var before: Posterior
  package var after: Posterior
  /// Whether the look showed nothing that had not been seen.
  package var isRepeated: Bool
  /// The choices that were open, where a choice of evidence was made or the session ended.
  package var options: [RatedChoice] = []
  /// The choice of evidence that was made, if the event is one that is judged.
  package var chosen: RatedChoice?

  /// The choice with the highest rate; the first of equals.
  package var best: RatedChoice? {
    options.reduce(nil) { best, option in
      guard let best, best.value.rate >= option.value.rate else { return option }
      return best
    }
  }
}

/// A choice of evidence with its value at the time it was open.
package struct RatedChoice: Hashable, Sendable {
  package var choice: EvidenceChoice
  package var value: EvidenceValue
}

extension Session {
  /// The choice of evidence that an event makes, before it is applied; `nil` where none is judged.
  ///
  /// Watching what a mitigation did is no choice of evidence, nor is waiting once the matter is
  /// settled or treated.
  fileprivate func judgedChoice(
    _ event: SessionEvent,
    _ calibration: Calibration,
    _ posterior: Posterior,
    _ scale: EvidenceScale
  ) -> EvidenceChoice? {
    if case .waited(let minutes) = event {
      let isTreated = entries.contains { isTargeted($0.event) }
      let isSettled = (posterior.probabilities.max() ?? 0) >= scale.sureness
      guard !isTreated, !isSettled else { return nil }
      var wait =
        waitChoice(calibration) ?? EvidenceChoice(step: .wait, minutes: minutes, key: nil)
      wait.minutes = max(minutes, wait.minutes)
      return wait
    }
    guard case .action(let id) = event.traits.request, let action = scenario.action(id)
    else { return nil }
    var choice = self.choice(action, calibration)
    if case .cited = event {
      // A citation takes the minutes of the question that it cites.
      choice.minutes = SessionLimits.queryMinutes
      return choice
    }
    let isFollowUp = action.kind == .verify && entries.contains(where: \.event.isMitigation)
    return isFollowUp ? nil : choice
  }

  fileprivate func isRepeated(_ event: SessionEvent) -> Bool {
    guard let look = event.look, let action = scenario.action(ActionID(look.action))
    else { return false }
    let place = scenario.evidenceKey(of: action, band: regime.band, state: regime.state)
    return looks.contains { evidenceKey(of: $0) == place }
  }

  /// Whether an event is a mitigation that treats particular causes.
  func isTargeted(_ event: SessionEvent) -> Bool {
    guard case .mitigated(let name, _) = event,
      let mitigation = scenario.mitigation(MitigationID(name))
    else { return false }
    return mitigation.kind != .contain
  }
}
