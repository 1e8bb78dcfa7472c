import Coaching
import Diagnosis
import Players
import ScenarioModel
import Scoring
import SessionStore
import Sessions

/// Scores sessions by the current rubric: finds their calibration and lets the reference play.
struct ScoreDesk {
  private let library: ScenarioLibrary
  private let calibrations: CalibrationShelf

  init(_ surroundings: Surroundings) {
    library = ScenarioLibrary(surroundings)
    calibrations = CalibrationShelf(surroundings)
  }

  /// The scorecard of a declared session by the current rubric.
  func card(of session: Session) throws -> Scorecard {
    try Self.checkIsKnown(rubric: session.header.rubric)
    let assessment = try assessment(of: session)
    return try CommandFailure.wrap { try session.scorecard(assessment) }
  }

  /// The total and a digest of the whole scorecard, where the session was declared.
  func seal(of session: Session) throws -> SealedScore? {
    guard session.isScorable else { return nil }
    return SealedScore(try card(of: session), session)
  }

  /// The calibration and the reference's course that a session is judged by.
  ///
  /// Complexity: a play of the reference, and where no calibration is kept its simulation.
  func assessment(of session: Session) throws -> Assessment {
    try Assessment(of: session, try calibration(of: session), Rubric.current.judgement)
  }

  /// The question of a guided play that is open, and the review of the last answer.
  func lesson(of session: Session) throws -> Lesson {
    Lesson(session, try calibration(of: session), Rubric.current.judgement.scale)
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

  /// The calibration of a session's scenario.
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
    var expert = session.atThePage
    for entry in try assessment(of: session).reference.path { expert.apply(entry.event) }
    return expert
  }

  /// The posterior of each hypothesis after each event, from before the first on.
  func posteriors(of session: Session) throws -> [[Double]] {
    let calibration = try calibration(of: session).leavingOut(seed: session.header.seed)
    let trail = EvidenceTrail(session, calibration, Rubric.current.judgement.scale)
    return [session.scenario.hypotheses.map(\.prior)] + trail.steps.map(\.after.probabilities)
  }

  /// The debrief of a session that is over, and its scorecard where it was declared.
  ///
  /// A `sealed` score stands in place of a new one; what to train next follows from the new one.
  func debrief(
    of session: Session,
    sealed: Scorecard? = nil
  ) throws -> (DebriefReport, Scorecard?) {
    try Self.checkIsKnown(rubric: session.header.rubric)
    let assessment = try assessment(of: session)
    return try CommandFailure.wrap {
      let card = session.isScorable ? try session.scorecard(assessment) : nil
      return (try session.debrief(assessment, card: card), sealed ?? card)
    }
  }
}

extension ScoreDesk {
  /// The score of a replay file: as an older rubric sealed it, or else computed and compared with the
  /// seal; `nil` for a session without a declaration.
  func card(of session: Session, from file: ReplayFile, at path: String) throws -> Scorecard? {
    if let sealed = try Self.sealedCard(of: session, from: file, at: path) { return sealed }
    if let seal = file.score { try Self.checkIsKnown(rubric: seal.rubric) }
    let card = session.isScorable ? try card(of: session) : nil
    if let seal = file.score, card.map({ SealedScore($0, session) }) != seal {
      throw CommandFailure(
        "\(path): the score sealed in it is not what its events earn",
        code: .dataError
      )
    }
    return card
  }

  /// The score that an older rubric sealed in a replay file; `nil` where none did.
  static func sealedCard(
    of session: Session,
    from file: ReplayFile,
    at path: String
  ) throws(CommandFailure) -> Scorecard? {
    guard let seal = file.score, seal.rubric < Rubric.current.version else { return nil }
    guard seal.rubric > 0, (0...100).contains(seal.total), session.isScorable else {
      throw CommandFailure("\(path): no rubric gives the score sealed in it", code: .dataError)
    }
    return Scorecard(sealed: seal.total, by: seal.rubric, truth: session.truth.id)
  }

  /// Refuses a rubric that this version does not know.
  private static func checkIsKnown(rubric number: Int) throws(CommandFailure) {
    guard (1...Rubric.current.version).contains(number) else {
      throw CommandFailure(
        "there is no rubric \(number); this version of firedrill scores by rubric"
          + " \(Rubric.current.version)",
        code: .dataError
      )
    }
  }

  /// Refuses a rubric by which this version does not score.
  static func checkIsCurrent(rubric number: Int) throws(CommandFailure) {
    try checkIsKnown(rubric: number)
    guard number == Rubric.current.version else {
      throw CommandFailure(
        "rubric \(number) no longer scores; this version of firedrill scores by rubric"
          + " \(Rubric.current.version) and shows an older score as it was sealed",
        code: .dataError
      )
    }
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
