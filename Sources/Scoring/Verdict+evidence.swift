import Diagnosis
import ScenarioModel
import Sessions
import Telemetry

extension Verdict {
  /// A line for each choice of evidence, judged against the best one that was open.
  ///
  /// E = √κ · Σ(10 + c)q ÷ Σ(10 + c), where c is the choice's minutes and κ the evidence gate. A key
  /// finding has q = 1, and so has a look that overturned what seemed clear. A page that was seen before and the watching of a change are no choices.
  func evidenceLines(_ points: Double) -> [LedgerLine] {
    let choices = trail.steps.filter { $0.choice != nil }
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
        points: (step.isKeyFinding ? 1 : gate) * step.quality * possible,
        possible: possible
      )
    } + [gateLine]
  }

  private func evidenceText(_ step: StepJudgement) -> String {
    guard let choice = step.choice else { return "" }
    var text = "\(title(choice.choice)): could tell \(choice.value.account)"
    if let told = step.told { text += ", told \(Digits.fixed(told, decimals: 2))" }
    if step.isKeyFinding { return text + "; it showed a key finding" }
    if step.isOverturning { return text + "; it overturned the cause that seemed clear" }
    if step.isIdle { return text + "; one cause was already clear" }
    if choice.isDue { return text + "; it was due before the next step" }
    guard let best = choice.best, let share = choice.share else {
      return text + "; nothing told more for its time"
    }
    let percent = LedgerLine.percent(share, of: choice.tolerance)
    return text + "; best was \(title(best.choice)), \(best.value.account): "
      + "\(percent.share) of its rate, full points from \(percent.bound)"
  }

  private func title(_ choice: EvidenceChoice) -> String {
    switch choice.step {
    case .look(let action): session.scenario.action(action)?.title ?? action.rawValue
    case .wait: "Wait for new data"
    }
  }

  private var gateLine: LedgerLine {
    LedgerLine(
      events: [],
      text: "a rate is bits ÷ minutes, with \(LedgerLine.whole(judgement.scale.fixedMinutes)) min"
        + " added to each look for reading and talking. What you saw tells"
        + " \(Digits.fixed(learned, decimals: 2)) bits, the reference's evidence"
        + " \(Digits.fixed(learnable, decimals: 2)): all above but key findings × "
        + Digits.fixed(gate.squareRoot(), decimals: 2),
      points: 0,
      possible: 0
    )
  }
}

extension EvidenceValue {
  /// The gain and the time it is divided by, such as "0.63 bits in 4 + 10 min".
  package var account: String {
    let added = Digits.fixed(addedMinutes, decimals: 0)
    return "\(Digits.fixed(gain, decimals: 2)) bits in \(minutes) + \(added) min"
  }
}
