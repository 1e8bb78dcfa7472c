import Diagnosis
import Players
import ScenarioModel
import Scoring
import Sessions
import Testing

/// The small incident with a small calibration, for tests of the rubric that needs one.
enum Judged {
  private static let small = Result { try calibration(of: Drill.queue()) }

  static func calibration() throws -> Calibration { try small.get() }

  static func rubric() throws -> Rubric { try #require(Rubric.version(2)) }

  static func judgement() throws -> Judgement { try #require(try rubric().judgement) }

  /// Forty worlds of each hypothesis.
  static func calibration(of staging: Staging) throws -> Calibration {
    let calibrator = Calibrator(staging)
    let rows = try staging.scenario.hypotheses.map { hypothesis in
      try (0..<40).map { try calibrator.findings(hypothesis: hypothesis.id, sample: $0) }
    }
    return calibrator.calibration(rows: rows)
  }

  /// A session's scorecard beside the expert's play of the same world.
  static func card(_ session: Session, _ calibration: Calibration? = nil) throws -> Scorecard {
    let calibration = try calibration ?? self.calibration()
    let assessment = try Assessment(of: session, calibration, judgement())
    return try session.scorecard(rubric(), assessment)
  }

  static func score(_ criterion: Criterion, _ session: Session) throws -> CriterionScore {
    try #require(try card(session).criteria.first { $0.criterion == criterion })
  }
}
