import Diagnosis
import ScenarioModel
import Sessions
import Telemetry

extension Verdict {
  /// A line for each choice of evidence, judged against the best one that was open.
  ///
  /// E = √κ · Σ(10 + c)q ÷ Σ(10 + c), where c is the choice's minutes and κ the evidence gate. A key
  /// finding has q = 1, and so has a look that overturned what seemed clear. A page that was seen before and the watching of a change are no choices. A credited answer counts where it raises the mean.
  func evidenceLines(_ points: Double) -> [LedgerLine] {
    let choices = trail.steps.filter { $0.choice != nil }
    let isCounted = counted(choices)
    let total = zip(choices, isCounted).reduce(0) { $0 + ($1.1 ? weight($1.0) : 0) }
    guard total > 0 else {
      return [LedgerLine(events: [], text: "nothing was looked at", points: 0, possible: points)]
    }
    return zip(choices, isCounted).map { step, isCounted in
      let possible = isCounted ? points * weight(step) / total : 0
      return LedgerLine(
        events: [step.entry.number],
        text: evidenceText(step)
          + (isCounted ? "" : "; a credited answer, not counted, as it would cost points"),
        points: earnedShare(step) * possible,
        possible: possible
      )
    } + [gateLine]
  }

  /// Whether each choice counts: all looks, and of the credited answers those that raise the mean.
  private func counted(_ choices: [StepJudgement]) -> [Bool] {
    var isCounted = choices.map { !$0.entry.event.isCitation }
    var (total, earned) = (0.0, 0.0)
    func add(_ step: StepJudgement) {
      total += weight(step)
      earned += weight(step) * earnedShare(step)
    }
    for (step, isCounted) in zip(choices, isCounted) where isCounted { add(step) }
    let credited = choices.indices.filter { !isCounted[$0] }
      .sorted { (earnedShare(choices[$1]), $0) < (earnedShare(choices[$0]), $1) }
    for place in credited where earnedShare(choices[place]) * total >= earned - Self.leastShare {
      isCounted[place] = true
      add(choices[place])
    }
    return isCounted
  }

  /// The least difference of shares that is no rounding.
  private static let leastShare = 1e-9

  /// The weight of a choice: its minutes and the fixed ones.
  private func weight(_ step: StepJudgement) -> Double {
    judgement.scale.fixedMinutes + Double(step.entry.event.minutes)
  }

  /// The share of its points that a choice earns, 0 to 1.
  private func earnedShare(_ step: StepJudgement) -> Double {
    (step.isKeyFinding ? 1 : gate.squareRoot()) * step.quality
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
