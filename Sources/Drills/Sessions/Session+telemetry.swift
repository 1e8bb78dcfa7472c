import ScenarioModel
package import Sessions
import Telemetry
import TelemetryExport

extension Session {
  /// The telemetry up to a minute; it tells nothing of the session but what the session shows.
  ///
  /// Minutes count from the page; `from` is the first minute of the world where none is given.
  func records(from: Int? = nil, to minute: Int) -> RecordSource {
    RecordSource(
      deal.world,
      timeline: scene.timeline,
      window: MinuteRange(from: from ?? scenario.world.firstMinute, to: minute)
    )
  }

  /// The telemetry up to a minute, at most the present one, for a file.
  package func telemetry(
    from: Int?,
    to minute: Int?,
    as format: TelemetryFormat,
    isForced: Bool
  ) -> TelemetryFiles {
    TelemetryFiles(
      source: records(from: from, to: min(minute ?? clock, clock)),
      service: scenario.id.rawValue,
      format: format,
      isForced: isForced
    )
  }

  /// The telemetry up to a minute as tables of SQLite.
  func tables(at minute: Int) throws(DrillError) -> TelemetryDatabase {
    try DrillError.wrap { try TelemetryDatabase(records(to: minute)) }
  }

  /// The names of the tables that SQL can read now.
  package func tableNames() throws(DrillError) -> [String] { try tables(at: clock).tables }

  /// The definition in SQL of a table, or of all where the name is empty.
  package func tableDefinitions(of name: String) throws(DrillError) -> [String] {
    try tables(at: clock).definitions(of: name)
  }

  /// Asks a question in SQL now, and gives what is to be recorded of it with its answer.
  func ask(
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
