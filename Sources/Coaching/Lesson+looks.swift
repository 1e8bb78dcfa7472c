import Diagnosis
import ScenarioModel
import Scoring
import Sessions

extension Lesson {
  /// Every look that shows something new, and waiting, the most telling for its time first.
  func looks(_ posterior: Posterior, isUncontained: Bool = false) -> [LessonOption] {
    let open = OpenChoices(session, calibration, posterior, scale)
    let options = open.rated.filter { isNew($0.choice, posterior) }.map { rated in
      let judgement = open.judgement(of: rated.choice)
      return LessonOption(
        lessonChoice(rated.choice),
        judgement.grade,
        .evidence(
          EvidenceReason(
            judgement: judgement,
            apart: rivals(rated.choice, posterior),
            isUncontained: isUncontained
          )
        ),
        breaks: judgement.early.map(\.because)
      )
    }
    return options.enumerated().sorted { left, right in
      let keys = (rank(left.element), rank(right.element))
      return keys.0 != keys.1 ? keys.0 > keys.1 : left.offset < right.offset
    }.map(\.element).bestFirst
  }

  /// Right answers before others, and among them the highest rate first.
  private func rank(_ option: LessonOption) -> Double {
    guard case .evidence(let reason) = option.reason else { return 0 }
    return reason.judgement.value.rate + (option.grade == .right ? Self.mostRate : 0)
  }

  /// More bits a minute than any look can tell.
  private static let mostRate = 100.0

  private func isNew(_ choice: EvidenceChoice, _ posterior: Posterior) -> Bool {
    choice.key.map { posterior.seen[$0] == nil } ?? true
  }

  private func lessonChoice(_ choice: EvidenceChoice) -> LessonChoice {
    switch choice.step {
    case .look(let id): .look(id)
    case .wait: .wait(minutes: choice.minutes)
    }
  }

  private func rivals(_ choice: EvidenceChoice, _ posterior: Posterior) -> [HypothesisID] {
    guard let key = choice.key, let pair = posterior.rivalsToldApart(byKey: key) else { return [] }
    return [pair.first, pair.second].map { session.scenario.hypotheses[$0].id }
  }

  /// The scenario's reasons why an event would come too early; empty where it would not.
  func broken(by event: SessionEvent) -> [String] {
    session.pairs(brokenBy: event).map(\.because)
  }
}

extension [LessonOption] {
  /// The same with the first marked as the best, and right unless it comes too early.
  var bestFirst: [LessonOption] {
    var options = self
    for position in options.indices {
      options[position].isBest = position == 0
      if position == 0, options[position].breaks.isEmpty { options[position].grade = .right }
    }
    return options
  }
}
