import Diagnosis
import Foundation
import ScenarioModel
import ScenarioYAML
import Scoring
import Sessions
import Testing

@testable import Coaching

/// The small incident of the sessions' tests, staged and calibrated.
enum Drill {
  private static let prepared = Result {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../SessionsTests/Fixtures/queue-drill").standardized
    let loaded = ScenarioLoader.load(folder: folder.path) { $0.diagnostics() }
    let staging = try Staging(try #require(loaded.scenario))
    let calibrator = Calibrator(staging)
    let rows = try staging.scenario.hypotheses.map { hypothesis in
      try (0..<60).map { try calibrator.findings(hypothesis: hypothesis.id, sample: $0) }
    }
    return (staging, calibrator.calibration(rows: rows))
  }

  static func calibration() throws -> Calibration { try prepared.get().1 }

  static let judgement = Rubric.current.judgement
  static let scale = judgement.scale

  static func lesson(_ session: Session) throws -> Lesson {
    Lesson(session, try calibration(), judgement)
  }

  static func session(seed: UInt64, truth: HypothesisID? = nil) throws -> Session {
    let staging = try prepared.get().0
    return try Session(
      header: SessionHeader(
        scenario: staging.scenario,
        worldDigest: "world",
        textDigest: "text",
        seed: seed,
        mode: .guided
      ),
      staging: staging,
      truth: truth,
      digest: { "\($0.count)" }
    )
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
