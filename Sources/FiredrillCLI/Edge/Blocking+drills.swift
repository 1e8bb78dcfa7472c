import Drills
import Reports
import Scoring
import Sessions
import TerminalSessions

// Commands are synchronous; these overloads wait for the services.

extension Scorekeeper {
  func expert(of session: Session) throws -> Session {
    try Blocking.run { try await self.expert(of: session) }
  }

  func posteriors(of session: Session) throws -> [[Double]] {
    try Blocking.run { try await self.posteriors(of: session) }
  }

  func debrief(of session: Session, sealed: Scorecard? = nil) throws -> (DebriefReport, Scorecard?)
  {
    try Blocking.run { try await self.debrief(of: session, sealed: sealed) }
  }

  func teamCard(of session: Session, sealed: Scorecard? = nil) throws -> (
    page: CardPage, card: Scorecard
  ) {
    try Blocking.run { try await self.teamCard(of: session, sealed: sealed) }
  }
}

extension SessionService {
  func recordMissingScores(_ scorekeeper: Scorekeeper) throws {
    try Blocking.run { try await self.recordMissingScores(scorekeeper) }
  }

  func replayFile(
    of id: SessionID,
    _ scorekeeper: Scorekeeper,
    isBundled: Bool,
    isSigned: Bool = false
  ) throws -> [UInt8] {
    try Blocking.run {
      try await self.replayFile(of: id, scorekeeper, isBundled: isBundled, isSigned: isSigned)
    }
  }
}

extension DrillServices {
  func replayed(named name: String) throws -> (session: Session, card: Scorecard?) {
    try Blocking.run { try await self.replayed(named: name) }
  }

  func session(named name: String) throws -> Session {
    try Blocking.run { try await self.session(named: name) }
  }
}

extension ReplayReader {
  func verified(_ path: String) throws -> VerifiedReplay {
    try Blocking.run { try await self.verified(path) }
  }

  func verification(
    of path: String,
    own: KeyFingerprint?,
    named: Set<KeyFingerprint>
  ) throws -> ReplayVerification {
    try Blocking.run { try await self.verification(of: path, own: own, named: named) }
  }
}

extension AuthoringService {
  func check(folder: String, _ options: CheckOptions) throws -> CheckReport {
    try Blocking.run {
      try await self.check(folder: folder, options) { CommandFailure($0).message }
    }
  }

  func check(folders: [String], _ options: CheckOptions) throws -> [CheckReport] {
    try Blocking.run {
      try await self.check(folders: folders, options) { CommandFailure($0).message }
    }
  }

  func calibrate(
    folder: String,
    difficulty: Int?,
    samples: Int,
    isShipped: Bool,
    to path: String?
  ) throws -> (report: CalibrateReport, isSimulated: Bool) {
    try Blocking.run {
      try await self.calibrate(
        folder: folder,
        difficulty: difficulty,
        samples: samples,
        isShipped: isShipped,
        to: path
      )
    }
  }

  func preview(
    _ loaded: LoadedScenario,
    actions: [String] = [],
    samples: Int,
    isEverywhere: Bool = false
  ) throws -> PreviewReport {
    try Blocking.run {
      try await self.preview(
        loaded,
        actions: actions,
        samples: samples,
        isEverywhere: isEverywhere
      )
    }
  }

  func simulate(
    folder: String,
    difficulty: Int?,
    players: [String],
    worlds: Int,
    lowest: Int,
    seed: @escaping @Sendable (Int) -> UInt64 = AuthoringService.seed(ofWorld:)
  ) throws -> (report: SimulationReport, lowest: [SimulatedPathReport]) {
    try Blocking.run {
      try await self.simulate(
        folder: folder,
        difficulty: difficulty,
        players: players,
        worlds: worlds,
        lowest: lowest,
        seed: seed
      )
    }
  }
}

extension ExplanationReview {
  func opinion(of session: Session) throws -> JudgeOpinion? {
    try Blocking.run { try await self.opinion(of: session) }
  }
}
