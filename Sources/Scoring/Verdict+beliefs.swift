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
    var stated: (event: Int, beliefs: [Double])?
  }

  /// The looks after which the evidence had moved beliefs; the end where none did.
  ///
  /// Of looks that one answer stands for, the last. Where a person interviews, nobody is asked unless they
  /// ask, so that only what was asked or stated counts.
  private var checkpoints: [Checkpoint] {
    var due = BeliefCheckpoints(priors: priors, least: judgement.beliefMove)
    var reached: [Checkpoint] = []
    for (position, step) in trail.steps.enumerated() {
      if case .believed = step.entry.event { due.state(with: step.after.probabilities) }
      let next = trail.steps.dropFirst(position + 1).first?.entry.event
      guard step.entry.event.look != nil, !step.entry.event.sharesQuestion(with: next),
        due.isReached(by: step.after.probabilities)
      else { continue }
      let window = trail.steps[(position + 1)...].prefix { $0.entry.event.look == nil }
      let last = window.reversed().lazy.compactMap { stated($0.entry) }.first
      let isAsked = !isHosted || window.contains { $0.entry.event.traits.question == .beliefs }
      guard isAsked || last != nil else { continue }
      reached.append(
        Checkpoint(
          look: step.entry.number,
          evidence: step.after.probabilities,
          stated: last
        )
      )
    }
    guard reached.isEmpty else { return reached }
    return [Checkpoint(look: nil, evidence: trail.posterior.probabilities, stated: final)]
  }

  private var isHosted: Bool {
    session.interviewSetting.map { $0.interviewer != .machine } ?? false
  }

  private var final: (event: Int, beliefs: [Double])? {
    session.entries.reversed().lazy.compactMap { stated($0) }.first
  }

  private func stated(_ entry: SessionEntry) -> (event: Int, beliefs: [Double])? {
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
