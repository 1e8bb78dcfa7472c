import Diagnosis
package import ScenarioModel
import Sessions
import Telemetry

extension Verdict {
  /// The share of the avoidable harm that was averted, less what was done too soon.
  ///
  /// M = clip(clip((L_none − L) ÷ (L_none − L_ref)) − ½ Σ max(0, p* − b) ÷ p*); where the reference
  /// averts no more than noise, κ · (1 − max(0, L − L_none) ÷ unit) stands in the first place:
  /// leaving a system alone is worth what was learned about it.
  func mitigationLines(_ points: Double) -> [LedgerLine] {
    charging([harmLine(points)], prematureSteps.map { prematureLine($0, points) })
  }

  private func harmLine(_ points: Double) -> LedgerLine {
    let rules = session.scenario.harm
    let avoidable = harm.unattended - reference.harm.session
    let events = session.entries.filter(\.event.isMitigation).map(\.number)
    let done = LedgerLine.whole(harm.session)
    if avoidable > rules.noise {
      return LedgerLine(
        events: events,
        text: "harm beyond that of a healthy system: \(done) weighted requests, with nothing done"
          + " \(LedgerLine.whole(harm.unattended)), by the reference"
          + " \(LedgerLine.whole(reference.harm.session))",
        points: points * clipped((harm.unattended - harm.session) / avoidable),
        possible: points
      )
    }
    let added = max(0, harm.session - harm.unattended)
    let reason =
      harm.unattended > rules.noise
      ? "the reference averted no more than noise: harm \(LedgerLine.whole(reference.harm.session)), with"
        + " nothing done \(LedgerLine.whole(harm.unattended)), with your changes \(done)"
      : "there was nothing to avert"
    return LedgerLine(
      events: events,
      text: "\(reason); your changes added harm of \(LedgerLine.whole(added))"
        + " weighted requests, where \(LedgerLine.whole(rules.unit)) leave no points\(gateText)",
      points: points * gate * clipped(1 - added / rules.unit),
      possible: points
    )
  }

  /// A targeted mitigation with the probability of its targets and the threshold at which it pays.
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
    let percent = LedgerLine.percent(step.held, of: step.threshold)
    return LedgerLine(
      events: [step.entry.number],
      text: "\(step.title): too soon, worth it from \(percent.bound), the evidence gave"
        + " \(percent.share)",
      points: -points * judgement.prematurePenalty * lack,
      possible: 0
    )
  }
}

extension Mitigation {
  /// The probability p* of its targets from which it pays; `nil` for a containment.
  ///
  /// p* = loss if wrong ÷ (loss if wrong + benefit if right), 0 to 1.
  package var threshold: Double? {
    guard case .targeted(_, let loss, let benefit) = kind, loss + benefit > 0 else { return nil }
    return loss / (loss + benefit)
  }

  /// The probability that one of the causes it treats is the truth, 0 to 1.
  package func held(_ probabilities: [Double], _ scenario: Scenario) -> Double {
    guard case .targeted(let targets, _, _) = kind else { return 0 }
    var held = 0.0
    for (hypothesis, probability) in zip(scenario.hypotheses, probabilities)
    where hypothesis.includes(anyOf: targets) {
      held += probability
    }
    return held
  }
}
