import Diagnosis
package import ScenarioModel
import Sessions
import Telemetry

extension Verdict {
  /// The share of the avoidable harm that was averted, less what was done too soon.
  ///
  /// M = clip(clip((L_none − L) ÷ (L_none − L_ref)) − ½ Σ max(0, p* − b) ÷ p*); where the reference
  /// averts no more than noise, 1 − L ÷ unit stands in the first place.
  func mitigationLines(_ points: Double) -> [LedgerLine] {
    charging([harmLine(points)], prematureSteps.map { prematureLine($0, points) })
  }

  private func harmLine(_ points: Double) -> LedgerLine {
    let rules = session.scenario.harm
    let avoidable = harm.unattended - reference.harm.session
    let events = session.entries.filter(\.event.isMitigation).map(\.number)
    let done = harm.session.rounded().asCount
    if avoidable > rules.noise {
      return LedgerLine(
        events: events,
        text: "harm over the healthy twin \(done), unattended"
          + " \(harm.unattended.rounded().asCount), the reference's"
          + " \(reference.harm.session.rounded().asCount) weighted requests",
        points: points * clipped((harm.unattended - harm.session) / avoidable),
        possible: points
      )
    }
    return LedgerLine(
      events: events,
      text: "there was nothing to avert; harm over the healthy twin \(done) weighted requests,"
        + " where \(rules.unit.asCount) leave no points",
      points: points * clipped(1 - harm.session / rules.unit),
      possible: points
    )
  }

  /// A targeted mitigation with how likely its targets were, and from where on it is worth it.
  private struct PrematureStep {
    var entry: SessionEntry
    var title: String
    var held: Double
    var threshold: Double
  }

  private var prematureSteps: [PrematureStep] {
    trail.steps.compactMap { step in
      guard case .mitigated(let name, _) = step.entry.event,
        let mitigation = session.scenario.mitigation(MitigationID(name)),
        let threshold = mitigation.threshold
      else { return nil }
      let held = mitigation.held(step.before.probabilities, session.scenario)
      guard held < threshold else { return nil }
      return PrematureStep(
        entry: step.entry,
        title: mitigation.title,
        held: held,
        threshold: threshold
      )
    }
  }

  private func prematureLine(_ step: PrematureStep, _ points: Double) -> LedgerLine {
    let lack = (step.threshold - step.held) / step.threshold
    return LedgerLine(
      events: [step.entry.number],
      text: "\(step.title): too soon, worth it from \((100 * step.threshold).rounded().asCount) %,"
        + " the evidence gave \((100 * step.held).rounded().asCount) %",
      points: -points * judgement.prematurePenalty * lack,
      possible: 0
    )
  }
}

extension Mitigation {
  /// p* = loss if wrong ÷ (loss if wrong + benefit if right); `nil` for a containment.
  package var threshold: Double? {
    guard case .targeted(_, let loss, let benefit) = kind, loss + benefit > 0 else { return nil }
    return loss / (loss + benefit)
  }

  /// How likely it is that one of the causes it treats is the truth.
  package func held(_ probabilities: [Double], _ scenario: Scenario) -> Double {
    guard case .targeted(let targets, _, _) = kind else { return 0 }
    var held = 0.0
    for (hypothesis, probability) in zip(scenario.hypotheses, probabilities)
    where targets.contains(hypothesis.id) {
      held += probability
    }
    return held
  }
}
