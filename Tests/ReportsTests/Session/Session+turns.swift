import ScenarioModel
import Sessions
import Telemetry
import TestSupport

extension Session {
  /// Carries an interviewer's or a candidate's turn out.
  @discardableResult
  mutating func take(_ turn: InterviewTurn, at second: Int) throws -> SessionEntry {
    try take(.interview(InterviewEvent(turn, at: second)))
  }

  /// The evidence of a look, as a report takes it.
  func evidence(of entry: SessionEntry) throws -> EvidenceReport? {
    guard let look = looks.first(where: { $0.entry == entry }) else { return nil }
    return try evidence(of: look)
  }
}
