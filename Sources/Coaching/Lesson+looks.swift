import Diagnosis
import ScenarioModel
import Scoring
import Sessions

extension Lesson {
  /// Every look that shows something new, and waiting, the most telling for its time first.
  func looks(_ posterior: Posterior, isUncontained: Bool = false) -> [LessonOption] {
    let rated = session.evidenceChoices(calibration).filter { isNew($0, posterior) }.map {
      (choice: $0, value: posterior.value(of: $0, scale))
    }
    let best = rated.map(\.value.rate).max() ?? 0
    let options = rated.map { choice, value in
      let quality = scale.quality(of: value.rate, best: best)
      let option = LessonOption(
        lessonChoice(choice),
        grade(quality),
        .evidence(
          EvidenceReason(
            gain: value.gain,
            minutes: choice.minutes,
            share: best > 0 ? value.rate / best : 0,
            apart: rivals(choice, posterior),
            isUncontained: isUncontained
          )
        ),
        breaks: broken(by: choice)
      )
      return (option: option, rate: value.rate, isInTurn: quality >= 1 && option.breaks.isEmpty)
    }
    // Of those as good as the best, one that comes in its turn goes first.
    let ordered = options.enumerated().sorted { left, right in
      let keys = (left.element.rate, right.element.rate)
      return keys.0 != keys.1 ? keys.0 > keys.1 : left.offset < right.offset
    }.map(\.element)
    guard let first = ordered.firstIndex(where: \.isInTurn) else {
      return ordered.map(\.option).bestFirst
    }
    var moved = ordered.map(\.option)
    moved.insert(moved.remove(at: first), at: 0)
    return moved.bestFirst
  }

  private func isNew(_ choice: EvidenceChoice, _ posterior: Posterior) -> Bool {
    choice.key.map { posterior.seen[$0] == nil } ?? true
  }

  private func lessonChoice(_ choice: EvidenceChoice) -> LessonChoice {
    switch choice.step {
    case .look(let id): .look(id)
    case .wait: .wait(minutes: choice.minutes)
    }
  }

  private func grade(_ quality: Double) -> LessonOption.Grade {
    quality >= 1 ? .right : quality >= Self.weakQuality ? .weak : .wrong
  }

  /// The quality q of criterion E from which a look is weak rather than wrong, 0 to 1.
  private static let weakQuality = 0.3

  private func rivals(_ choice: EvidenceChoice, _ posterior: Posterior) -> [HypothesisID] {
    guard let key = choice.key, let pair = posterior.rivalsToldApart(byKey: key) else { return [] }
    return [pair.first, pair.second].map { session.scenario.hypotheses[$0].id }
  }

  private func broken(by choice: EvidenceChoice) -> [String] {
    guard case .look(let id) = choice.step, let action = session.scenario.action(id) else {
      return []
    }
    return broken(by: .looked(session.look(at: action)))
  }

  /// The scenario's reasons why an event would come too early; empty where it would not.
  func broken(by event: SessionEvent) -> [String] {
    session.pairs(brokenBy: event).map(\.because)
  }
}

extension [LessonOption] {
  /// The same with the first marked as the best.
  var bestFirst: [LessonOption] {
    var options = self
    for position in options.indices {
      options[position].isBest = position == 0
      if position == 0 { options[position].grade = .right }
    }
    return options
  }
}
