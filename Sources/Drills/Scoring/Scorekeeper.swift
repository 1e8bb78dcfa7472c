import ScenarioModel
package import Coaching
import Diagnosis
package import Interviewing
import Players
package import Reports
package import Scoring
package import SessionStore
package import Sessions

/// Scores sessions: finds the calibration that evidence is judged by, and lets the reference play.
package struct Scorekeeper: Sendable {
  package let calibrations: CalibrationStore
  private let catalog: ScenarioCatalog
  /// The assessments of the worlds that were scored last: a debrief follows a score, and another session
  /// may play the same world.
  private let assessments = BoundedCache<World, KnownAssessment>(limit: 16)

  /// A world that sessions are played on.
  private struct World: Hashable {
    var header: SessionHeader
    var truth: HypothesisID
  }

  /// An assessment with the calibration that it was made by.
  private struct KnownAssessment {
    var calibration: Calibration
    var assessment: Assessment
  }

  package init(_ catalog: ScenarioCatalog, _ calibrations: CalibrationStore) {
    self.catalog = catalog
    self.calibrations = calibrations
  }

  /// The scorecard of a session that is over, by the current rubric.
  ///
  /// Complexity: a play of the reference, and where no calibration is kept its simulation.
  package func card(of session: Session) async throws(DrillError) -> Scorecard {
    try Self.checkIsKnown(rubric: session.header.rubric)
    let assessment = try await assessment(of: session)
    return try DrillError.wrap { try session.scorecard(assessment) }
  }

  /// The calibration, the reference's play and the judgement by which a session is scored.
  ///
  /// They depend on the session's world alone, not on what was done in it.
  package func assessment(of session: Session) async throws(DrillError) -> Assessment {
    let calibration = try await calibration(of: session)
    let world = World(header: session.header, truth: session.truth.id)
    if let known = assessments[world], known.calibration == calibration {
      return known.assessment
    }
    let assessment = try DrillError.wrap {
      try Assessment(of: session, calibration, Rubric.current.judgement)
    }
    assessments[world] = KnownAssessment(calibration: calibration, assessment: assessment)
    return assessment
  }

  /// The score, the harm and the posterior of a session that is over; no score without a declaration.
  ///
  /// Complexity: a play of the reference where the world is not known, but no debrief.
  package func outcome(of session: Session) async throws(DrillError) -> SessionOutcome {
    try Self.checkIsKnown(rubric: session.header.rubric)
    let assessment = try await assessment(of: session)
    return try DrillError.wrap { try session.outcome(assessment) }
  }

  /// The lesson of a guided play, as far as the session has come.
  package func lesson(of session: Session) async throws(DrillError) -> Lesson {
    Lesson(session, try await calibration(of: session), Rubric.current.judgement)
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
  func calibration(of session: Session) async throws(DrillError) -> Calibration {
    try await calibrations.calibration(
      of: session.staging,
      worldDigest: session.header.worldDigest,
      // Only a shipped calibration of the same world is taken, whichever version is installed.
      folder: try? catalog.folder(named: session.header.scenario)
    ).calibration
  }

  /// The reader of a host's reports on a session; `isAloud`: one terminal serves both sides.
  ///
  /// Complexity: where no calibration is kept, its simulation.
  package func hostReader(
    of session: Session,
    isAloud: Bool
  ) async throws(DrillError) -> HostReader {
    HostReader(calibration: try await calibration(of: session), isAloud: isAloud)
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
  ///
  /// A `sealed` score stands in place of a new one; what to train next follows from the new one.
  package func debrief(
    of session: Session,
    sealed: Scorecard? = nil
  ) async throws(DrillError) -> (DebriefReport, Scorecard?) {
    try Self.checkIsKnown(rubric: session.header.rubric)
    let assessment = try await assessment(of: session)
    return try DrillError.wrap {
      let card = session.isScorable ? try session.scorecard(assessment) : nil
      return (try session.debrief(assessment, card: card), sealed ?? card)
    }
  }

  /// The outcome of a tabletop that is over: the team's score and each person's account; a `sealed` score
  /// stands in place of a new one.
  package func teamCard(
    of session: Session,
    sealed: Scorecard? = nil
  ) async throws(DrillError) -> (page: CardPage, card: Scorecard) {
    try Self.checkIsKnown(rubric: session.header.rubric)
    let assessment = try await assessment(of: session)
    return try DrillError.wrap {
      let card = if let sealed { sealed } else { try session.scorecard(assessment) }
      return (TeamCard(session, card, try session.people(assessment)).page, card)
    }
  }

  /// The report of an interview that is over; a `sealed` score stands in place of a new one.
  package func interviewReport(
    of session: Session,
    sealed: Scorecard? = nil
  ) async throws(DrillError) -> InterviewReport {
    let card = if let sealed { sealed } else { try await card(of: session) }
    return try DrillError.wrap { try InterviewReport(session, card) }
  }
}

extension Scorekeeper {
  /// The score of a replay file: as an older rubric sealed it, or else computed and compared with the
  /// seal; `nil` for a session without a declaration.
  func card(
    of session: Session,
    from file: ReplayFile,
    at path: String
  ) async throws(DrillError) -> Scorecard? {
    if let sealed = try Self.sealedCard(of: session, from: file, at: path) { return sealed }
    if let seal = file.score { try Self.checkIsKnown(rubric: seal.rubric) }
    let card = session.isScorable ? try await card(of: session) : nil
    if let seal = file.score, card.map({ SealedScore($0, session) }) != seal {
      throw .replay(.otherScore(path: path))
    }
    return card
  }

  /// The score that an older rubric sealed in a replay file; `nil` where none did.
  static func sealedCard(
    of session: Session,
    from file: ReplayFile,
    at path: String
  ) throws(DrillError) -> Scorecard? {
    guard let seal = file.score, seal.rubric < Rubric.current.version else { return nil }
    guard seal.rubric > 0, (0...100).contains(seal.total), session.isScorable else {
      throw .replay(.impossibleSeal(path: path))
    }
    return Scorecard(sealed: seal.total, by: seal.rubric, truth: session.truth.id)
  }

  /// Refuses a rubric that this version does not know.
  private static func checkIsKnown(rubric number: Int) throws(DrillError) {
    guard (1...Rubric.current.version).contains(number) else { throw .unknownRubric(number) }
  }

  /// Refuses a rubric by which this version does not score.
  package static func checkIsCurrent(rubric number: Int) throws(DrillError) {
    try checkIsKnown(rubric: number)
    guard number == Rubric.current.version else { throw .retiredRubric(number) }
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
