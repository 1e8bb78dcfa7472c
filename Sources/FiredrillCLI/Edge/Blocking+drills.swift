import Coaching
import Diagnosis
import Drills
import Interviewing
import Players
import Reports
import ScenarioModel
import Scoring
import SessionStore
import Sessions

// Commands are synchronous; these overloads wait for the services.

extension Scorekeeper {
  func card(of session: Session) throws -> Scorecard {
    try Blocking.run { try await self.card(of: session) }
  }

  func lesson(of session: Session) throws -> Lesson {
    try Blocking.run { try await self.lesson(of: session) }
  }

  func calibration(of session: Session) throws -> Calibration {
    try Blocking.run { try await self.calibration(of: session) }
  }

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

  func interviewReport(of session: Session, sealed: Scorecard? = nil) throws -> InterviewReport {
    try Blocking.run { try await self.interviewReport(of: session, sealed: sealed) }
  }
}

extension SessionService {
  func recordMissingScores(_ scorekeeper: Scorekeeper) throws {
    try Blocking.run { try await self.recordMissingScores(scorekeeper) }
  }

  func replayFile(of id: SessionID, _ scorekeeper: Scorekeeper, isBundled: Bool) throws -> [UInt8] {
    try Blocking.run { try await self.replayFile(of: id, scorekeeper, isBundled: isBundled) }
  }
}

extension ReplayReader {
  func verified(_ path: String) throws -> VerifiedReplay {
    try Blocking.run { try await self.verified(path) }
  }
}

extension CalibrationStore {
  func pageDiagnostics(of staging: Staging) throws -> [Diagnostic] {
    try Blocking.run { try await self.pageDiagnostics(of: staging) }
  }

  func calibration(
    of staging: Staging,
    worldDigest: String,
    folder: String?,
    samples: Int? = nil
  ) throws -> Found {
    try Blocking.run {
      try await self.calibration(
        of: staging,
        worldDigest: worldDigest,
        folder: folder,
        samples: samples
      )
    }
  }

  func simulation(of calibrator: Calibrator, samples: Int, subject: String) throws -> Calibration {
    try Blocking.run {
      try await self.simulation(of: calibrator, samples: samples, subject: subject)
    }
  }
}

extension PlayerSimulation {
  func plays() throws -> [[SimulatedPlay]] { try Blocking.run { try await self.plays() } }
}

extension ExplanationReview {
  func opinion(of session: Session) throws -> JudgeOpinion? {
    try Blocking.run { try await self.opinion(of: session) }
  }
}
