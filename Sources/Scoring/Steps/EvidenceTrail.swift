package import Diagnosis
import ScenarioModel
package import Sessions

/// The judgement of each event of a session, by a calibration.
package struct EvidenceTrail: Sendable {
  /// One for each event, in order.
  package private(set) var steps: [StepJudgement] = []
  /// The posterior after everything seen.
  package private(set) var posterior: Posterior

  /// Walks a session from the page on.
  ///
  /// Complexity: for each choice of evidence the value of every choice that was open then.
  package init(_ session: Session, _ calibration: Calibration, _ scale: EvidenceScale) {
    var state = session.atThePage
    posterior = Posterior(calibration, priors: session.scenario.hypotheses.map(\.prior))
    for entry in session.entries {
      let step = state.judgement(of: entry.event, posterior, calibration, scale)
      state.apply(entry.event)
      posterior = step.after
      steps.append(step)
    }
    foldCitations()
  }

  /// Makes one choice of the citations of one question: the one that was worth most, the first of
  /// equals, stands for it.
  private mutating func foldCitations() {
    var places: [Int: [Int]] = [:]
    for (place, step) in steps.enumerated() {
      guard case .cited(_, let question) = step.entry.event, step.choice != nil else { continue }
      places[question, default: []].append(place)
    }
    for places in places.values {
      let best = places.reduce(places[0]) { steps[$1].quality > steps[$0].quality ? $1 : $0 }
      for place in places where place != best {
        steps[place].kind = .other
        steps[place].choice = nil
      }
    }
  }
}

extension Session {
  /// The judgement of an event if it came next, with the posterior of the evidence seen so far.
  ///
  /// Complexity: for a choice of evidence the value of every choice that is open.
  func judgement(
    of event: SessionEvent,
    _ before: Posterior,
    _ calibration: Calibration,
    _ scale: EvidenceScale
  ) -> StepJudgement {
    var next = self
    next.apply(event)
    guard let entry = next.entries.last else {
      preconditionFailure("session without an entry after an event was applied")
    }
    let kind = kind(of: event, isSettled: before.isSettled(scale))
    var step = StepJudgement(
      entry: entry,
      before: before,
      after: before,
      kind: kind,
      isKeyFinding: isNewKeyFinding(event),
      isKeyLook: isKeyLook(event),
      isSettled: before.isSettled(scale)
    )
    if kind == .choice || event.endsSession {
      let open = OpenChoices(self, calibration, before, scale)
      step.open = open
      if kind == .choice { step.choice = choice(event, calibration).map(open.judgement) }
    }
    if event.look != nil, let look = next.looks.last,
      let (key, finding) = next.observation(look, calibration)
    {
      step.after = before.observing(finding, key: key)
    }
    return step
  }

  /// The part that an event plays, before it is applied.
  ///
  /// Once the evidence is settled, looks after a repair watch it, and waiting is no choice.
  fileprivate func kind(of event: SessionEvent, isSettled: Bool) -> StepJudgement.Kind {
    let isTreated = entries.contains { isTargeted($0.event) }
    if case .waited = event { return isTreated || isSettled ? .other : .choice }
    guard case .action(let id) = event.traits.request, let action = scenario.action(id) else {
      return .other
    }
    if isSeen(event) { return .seenBefore }
    let isChanged = entries.contains(where: \.event.isMitigation)
    if action.kind == .verify, isChanged { return .watching }
    return isTreated && isSettled && !isNewKeyFinding(event) ? .watching : .choice
  }

  /// The choice of evidence that an event makes, before it is applied.
  fileprivate func choice(_ event: SessionEvent, _ calibration: Calibration) -> EvidenceChoice? {
    if case .waited(let minutes) = event {
      var wait = waitChoice(calibration) ?? EvidenceChoice(step: .wait, minutes: minutes, key: nil)
      wait.minutes = max(minutes, wait.minutes)
      return wait
    }
    guard case .action(let id) = event.traits.request, let action = scenario.action(id)
    else { return nil }
    var choice = self.choice(action, calibration)
    if case .cited(_, let question) = event {
      // A citation takes the minutes of the question that it cites.
      choice.minutes =
        entries.first { $0.number == question }?.event.minutes ?? SessionLimits.queryMinutes
    }
    return choice
  }

  /// Whether the page of a look was seen already: the same action in the same regime.
  private func isSeen(_ event: SessionEvent) -> Bool {
    guard let look = event.look, let action = scenario.action(ActionID(look.action))
    else { return false }
    let place = scenario.evidenceKey(of: action, band: regime.band, state: regime.state)
    return looks.contains { evidenceKey(of: $0) == place }
  }

  fileprivate func isKeyLook(_ event: SessionEvent) -> Bool {
    guard let look = event.look else { return false }
    return truth.keyFindings.contains { $0.action.rawValue == look.action }
  }

  fileprivate func isNewKeyFinding(_ event: SessionEvent) -> Bool {
    guard let look = event.look else { return false }
    return truth.keyFindings.contains { key in
      key.action.rawValue == look.action && key.findings.contains(FindingID(look.finding))
        && !looks.contains { $0.action == key.action && key.findings.contains($0.finding) }
    }
  }
}
