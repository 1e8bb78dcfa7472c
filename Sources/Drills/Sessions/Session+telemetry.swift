import ScenarioModel
package import Sessions
package import Telemetry
package import TelemetryExport

extension Session {
  /// The telemetry up to a minute; it tells nothing of the session but what the session shows.
  ///
  /// Minutes count from the page; `from` is the first minute of the world where none is given.
  package func records(from: Int? = nil, to minute: Int) -> RecordSource {
    RecordSource(
      deal.world,
      timeline: scene.timeline,
      window: MinuteRange(from: from ?? scenario.world.firstMinute, to: minute)
    )
  }

  /// The telemetry up to a minute as tables of SQLite.
  package func tables(at minute: Int) throws(DrillError) -> TelemetryDatabase {
    try DrillError.wrap { try TelemetryDatabase(records(to: minute)) }
  }

  /// Asks a question in SQL now, and gives what is to be recorded of it with its answer.
  package func ask(
    _ statement: String
  ) throws(DrillError) -> (query: AskedQuery, answer: SQLAnswer) {
    let tables = try tables(at: clock)
    let answer = try DrillError.wrap { try tables.ask(statement) }
    let query = AskedQuery(
      statement: statement,
      reads: answer.reads.map(\.description),
      rows: answer.rows.count,
      digest: digest(answer.canonicalBytes)
    )
    return (query, answer)
  }
}
