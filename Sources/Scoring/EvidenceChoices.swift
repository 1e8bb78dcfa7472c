import Diagnosis
import ScenarioModel
import Sessions
import Telemetry

extension Verdict {
  /// A line for each choice of evidence, judged against the best one that was open.
  ///
  /// E = √κ · Σ(10 + c)q ÷ Σ(10 + c), where c is the choice's minutes and κ the evidence gate.
  func evidenceLines(_ points: Double) -> [LedgerLine] {
    let choices = trail.steps.filter { $0.chosen != nil }
    let weights = choices.map { judgement.scale.fixedMinutes + Double($0.entry.event.minutes) }
    let total = weights.reduce(0, +)
    guard total > 0 else {
      return [LedgerLine(events: [], text: "nothing was looked at", points: 0, possible: points)]
    }
    let gate = gate.squareRoot()
    return zip(choices, weights).map { step, weight in
      let possible = points * weight / total
      return LedgerLine(
        events: [step.entry.number],
        text: evidenceText(step),
        points: gate * quality(step) * possible,
        possible: possible
      )
    } + [gateLine]
  }

  /// The quality q of a choice, 0 to 1; 0 for a repeated look and for an idle one.
  func quality(_ step: TrailStep) -> Double {
    guard let chosen = step.chosen, !step.isRepeated, !isIdle(step) else { return 0 }
    return judgement.scale.quality(
      of: chosen.value.rate,
      best: step.best?.value.rate ?? 0
    )
  }

  /// Whether a look came after one cause was clear, at an action that is no key to the truth.
  func isIdle(_ step: TrailStep) -> Bool {
    guard case .look(let action)? = step.chosen?.choice.step else { return false }
    let isKey = session.truth.keyFindings.contains { $0.action == action }
    return !isKey && (step.before.probabilities.max() ?? 0) >= judgement.scale.sureness
  }

  private func evidenceText(_ step: TrailStep) -> String {
    guard let chosen = step.chosen else { return "" }
    if step.isRepeated { return "\(title(chosen)): seen before, tells nothing new" }
    let own = "\(title(chosen)): \(measure(chosen))"
    if isIdle(step) { return own + "; one cause was already clear" }
    guard let best = step.best, best.value.rate > chosen.value.rate else {
      return own + "; nothing told more for its time"
    }
    let quality = Digits.fixed(quality(step), decimals: 2)
    return own + "; best was \(title(best)), \(measure(best)): q \(quality)"
  }

  private func measure(_ rated: RatedChoice) -> String {
    "\(Digits.fixed(rated.value.gain, decimals: 2)) bits in \(rated.choice.minutes) min"
  }

  private func title(_ rated: RatedChoice) -> String {
    switch rated.choice.step {
    case .look(let action): session.scenario.action(action)?.title ?? action.rawValue
    case .wait: "Wait for new data"
    }
  }

  private var gateLine: LedgerLine {
    LedgerLine(
      events: [],
      text: "what you saw tells \(Digits.fixed(learned, decimals: 2)) bits, the reference's"
        + " evidence \(Digits.fixed(learnable, decimals: 2)): all above × "
        + Digits.fixed(gate.squareRoot(), decimals: 2),
      points: 0,
      possible: 0
    )
  }
}
