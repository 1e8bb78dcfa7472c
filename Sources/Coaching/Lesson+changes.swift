import Diagnosis
import ScenarioModel
import Scoring
import Sessions

extension Lesson {
  /// The answers to what to do first; the quickest reversible containment is the best.
  ///
  /// Empty where there is none.
  func containments(_ posterior: Posterior) -> [LessonOption] {
    let fitting = session.availableMitigations.filter { fits($0.minutes) }
    let contain = fitting.filter { $0.kind == .contain }
    guard let best = contain.filter(\.isReversible).min(by: { $0.minutes < $1.minutes })
    else { return [] }
    var options = [containment(best, posterior, quickest: best.minutes)]
    options += contain.filter { $0.id != best.id }.map {
      containment($0, posterior, quickest: best.minutes)
    }
    // A look that tells something is tempting; while harm goes on it is not the first thing to do.
    options += looks(posterior, isUncontained: true).map { look in
      var look = look
      look.grade = look.breaks.isEmpty && look.grade == .right ? .weak : .wrong
      return look
    }
    let targeted = treated(fitting, posterior).map(\.option)
    return (options + targeted.filter { $0.grade != .right }).bestFirst
  }

  private func containment(
    _ mitigation: Mitigation,
    _ posterior: Posterior,
    quickest: Int
  ) -> LessonOption {
    let scenario = session.scenario
    var harmful = 0.0
    for (hypothesis, probability) in zip(scenario.hypotheses, posterior.probabilities)
    where mitigation.expects.isHarmful(under: hypothesis) {
      harmful += probability
    }
    let isSaidOfAny = scenario.mitigations.contains {
      $0.kind == .contain && !$0.expects.lowers.isEmpty
    }
    let reason = ContainmentReason(
      isReversible: mitigation.isReversible,
      minutesMore: max(0, mitigation.minutes - quickest),
      harmful: harmful,
      isKnownToHelp: !isSaidOfAny || !mitigation.expects.lowers.isEmpty
    )
    let isSound = reason.isReversible && reason.minutesMore == 0
    return LessonOption(
      .mitigate(mitigation.id),
      harmful > 0 || !reason.isKnownToHelp ? .wrong : isSound ? .right : .weak,
      .containment(reason),
      breaks: broken(by: .mitigated(mitigation.id.rawValue, minutes: mitigation.minutes))
    )
  }

  /// The changes once the evidence is in, by falling expected benefit, with changing nothing.
  ///
  /// Empty where nothing treats a particular cause.
  func treatments(_ posterior: Posterior) -> [LessonOption] {
    let applied = session.entries.compactMap { entry -> String? in
      if case .mitigated(let name, _) = entry.event { name } else { nil }
    }
    let fitting = session.availableMitigations.filter {
      fits($0.minutes) && !applied.contains($0.id.rawValue)
    }
    let treated = treated(fitting, posterior)
    guard !treated.isEmpty, fits(1) else { return [] }
    let worth = treated.filter(\.isWorthIt).sorted { $0.net > $1.net }.map(\.option)
    let rest = treated.filter { !$0.isWorthIt }.sorted { $0.held > $1.held }.map(\.option)
    let minutes = min(Self.watchMinutes, session.scenario.horizonMinutes - session.clock)
    let watch = LessonOption(
      .wait(minutes: minutes),
      worth.isEmpty ? .right : .weak,
      .watching(isSomethingWorthIt: !worth.isEmpty)
    )
    let contain = fitting.filter { $0.kind == .contain }.map { mitigation in
      var option = containment(mitigation, posterior, quickest: mitigation.minutes)
      if option.grade == .right { option.grade = .weak }
      return option
    }
    return (worth + [watch] + contain + rest).bestFirst
  }

  /// The minutes of watching a system that is left as it is.
  private static let watchMinutes = 5

  private struct Treated {
    var option: LessonOption
    var held: Double
    var net: Double
    var isWorthIt: Bool
  }

  private func treated(_ mitigations: [Mitigation], _ posterior: Posterior) -> [Treated] {
    let scenario = session.scenario
    let lead = scenario.hypotheses[posterior.leader]
    return mitigations.compactMap { mitigation in
      guard case .targeted(let targets, let loss, let benefit) = mitigation.kind,
        let threshold = mitigation.threshold
      else { return nil }
      let held = mitigation.held(posterior.probabilities, scenario)
      let isHarmful = mitigation.expects.isHarmful(under: lead)
      let isWorthIt = held >= threshold && !isHarmful
      let isClose = held >= threshold * Self.closeShare && !isHarmful
      let option = LessonOption(
        .mitigate(mitigation.id),
        // Two that are worth it are weighed against each other; only the first is right.
        isClose ? .weak : .wrong,
        .treatment(
          TreatmentReason(
            targets: scenario.singleCauses.map(\.id).filter(targets.contains),
            held: held,
            threshold: threshold,
            isHarmful: isHarmful
          )
        ),
        breaks: broken(by: .mitigated(mitigation.id.rawValue, minutes: mitigation.minutes))
      )
      return Treated(
        option: option,
        held: held,
        net: held * benefit - (1 - held) * loss,
        isWorthIt: isWorthIt
      )
    }
  }

  /// The share of its threshold from which a mitigation is weak rather than wrong, 0 to 1.
  private static let closeShare = 0.8

  private func fits(_ minutes: Int) -> Bool {
    session.clock + minutes <= session.scenario.horizonMinutes
  }
}
