import ScenarioModel
import Sessions
import Telemetry
import TelemetryExport

/// Hands out a session's telemetry as far as a minute has come, and answers questions in SQL on it.
enum TelemetryDesk {
  /// The records up to a minute; they tell nothing of the session but what it shows.
  static func source(of session: Session, from: Int? = nil, to minute: Int) -> RecordSource {
    RecordSource(
      session.deal.world,
      timeline: session.scene.timeline,
      window: MinuteRange(from: from ?? session.scenario.world.firstMinute, to: minute)
    )
  }

  /// The telemetry as tables.
  static func database(of session: Session, at minute: Int) throws -> TelemetryDatabase {
    try TelemetryDatabase(source(of: session, to: minute))
  }

  /// Asks a question now; what is to be recorded of it comes with its answer.
  static func ask(
    _ statement: String,
    of session: Session
  ) throws -> (query: AskedQuery, answer: SQLAnswer) {
    let answer = try database(of: session, at: session.clock).ask(statement)
    let query = AskedQuery(
      statement: statement,
      reads: answer.reads.map(\.description),
      rows: answer.rows.count,
      digest: session.digest(answer.canonicalBytes)
    )
    return (query, answer)
  }
}
