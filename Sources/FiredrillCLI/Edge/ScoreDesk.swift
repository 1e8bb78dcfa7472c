import Coaching
import Diagnosis
import Players
import ScenarioModel
import Scoring
import SessionStore
import Sessions

/// Scores sessions: finds the calibration that a rubric judges by, and lets the reference play.
struct ScoreDesk {
  private let library: ScenarioLibrary
  private let calibrations: CalibrationShelf

  init(_ surroundings: Surroundings) {
    library = ScenarioLibrary(surroundings)
    calibrations = CalibrationShelf(surroundings)
  }

  /// The scorecard of a declared session by a rubric, its own unless another is named.
  func card(of session: Session, by number: Int? = nil) throws -> Scorecard {
    let rubric = try Self.rubric(number ?? session.header.rubric)
    return try CommandFailure.wrap {
      try session.scorecard(rubric, try assessment(of: session, by: rubric))
    }
  }

  /// The rubric of a session.
  func rubric(of session: Session) throws -> Rubric { try Self.rubric(session.header.rubric) }

  /// The total and a digest of the whole scorecard, where the session was declared.
  func seal(of session: Session) throws -> SealedScore? {
    guard session.isScorable else { return nil }
    return SealedScore(try card(of: session), session)
  }

  /// What a session is judged by; `nil` for a rubric that needs nothing.
  ///
  /// Complexity: a play of the reference, and where no calibration is kept its simulation.
  func assessment(of session: Session, by rubric: Rubric) throws -> Assessment? {
    guard let judgement = rubric.judgement else { return nil }
    return try Assessment(of: session, try calibration(of: session), judgement)
  }

  /// What a guided play asks and says of the answers, as far as the session has come.
  func lesson(of session: Session) throws -> Lesson {
    let judgement = try Self.judging(session).judgement
    return Lesson(session, try calibration(of: session), judgement.scale)
  }

  /// The calibration that a session is judged by, as a file.
  func calibrationFile(of session: Session) throws -> [UInt8] {
    let stamp = CalibrationShelf.stamp(
      of: session.scenario,
      worldDigest: session.header.worldDigest
    )
    return CalibrationFile(stamp: stamp, calibration: try calibration(of: session))
      .encoded(hash: Digests.sha256)
  }

  /// What evidence tells in a session's scenario.
  ///
  /// Complexity: where no calibration is kept, its simulation.
  func calibration(of session: Session) throws -> Calibration {
    try calibrations.calibration(
      of: session.staging,
      worldDigest: session.header.worldDigest,
      // Only a shipped calibration of the same world is taken, whichever version is installed.
      folder: try? library.folder(named: session.header.scenario)
    ).calibration
  }

  /// The reference player's session on the world of another.
  func expert(of session: Session) throws -> Session {
    let (assessment, _) = try judged(session)
    var expert = session.atThePage
    for entry in assessment.reference.path { expert.apply(entry.event) }
    return expert
  }

  /// What the evidence seen says of the hypotheses after each event, from before the first on.
  func posteriors(of session: Session) throws -> [[Double]] {
    let calibration = try calibration(of: session).leavingOut(seed: session.header.seed)
    let trail = EvidenceTrail(session, calibration, try Self.judging(session).judgement.scale)
    return [session.scenario.hypotheses.map(\.prior)] + trail.steps.map(\.after.probabilities)
  }

  /// What a session that is over teaches, and its scorecard where it was declared.
  func debrief(of session: Session) throws -> (DebriefReport, Scorecard?) {
    let (assessment, judgement) = try judged(session)
    let own = try Self.rubric(session.header.rubric)
    return try CommandFailure.wrap {
      let card = session.isScorable ? try session.scorecard(own, assessment) : nil
      return (try session.debrief(assessment, judgement, card: card), card)
    }
  }

  /// What a session is judged by even where its own rubric judges no evidence.
  private func judged(_ session: Session) throws -> (Assessment, Judgement) {
    let (rubric, judgement) = try Self.judging(session)
    guard let assessment = try assessment(of: session, by: rubric) else {
      throw Self.judgesNothing(rubric)
    }
    return (assessment, judgement)
  }

  /// A session's rubric, or the first that judges evidence where it does not.
  private static func judging(
    _ session: Session
  ) throws(CommandFailure) -> (rubric: Rubric, judgement: Judgement) {
    let rubric = try rubric(max(session.header.rubric, leastJudgingRubric))
    guard let judgement = rubric.judgement else { throw judgesNothing(rubric) }
    return (rubric, judgement)
  }

  private static func judgesNothing(_ rubric: Rubric) -> CommandFailure {
    CommandFailure("rubric \(rubric.version) judges no evidence", code: .software)
  }

  /// The first rubric that judges evidence by a calibration.
  private static let leastJudgingRubric = 2

  private static func rubric(_ number: Int) throws(CommandFailure) -> Rubric {
    if let rubric = Rubric.version(number) { return rubric }
    let known = Rubric.versions.map { "\($0.version)" }.joined(separator: " and ")
    throw CommandFailure(
      "there is no rubric \(number); this version of firedrill knows \(known)",
      code: .dataError
    )
  }
}

extension SealedScore {
  /// A scorecard as a replay of its session seals it.
  init(_ card: Scorecard, _ session: Session) {
    self.init(
      rubric: card.rubric,
      total: card.total,
      digest: session.digest(Array(card.canonicalText.utf8))
    )
  }
}
