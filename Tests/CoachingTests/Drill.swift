import Diagnosis
import Foundation
import ScenarioModel
import Scoring
import Sessions
import TestSupport

@testable import Coaching

/// The small incident, played as a lesson.
enum Drill {
  static let judgement = Rubric.current.judgement
  static let scale = judgement.scale

  static func lesson(_ session: Session) throws -> Lesson {
    Lesson(session, try Sample.calibration(), judgement)
  }

  static func session(seed: UInt64, truth: HypothesisID? = nil) throws -> Session {
    try .of(Sample.queue(), seed: seed, mode: .guided, truth: truth)
  }

  /// A guided play in which a rule picks each answer; each question with the state it was asked in.
  static func play(
    seed: UInt64,
    truth: HypothesisID? = nil,
    _ pick: (LessonStep) -> Int
  ) throws -> (session: Session, asked: [(step: LessonStep, before: Session)]) {
    var session = try session(seed: seed, truth: truth)
    var lesson = try lesson(session)
    var asked: [(step: LessonStep, before: Session)] = []
    while let step = lesson.step {
      asked.append((step, session))
      let event = try session.decide(command(step.options[pick(step)].choice, lesson)).event
      session.apply(event)
      lesson.apply(event)
    }
    return (session, asked)
  }

  static func command(_ choice: LessonChoice, _ lesson: Lesson) -> SessionCommand {
    switch choice {
    case .look(let id): .look(id)
    case .wait(let minutes): .wait(minutes: minutes)
    case .mitigate(let id): .mitigate(id)
    case .declare(let cause):
      .declare(lesson.declaration(of: cause, because: lesson.explanation(of: cause)))
    }
  }

  /// The position of the best answer.
  static func best(_ step: LessonStep) -> Int { step.options.firstIndex(where: \.isBest) ?? 0 }
}
