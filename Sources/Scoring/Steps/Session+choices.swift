package import Diagnosis
package import ScenarioModel
package import Sessions

extension Session {
  /// The findings seen so far, by position of their keys in a calibration; the first of each
  /// counts.
  package func seen(_ calibration: Calibration) -> [Int: UInt8] {
    var seen: [Int: UInt8] = [:]
    for look in looks {
      guard let (key, finding) = observation(look, calibration), seen[key] == nil else { continue }
      seen[key] = finding
    }
    return seen
  }

  /// The posterior of the hypotheses after the evidence seen, by a calibration.
  package func posterior(_ calibration: Calibration) -> Posterior {
    Posterior(
      calibration,
      priors: scenario.hypotheses.map(\.prior),
      seen: seen(calibration)
    )
  }

  /// A look as the calibration knows it; `nil` where no simulated course leads to it.
  func observation(
    _ look: SessionLook,
    _ calibration: Calibration
  ) -> (key: Int, finding: UInt8)? {
    guard let place = evidenceKey(of: look), let key = calibration.position(of: place),
      calibration.isReachable(key),
      let finding = scenario.action(look.action)?.evidence.findings
        .firstIndex(where: { $0.id == look.finding })
    else { return nil }
    return (key, UInt8(min(finding, 254)))
  }

  /// The choices of evidence that are open now, in the scenario's order; waiting comes last.
  ///
  /// Verification is left out: it watches what was done.
  package func evidenceChoices(_ calibration: Calibration) -> [EvidenceChoice] {
    var choices: [EvidenceChoice] = []
    for action in availableActions where action.kind != .verify && fits(action, calibration) {
      choices.append(choice(action, calibration))
    }
    if let wait = waitChoice(calibration) { choices.append(wait) }
    return choices
  }

  private func fits(_ action: Action, _ calibration: Calibration) -> Bool {
    clock + action.minutes <= scenario.horizonMinutes && key(of: action, calibration) != nil
  }

  /// A look at an action now, before anything of it is known.
  package func look(at action: Action) -> Look {
    Look(
      action: action.id.rawValue,
      finding: "",
      band: regime.band,
      state: regime.state,
      minutes: action.minutes,
      digest: ""
    )
  }

  /// An action as a choice, with the looks it opens where it is a gateway not yet passed.
  package func choice(_ action: Action, _ calibration: Calibration) -> EvidenceChoice {
    var choice = EvidenceChoice(
      step: .look(action.id),
      minutes: action.minutes,
      key: key(of: action, calibration)
    )
    guard action.isGateway, !looks.contains(where: { $0.action == action.id }) else {
      return choice
    }
    var next = self
    next.apply(.looked(look(at: action)))
    let before = availableActions.map(\.id)
    choice.opens = next.availableActions.filter { !before.contains($0.id) }.compactMap {
      next.opened($0, calibration)
    }
    return choice
  }

  /// Waiting for the next time band, where that changes what some look shows.
  func waitChoice(_ calibration: Calibration) -> EvidenceChoice? {
    let bands = scenario.regimes.bands
    let band = regime.band + 1
    guard bands.indices.contains(band), bands[band] < scenario.horizonMinutes else { return nil }
    let minutes = bands[band] - clock
    guard (1...SessionLimits.longestWait).contains(minutes) else { return nil }
    var next = self
    next.apply(.waited(minutes: minutes))
    let opens = next.availableActions.filter { $0.kind != .verify }.compactMap {
      action -> OpenedLook? in
      guard let later = next.opened(action, calibration),
        later.key != key(of: action, calibration)
      else { return nil }
      return later
    }
    guard !opens.isEmpty else { return nil }
    return EvidenceChoice(step: .wait, minutes: minutes, key: nil, opens: opens)
  }

  private func opened(_ action: Action, _ calibration: Calibration) -> OpenedLook? {
    guard fits(action, calibration), let key = key(of: action, calibration) else { return nil }
    return OpenedLook(key: key, minutes: action.minutes)
  }

  /// The position of an action's key as things stand; `nil` where no simulated course leads to it.
  package func key(of action: Action, _ calibration: Calibration) -> Int? {
    let place = scenario.evidenceKey(of: action, band: regime.band, state: regime.state)
    return calibration.position(of: place).flatMap { calibration.isReachable($0) ? $0 : nil }
  }
}
