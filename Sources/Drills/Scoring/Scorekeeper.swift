package import Coaching
package import Diagnosis
package import Interviewing
import Players
import Reports
package import Scoring
package import SessionStore
package import Sessions

/// Scores sessions: finds the calibration that evidence is judged by, and lets the reference play.
package struct Scorekeeper: Sendable {
  package let calibrations: CalibrationStore
  private let catalog: ScenarioCatalog

  package init(_ catalog: ScenarioCatalog, _ calibrations: CalibrationStore) {
    self.catalog = catalog
    self.calibrations = calibrations
  }

  /// The scorecard of a session that is over, by the current rubric.
  ///
  /// Complexity: a play of the reference, and where no calibration is kept its simulation.
  package func card(of session: Session) async throws(DrillError) -> Scorecard {
    let assessment = try await assessment(of: session)
    return try DrillError.wrap { try session.scorecard(Rubric.current, assessment) }
  }

  /// The total and a digest of the whole scorecard, where the session was declared.
  package func seal(of session: Session) async throws(DrillError) -> SealedScore? {
    guard session.isScorable else { return nil }
    return SealedScore(try await card(of: session), session)
  }

  /// The calibration, the reference's play and the judgement by which a session is scored.
  package func assessment(of session: Session) async throws(DrillError) -> Assessment {
    let calibration = try await calibration(of: session)
    return try DrillError.wrap {
      try Assessment(of: session, calibration, Rubric.current.judgement)
    }
  }

  /// The lesson of a guided play, as far as the session has come.
  package func lesson(of session: Session) async throws(DrillError) -> Lesson {
    Lesson(session, try await calibration(of: session), Rubric.current.judgement.scale)
  }

  /// The calibration that a session is judged by, as a file.
  func calibrationFile(of session: Session) async throws(DrillError) -> [UInt8] {
    let stamp = CalibrationStore.stamp(
      of: session.scenario,
      worldDigest: session.header.worldDigest
    )
    return CalibrationFile(stamp: stamp, calibration: try await calibration(of: session))
      .encoded(hash: Digests.sha256)
  }

  /// The calibration of a session's scenario.
  ///
  /// Complexity: where no calibration is kept, its simulation.
  package func calibration(of session: Session) async throws(DrillError) -> Calibration {
    try await calibrations.calibration(
      of: session.staging,
      worldDigest: session.header.worldDigest,
      // Only a shipped calibration of the same world is taken, whichever version is installed.
      folder: try? catalog.folder(named: session.header.scenario)
    ).calibration
  }

  /// The reference player's session on the world of another.
  package func expert(of session: Session) async throws(DrillError) -> Session {
    let assessment = try await assessment(of: session)
    var expert = session.atThePage
    for entry in assessment.reference.path { expert.apply(entry.event) }
    return expert
  }

  /// The probabilities of the hypotheses by the evidence seen after each event, from before the first.
  package func posteriors(of session: Session) async throws(DrillError) -> [[Double]] {
    let calibration = try await calibration(of: session).leavingOut(seed: session.header.seed)
    let trail = EvidenceTrail(session, calibration, Rubric.current.judgement.scale)
    return [session.scenario.hypotheses.map(\.prior)] + trail.steps.map(\.after.probabilities)
  }

  /// The debrief of a session that is over, and its scorecard where it was declared.
  package func debrief(
    of session: Session
  ) async throws(DrillError) -> (DebriefReport, Scorecard?) {
    let assessment = try await assessment(of: session)
    return try DrillError.wrap {
      let card =
        session.isScorable ? try session.scorecard(Rubric.current, assessment) : nil
      return (try session.debrief(assessment, Rubric.current.judgement, card: card), card)
    }
  }

  /// The report of an interview that is over.
  package func interviewReport(
    of session: Session
  ) async throws(DrillError) -> InterviewReport {
    let card = try await card(of: session)
    return try DrillError.wrap { try InterviewReport(session, card, Rubric.current) }
  }
}

extension Scorekeeper {
  /// Keeps the score of a session that is over.
  package func record(
    _ card: Scorecard,
    of id: SessionID,
    in sessions: SessionService
  ) throws(DrillError) {
    let json = Array(JSONText.encode(ScoreDocument(card)).utf8)
    try DrillError.wrap {
      try sessions.store.record(
        StoredTotal(rubric: card.rubric, total: card.total),
        json: json,
        of: id
      )
    }
  }

  /// Scores sessions that were cut off between their declaration and their score.
  package func recordMissingScores(in sessions: SessionService) async throws(DrillError) {
    for summary in try sessions.unscored() {
      let session = try sessions.load(summary)
      try record(try await card(of: session), of: summary, in: sessions)
    }
  }
}

extension SealedScore {
  /// A scorecard as a replay of its session seals it.
  package init(_ card: Scorecard, _ session: Session) {
    self.init(
      rubric: card.rubric,
      total: card.total,
      digest: session.digest(Array(card.canonicalText.utf8))
    )
  }
}
