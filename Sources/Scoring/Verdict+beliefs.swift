import Diagnosis
import ScenarioModel
import Sessions
import Telemetry

extension Verdict {
  /// A line for each checkpoint by how near the stated belief came to the evidence, and one for the
  /// final belief by how near it came to the truth; all by the evidence gate.
  ///
  /// B = κ · (0.7 · mean clip(1 − max(0, JSD − 0.05) ÷ 0.25) + 0.3 · (1 − ½ Σ(final − truth)²)).
  func beliefLines(_ points: Double) -> [LedgerLine] {
    let checkpoints = checkpoints
    let share = points * judgement.checkpointShare
    var lines = checkpoints.map { checkpoint in
      let possible = share / Double(checkpoints.count)
      return checkpointLine(checkpoint, possible)
    }
    lines.append(finalLine(points - share))
    return lines
  }

  /// A place where beliefs are asked for, with what was stated there.
  private struct Checkpoint {
    var look: Int?
    var evidence: [Double]
    var stated: Statement?
    /// Whether the evidence is a credited answer, which nobody chose.
    var isCredited = false
  }

  private typealias Statement = (event: Int, beliefs: [Double])

  /// The looks after which the evidence had moved beliefs; the end where none did.
  ///
  /// Of looks that one answer stands for, the last. A credited answer asks for nothing: it is a place
  /// only where beliefs were stated after it that raise the mean.
  private var checkpoints: [Checkpoint] {
    var due = BeliefCheckpoints(priors: priors, least: judgement.beliefMove)
    var reached: [Checkpoint] = []
    for (position, step) in trail.steps.enumerated() {
      if case .believed = step.entry.event { due.state(with: step.after.probabilities) }
      let rest = trail.steps[(position + 1)...]
      guard step.entry.event.look != nil,
        !step.entry.event.sharesQuestion(with: rest.first?.entry.event),
        due.isReached(by: step.after.probabilities)
      else { continue }
      reached.append(
        step.entry.event.isCitation
          ? creditedCheckpoint(step, before: rest) : checkpoint(step, before: rest)
      )
    }
    let counted = raisingMean(reached)
    guard counted.isEmpty else { return counted }
    return [Checkpoint(look: nil, evidence: trail.posterior.probabilities, stated: final)]
  }

  /// The place after a look, by the last beliefs before the next one that was chosen.
  ///
  /// Where answers were credited in between, the beliefs are those of the moment before the first of
  /// them or the last ones, beside the evidence of the look or of the answers that came before them:
  /// whichever are nearest.
  private func checkpoint(
    _ step: StepJudgement,
    before rest: ArraySlice<StepJudgement>
  ) -> Checkpoint {
    let window = rest.prefix { $0.entry.event.look == nil || $0.entry.event.isCitation }
    let untouched = window.prefix { !$0.entry.event.isCitation }
    var options = [checkpoint(step, lastOf: window)]
    guard untouched.count < window.count else { return options[0] }
    options.append(checkpoint(step, lastOf: untouched))
    if let stated = options[0].stated {
      for answer in window
      where answer.entry.event.isCitation && answer.entry.number < stated.event {
        options.append(
          Checkpoint(
            look: answer.entry.number,
            evidence: answer.after.probabilities,
            stated: stated
          )
        )
      }
    }
    return options.reduce(options[0]) { credit($1) > credit($0) ? $1 : $0 }
  }

  private func checkpoint(
    _ step: StepJudgement,
    lastOf window: ArraySlice<StepJudgement>
  ) -> Checkpoint {
    Checkpoint(
      look: step.entry.number,
      evidence: step.after.probabilities,
      stated: window.reversed().lazy.compactMap { stated($0.entry) }.first
    )
  }

  /// The place after a credited answer, by the last beliefs before the next evidence.
  private func creditedCheckpoint(
    _ step: StepJudgement,
    before rest: ArraySlice<StepJudgement>
  ) -> Checkpoint {
    var place = checkpoint(step, lastOf: rest.prefix { $0.entry.event.look == nil })
    place.isCredited = true
    return place
  }

