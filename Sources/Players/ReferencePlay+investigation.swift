import Diagnosis
import ScenarioModel
import Scoring
import Sessions

extension ReferencePlay {
  /// Takes the looks with the most information gain a minute until one cause is clear or no look is
  /// worth its time, then looks for that cause's key findings.
  ///
  /// Starts again where another cause leads after the key findings.
  mutating func investigate() throws(SessionError) {
    var confirmed: Int?
    while true {
      if let choice = nextChoice() {
        switch choice.step {
        case .look(let id):
          guard let action = scenario.action(id) else { return }
          try lookInOrder(action)
        case .wait: try wait(choice.minutes)
        }
        continue
      }
      guard confirmed != leader else { return }
      confirmed = leader
      try confirm(leader)
    }
  }

  /// Takes the looks that the scenario's order puts before an action, then looks at the action.
  mutating func lookInOrder(_ action: Action) throws(SessionError) {
    try prepare(for: .looked(session.look(at: action)))
    try look(action)
  }

  /// Takes the look with the highest gain a minute of each group that the scenario's order puts
  /// before an event.
  mutating func prepare(for event: SessionEvent) throws(SessionError) {
    for pair in keepsOrder ? session.pairs(brokenBy: event) : [] {
      let looks = pair.before.compactMap { step -> (action: Action, rate: Double)? in
        guard case .action(let id) = step, let action = scenario.action(id),
          session.isAvailable(action)
        else { return nil }
        let choice = session.choice(action, calibration)
        return (action, posterior.value(of: choice, scale).rate)
      }
      if let first = looks.max(by: { $0.rate < $1.rate }) { try look(first.action) }
    }
  }

  /// Of the choices that criterion E counts as good as the best, the one with the highest key worth;
  /// `nil` where a cause is clear or no choice is worth its time.
  private func nextChoice() -> EvidenceChoice? {
    guard (posterior.probabilities.max() ?? 0) < scale.sureness else { return nil }
    let rated = session.evidenceChoices(calibration).map {
      (choice: $0, rate: posterior.value(of: $0, scale).rate)
    }
    guard let best = rated.map(\.rate).max(), best >= scale.leastRate else { return nil }
    let good = rated.filter { $0.rate >= scale.tolerance * best }
    return good.max { left, right in
      let keys = (keyWorth(left.choice), keyWorth(right.choice))
      return keys.0 != keys.1 ? keys.0 < keys.1 : left.rate < right.rate
    }?.choice
  }

  /// The expected share of key findings that a choice shows, weighted by the hypotheses'
  /// probabilities, 0 to 1.
  private func keyWorth(_ choice: EvidenceChoice) -> Double {
    guard case .look(let id) = choice.step, let key = choice.key else { return 0 }
    var worth = 0.0
    for (position, hypothesis) in scenario.hypotheses.enumerated() {
      let total = hypothesis.keyFindings.reduce(0) { $0 + $1.weight }
      for wanted in hypothesis.keyFindings where wanted.action == id && !isSeen(wanted) {
        worth +=
          posterior.probabilities[position] * wanted.weight / total
          * chance(of: wanted, at: key, under: position)
      }
    }
    return worth
  }

  private func isSeen(_ wanted: KeyFinding) -> Bool {
    session.looks.contains {
      $0.action == wanted.action && wanted.findings.contains($0.finding)
    }
  }

  /// The share of calibrated worlds of a hypothesis that show a key finding under a key, 0 to 1.
  private func chance(of wanted: KeyFinding, at key: Int, under hypothesis: Int) -> Double {
    guard let action = scenario.action(wanted.action) else { return 0 }
    var count = 0
    for sample in 0..<calibration.samples {
      let finding = Int(calibration.finding(key: key, hypothesis: hypothesis, sample: sample))
      let findings = action.evidence.findings
      guard findings.indices.contains(finding) else { continue }
      if wanted.findings.contains(findings[finding].id) { count += 1 }
    }
    return Double(count) / Double(calibration.samples)
  }

  /// Looks for the unseen key findings of a leading cause as long as that cause leads.
  private mutating func confirm(_ lead: Int) throws(SessionError) {
    for wanted in scenario.hypotheses[lead].keyFindings where leader == lead && !isSeen(wanted) {
      try seek(wanted, under: lead)
    }
  }

  /// Looks for a key finding now, or in the first later time band where it is likely to show.
  private mutating func seek(_ wanted: KeyFinding, under lead: Int) throws(SessionError) {
    guard let action = scenario.action(wanted.action) else { return }
    if !session.isAvailable(action), let needed = opening(action) { try lookInOrder(needed) }
    for _ in scenario.regimes.bands {
      if isFresh(action, wanted, under: lead) { return try lookInOrder(action) }
      guard let wait = session.waitChoice(to: action, calibration) else { return }
      try self.wait(wait)
    }
  }

  /// The first look that is available and opens an action.
  func opening(_ action: Action) -> Action? {
    action.needs.compactMap { scenario.action($0) }.first { session.isAvailable($0) }
  }

  /// Whether a look at an action now shows something new and is likely to show the key finding.
  private func isFresh(_ action: Action, _ wanted: KeyFinding, under lead: Int) -> Bool {
    guard session.isAvailable(action), let key = session.key(of: action, calibration),
      posterior.seen[key] == nil
    else { return false }
    return chance(of: wanted, at: key, under: lead) >= Self.likelyEnough
  }

  /// The lowest chance of a key finding, 0 to 1, for which a look of its own is worth its time.
  private static let likelyEnough = 0.25
}

extension Session {
  /// Simulated minutes until the next time band; `nil` where an action shows the same there or no
  /// longer fits before the horizon.
  func waitChoice(to action: Action, _ calibration: Calibration) -> Int? {
    let bands = scenario.regimes.bands
    let band = regime.band + 1
    guard bands.indices.contains(band), bands[band] + action.minutes <= scenario.horizonMinutes
    else { return nil }
    let later = scenario.evidenceKey(of: action, band: band, state: regime.state)
    let now = scenario.evidenceKey(of: action, band: regime.band, state: regime.state)
    return later == now ? nil : bands[band] - clock
  }
}
