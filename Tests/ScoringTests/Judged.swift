import Diagnosis
import Foundation
import Players
import ScenarioModel
import Scoring
import Sessions
import TestSupport
import Testing

/// Scores of the small incident, and expected values by the design's formulas.
enum Judged {
  static var judgement: Judgement { Rubric.current.judgement }

  /// The calibration and the expert's play that a session is judged by.
  static func assessment(
    of session: Session,
    _ calibration: Calibration? = nil
  ) throws -> Assessment {
    try Assessment(of: session, try calibration ?? Sample.calibration(), judgement)
  }

  /// A session's scorecard beside the expert's play of the same world.
  static func card(_ session: Session, _ calibration: Calibration? = nil) throws -> Scorecard {
    try session.scorecard(assessment(of: session, calibration))
  }

  static func score(_ criterion: Criterion, _ session: Session) throws -> CriterionScore {
    try #require(try card(session).criteria.first { $0.criterion == criterion })
  }

  /// The posterior after all evidence that a session saw, in the scenario's order of hypotheses.
  static func evidence(_ session: Session) throws -> [Double] {
    session.posterior(try assessment(of: session).calibration).probabilities
  }

  /// κ of a session: clip(KL(b_T‖π) ÷ KL(b_ref‖π)).
  static func gate(_ session: Session) throws -> Double {
    let priors = session.scenario.hypotheses.map(\.prior)
    let reference = try assessment(of: session).reference.posterior
    let learned = divergence(try evidence(session), from: priors)
    return min(1, max(0, learned / divergence(reference, from: priors)))
  }

  /// KL(p‖q) in bits: Σ p log₂(p ÷ q).
  static func divergence(_ p: [Double], from q: [Double]) -> Double {
    zip(p, q).reduce(0) { $1.0 > 0 ? $0 + $1.0 * log2($1.0 / $1.1) : $0 }
  }

  /// JSD(p, q) in bits: ½ KL(p‖m) + ½ KL(q‖m) with m = ½ (p + q).
  static func jensenShannon(_ p: [Double], _ q: [Double]) -> Double {
    let middle = zip(p, q).map { ($0 + $1) / 2 }
    return (divergence(p, from: middle) + divergence(q, from: middle)) / 2
  }
}

extension Session {
  /// One criterion of the session's score.
  func score(_ criterion: Criterion) throws -> CriterionScore {
    try Judged.score(criterion, self)
  }

  /// The points of one criterion.
  func points(_ criterion: Criterion) throws -> Double { try score(criterion).points }
}
