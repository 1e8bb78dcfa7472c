import Diagnosis
import ScenarioModel
import Scoring
import Sessions

extension Lesson {
  /// The looks that are due before a change and a verdict, or those that show what a change did.
  ///
  /// The scenario's order says what is due; looks that are not due are offered beside them. Empty where
  /// nothing is due.
  func checks(_ posterior: Posterior, before treatment: LessonOption?) -> [LessonOption] {
    let isChanged = session.entries.contains(where: \.event.isMitigation)
    let due = treatment == nil && isChanged ? verifications : preparations(treatment)
    guard !due.isEmpty else { return [] }
    let known = due.map(\.choice)
    let others = looks(posterior).filter { !known.contains($0.choice) }.map { look in
      var look = look
      look.grade = isTelling(look) ? .weak : .wrong
      return look
    }
    return (due + others).bestFirst
  }

  private func isTelling(_ look: LessonOption) -> Bool {
    if case .evidence(let reason) = look.reason { reason.judgement.value.gain > 0 } else { false }
  }

  /// The looks that show what a change did, the shortest first.
  private var verifications: [LessonOption] {
    let reasons = session.scenario.rules.precedence.filter { $0.after.contains(.verify) }
    let seen = session.looks.map(\.action)
    return session.availableActions.filter { $0.kind == .verify && !seen.contains($0.id) }
      .filter { session.clock + $0.minutes <= session.scenario.horizonMinutes }
      .sorted { $0.minutes < $1.minutes }
      .map { LessonOption(.look($0.id), .right, .due(because: reasons.map(\.because))) }
  }

  /// The looks that the scenario wants before the best change or a verdict and that were not taken.
  private func preparations(_ treatment: LessonOption?) -> [LessonOption] {
    var events = [SessionEvent.declared(declaration(of: nil, because: ""))]
    if case .mitigate(let id) = treatment?.choice {
      events.append(.mitigated(id.rawValue, minutes: 0))
    }
    var reasons: [(action: Action, because: [String])] = []
    for pair in events.flatMap({ session.pairs(brokenBy: $0) }) {
      for case .action(let id) in pair.before {
        guard let action = session.scenario.action(id), session.isAvailable(action),
          session.clock + action.minutes <= session.scenario.horizonMinutes
        else { continue }
        if let known = reasons.firstIndex(where: { $0.action.id == id }) {
          if !reasons[known].because.contains(pair.because) {
            reasons[known].because.append(pair.because)
          }
        } else {
          reasons.append((action, [pair.because]))
        }
      }
    }
    return reasons.map { LessonOption(.look($0.action.id), .right, .due(because: $0.because)) }
  }
}