  /// The share of its points that a place earns, 0 to 1.
  private func credit(_ checkpoint: Checkpoint) -> Double {
    checkpoint.stated.map {
      judgement.credit(
        ofDivergence: Posterior.jensenShannon($0.beliefs, checkpoint.evidence)
      )
    } ?? 0
  }

  /// All places after looks, and of those after credited answers the ones that raise the mean, with
  /// beliefs that stand for no other place; in their order.
  private func raisingMean(_ reached: [Checkpoint]) -> [Checkpoint] {
    var isCounted = reached.map { !$0.isCredited }
    let used = Set(reached.filter { !$0.isCredited }.compactMap { $0.stated?.event })
    let credited = reached.indices.filter { place in
      reached[place].isCredited && reached[place].stated.map { !used.contains($0.event) } ?? false
    }
    var (count, sum) = (0.0, 0.0)
    for place in reached.indices where isCounted[place] {
      count += 1
      sum += credit(reached[place])
    }
    let best = credited.sorted { (credit(reached[$1]), $0) < (credit(reached[$0]), $1) }
    for place in best where credit(reached[place]) * count >= sum {
      isCounted[place] = true
      count += 1
      sum += credit(reached[place])
    }
    return zip(reached, isCounted).filter(\.1).map(\.0)
  }

  private var final: Statement? {
    session.entries.reversed().lazy.compactMap { stated($0) }.first
  }

  private func stated(_ entry: SessionEntry) -> Statement? {
    guard case .believed(let beliefs) = entry.event else { return nil }
    return (entry.number, beliefs.map(\.probability))
  }

  private func checkpointLine(_ checkpoint: Checkpoint, _ possible: Double) -> LedgerLine {
    let place = checkpoint.look.map { "after event \($0)" } ?? "at the end"
    guard let (event, beliefs) = checkpoint.stated else {
      return LedgerLine(
        events: checkpoint.look.map { [$0] } ?? [],
        text: "no beliefs were stated \(place)",
        points: 0,
        possible: possible
      )
    }
    let distance = Posterior.jensenShannon(beliefs, checkpoint.evidence)
    return LedgerLine(
      events: [event],
      text: "\(place) your beliefs are \(bits(distance)) bits from what the"
        + " evidence says; full points up to"
        + " \(Digits.fixed(judgement.beliefTolerance, decimals: 2)), none from"
        + " \(Digits.fixed(judgement.divergenceLimit, decimals: 2))\(gateText)",
      points: gate * judgement.credit(ofDivergence: distance) * possible,
      possible: possible
    )
  }

  /// A divergence with two decimals, or more where it would read like a limit that it does not reach or
  /// goes beyond.
  private func bits(_ distance: Double) -> String {
    var missed: [Double] = []
    if distance > judgement.beliefTolerance { missed.append(judgement.beliefTolerance) }
    if distance < judgement.divergenceLimit { missed.append(judgement.divergenceLimit) }
    let texts = missed.map { Digits.apart(distance, from: $0, decimals: 2).value }
    return texts.max { $0.count < $1.count } ?? Digits.fixed(distance, decimals: 2)
  }

  private func finalLine(_ possible: Double) -> LedgerLine {
    guard let (event, beliefs) = final else {
      return LedgerLine(
        events: [],
        text: "no beliefs were stated",
        points: 0,
        possible: possible
      )
    }
    var distance = 0.0
    var held = 0.0
    for (hypothesis, belief) in zip(session.scenario.hypotheses, beliefs) {
      let isTrue = hypothesis.id == session.truth.id
      if isTrue { held = belief }
      let miss = belief - (isTrue ? 1 : 0)
      distance += miss * miss
    }
    return LedgerLine(
      events: [event],
      text: "your last beliefs gave the truth \(LedgerLine.percent(held))\(gateText)",
      points: gate * (1 - distance / 2) * possible,
      possible: possible
    )
  }

  /// Says by how much the evidence gate lowers points; empty where it does not.
  var gateText: String {
    gate < 1 ? ", × \(Digits.fixed(gate, decimals: 2)) for what you saw" : ""
  }
}
