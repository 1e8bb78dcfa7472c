import Diagnosis
import Scoring
import Coaching
import ScenarioModel
import Telemetry

extension LessonOption {
  /// Says in whole sentences why the answer was right, weak or wrong.
  ///
  /// `told` is how far a look that was chosen changed what is open, in bits; reasons that are `shared`
  /// with other answers are left out.
  func explanation(told: Double?, besides shared: [String], in scenario: Scenario) -> String {
    var parts: [String]
    switch reason {
    case .evidence(let reason): parts = sentences(on: reason, told: told, in: scenario)
    case .containment(let reason): parts = sentences(on: reason)
    case .due(let because):
      parts = because
      if let purpose = purpose(in: scenario) { parts.append(purpose) }
      if let told { parts.append(change(told)) }
    case .treatment(let reason): parts = sentences(on: reason, in: scenario)
    case .watching(let isSomethingWorthIt):
      parts = [
        isSomethingWorthIt
          ? "The evidence already makes a change worth its risk, and harm goes on meanwhile."
          : "The evidence makes no change worth its risk, so the system is better left as it is."
      ]
    case .cause(let probability):
      parts = ["What you saw makes it \(percent(probability)) likely."]
      if isBest { parts.append("Nothing else is as likely.") }
    case .unsure(let lead):
      parts = [
        isBest
          ? "No cause reaches 50 %; the likeliest has \(percent(lead)). To say so is honest."
          : "The likeliest cause has \(percent(lead)); that is enough to name it."
      ]
    }
    parts += breaks.filter { !shared.contains($0) }.map { "Too early: \($0)" }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func sentences(
    on reason: EvidenceReason,
    told: Double?,
    in scenario: Scenario
  ) -> [String] {
    let judgement = reason.judgement
    var parts: [String] = []
    if let purpose = purpose(in: scenario) { parts.append(purpose) }
    if judgement.value.gain == 0 {
      parts.append(
        "With what you knew it could tell you nothing more, in \(judgement.value.minutes) min."
      )
    } else if judgement.isDue {
      parts.append("It could tell \(judgement.value.account), and it was due before the next step.")
    } else if let best = judgement.best, let share = judgement.share {
      parts.append(
        "It could tell \(judgement.value.account); the best could tell \(best.value.account):"
          + " this is \(percent(share)) of its rate."
      )
    } else {
      parts.append("It could tell \(judgement.value.account); nothing told more for its time.")
    }
    let names = reason.apart.compactMap { HypothesisLabel.text(of: $0, in: scenario) }
    if names.count == 2, judgement.value.gain > 0 {
      parts.append("It tells best between \(names[0]) and \(names[1]).")
    }
    if let told { parts.append(change(told)) }
    if reason.isUncontained { parts.append("Harm goes on while you look.") }
    return parts
  }

  /// Says by how many bits a look changed the doubt.
  private func change(_ told: Double) -> String {
    told >= 0
      ? "It told \(bits(told))."
      : "It left \(bits(-told)) more open than before: it spoke against what was likely."
  }

  private func sentences(on reason: ContainmentReason) -> [String] {
    guard reason.harmful == 0 else {
      return ["It does harm under causes that are \(percent(reason.harmful)) likely together."]
    }
    guard reason.isKnownToHelp || isBest else {
      return ["It lowers harm under none of the causes."]
    }
    let undone = reason.isReversible ? " and can be taken back." : ", but cannot be taken back."
    let rest =
      isBest
      ? "With no cause known it comes first: all later looking then costs less."
      : reason.minutesMore > 0
        ? "It takes \(reason.minutesMore) min longer than the quickest."
        : "It leaves the cause alone."
    return ["It limits harm without knowing the cause\(undone)", rest]
  }

  private func sentences(on reason: TreatmentReason, in scenario: Scenario) -> [String] {
    let targets = reason.targets.compactMap { HypothesisLabel.text(of: $0, in: scenario) }
    let texts =
      reason.held < reason.threshold
      ? Digits.apart(100 * reason.held, from: 100 * reason.threshold, decimals: 0) : nil
    let (held, threshold) =
      texts.map { ("\($0.value)%", "\($0.bound)%") }
      ?? (percent(reason.held), percent(reason.threshold))
    var parts = [
      "It helps against \(targets.joined(separator: " and ")) alone: worth its risk from"
        + " \(threshold), and what you saw gives \(held)."
    ]
    if reason.isHarmful { parts.append("Under the likeliest cause it does more harm than good.") }
    if reason.held < reason.threshold { parts.append("Too soon, or the wrong cure.") }
    if reason.held >= reason.threshold, !isBest, !reason.isHarmful {
      parts.append("Another change is worth more.")
    }
    return parts
  }

  /// The purpose of a look, where the scenario states it: the causes that it tells apart.
  private func purpose(in scenario: Scenario) -> String? {
    guard case .look(let id) = choice else { return nil }
    return scenario.action(id)?.purpose
  }

  private func bits(_ value: Double) -> String { "\(Digits.fixed(value, decimals: 2)) bits" }

  private func percent(_ share: Double) -> String { Digits.percent(share, decimals: 0) }
}
