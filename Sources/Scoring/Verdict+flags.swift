import Diagnosis
import ScenarioModel
import Sessions
import Telemetry

extension Verdict {
  /// Habits that show in the session, in the order of their kinds.
  var flags: [ScoreFlag] {
    [prematureClosure, anchoring, confirmation, overTesting, shotgun].compactMap { $0 }
  }

  /// Declared while a rival was likely and a useful look was open.
  private var prematureClosure: ScoreFlag? {
    guard let last = trail.steps.last, case .declared(let declaration) = last.entry.event,
      let cause = declaration.cause, let best = last.open?.best,
      best.value.rate >= judgement.scale.leastRate
    else { return nil }
    let rivals = zip(session.scenario.hypotheses, last.before.probabilities)
      .filter { $0.0.id.rawValue != cause && $0.1 >= judgement.habits.rival }
    guard let rival = rivals.max(by: { $0.1 < $1.1 }) else { return nil }
    return ScoreFlag(
      kind: .prematureClosure,
      events: [last.entry.number],
      text: "declared while the evidence left '\(rival.0.title)'"
        + " \(LedgerLine.percent(rival.1)), and a look worth"
        + " \(Digits.fixed(best.value.gain, decimals: 2)) bits was open"
    )
  }

  /// Evidence spoke against the stated lead, and the stated belief hardly moved.
  private var anchoring: ScoreFlag? {
    var stated: [Double]?
    var events: [Int] = []
    for (position, step) in trail.steps.enumerated() {
      if case .believed(let beliefs) = step.entry.event { stated = beliefs.map(\.probability) }
      guard step.entry.event.look != nil, let before = stated,
        let lead = before.indices.max(by: { before[$0] < before[$1] }),
        let after = firstStatement(after: position),
        isHeldFast(lead, before: before[lead], after: after[lead], step)
      else { continue }
      events.append(step.entry.number)
    }
    guard !events.isEmpty else { return nil }
    return ScoreFlag(
      kind: .anchoring,
      events: events,
      text:
        "the evidence spoke against what you held most likely, and you moved less than a quarter"
        + " of the way it asks for"
    )
  }

  /// The beliefs stated after a look and before the next one.
  private func firstStatement(after position: Int) -> [Double]? {
    for step in trail.steps[(position + 1)...] {
      if case .believed(let beliefs) = step.entry.event { return beliefs.map(\.probability) }
      if step.entry.event.look != nil { return nil }
    }
    return nil
  }

  /// Whether strong evidence against a lead moved its stated log-odds too little.
  private func isHeldFast(_ lead: Int, before: Double, after: Double, _ step: StepJudgement) -> Bool
  {
    let asked =
      logOdds(step.after.probabilities[lead]) - logOdds(step.before.probabilities[lead])
    guard asked < Elementary.log2(judgement.habits.contradiction) else { return false }
    return (logOdds(after) - logOdds(before)) / asked < judgement.habits.leastMove
  }

  /// Log-odds in bits of a probability kept off 0 and 1.
  private func logOdds(_ probability: Double) -> Double {
    let kept = min(1 - Self.leastProbability, max(Self.leastProbability, probability))
    return Elementary.log2(kept / (1 - kept))
  }

  /// Beliefs are stated in per cent; less than a thousandth cannot be told apart.
  private static let leastProbability = 0.001

  /// Poor choices whose outcomes favoured the leader.
  private var confirmation: ScoreFlag? {
    let poor = trail.steps.filter { step in
      guard let choice = step.choice, !step.isKeyFinding, let most = mostGain(step),
        choice.value.gain < judgement.habits.poorGain * most
      else { return false }
      let leader = step.before.leader
      return step.after.probabilities[leader] > step.before.probabilities[leader]
    }
    guard poor.count >= judgement.habits.poorChoices else { return nil }
    return ScoreFlag(
      kind: .confirmation,
      events: poor.map(\.entry.number),
      text: "looks that told less than half of what others would have, and that spoke for the"
        + " leading cause"
    )
  }

  private func mostGain(_ step: StepJudgement) -> Double? {
    step.open?.rated.map(\.value.gain).max()
  }

  /// Looks after the matter was settled.
  private var overTesting: ScoreFlag? {
    let idle = trail.steps.filter(\.isIdle)
    guard idle.count >= judgement.habits.idleLooks else { return nil }
    return ScoreFlag(
      kind: .overTesting,
      events: idle.map(\.entry.number),
      text: "\(idle.count) looks after the evidence had settled on one cause"
    )
  }

  /// Nearly everything there is was looked at.
  private var shotgun: ScoreFlag? {
    let all = session.scenario.actions.filter { $0.kind != .verify }.map(\.id)
    let looks = session.looks.filter { all.contains($0.action) && !$0.isHandedOver }
    let distinct = Set(looks.map(\.action)).count
    guard !all.isEmpty, Double(distinct) >= judgement.habits.scatterShare * Double(all.count)
    else { return nil }
    return ScoreFlag(
      kind: .shotgun,
      events: looks.map(\.entry.number),
      text: "\(distinct) of \(all.count) looks were taken, whatever they could tell"
    )
  }
}
