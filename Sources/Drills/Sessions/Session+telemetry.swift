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
      askedEnd: minute,
      service: scenario.id.rawValue,
      format: format,
      isForced: isForced,
      closed: isOver ? [] : Set(closedTables.map(\.table))
    )
  }

  /// The telemetry up to a minute as tables of SQLite.
  func tables(at minute: Int) throws(DrillError) -> TelemetryDatabase {
    let closed = isOver ? [] : closedTables
    return try DrillError.wrap {
      try TelemetryDatabase(
        records(to: minute),
        closed: Dictionary(
          closed.map { ($0.table, $0.actions.map(\.rawValue)) },
          uniquingKeysWith: { first, _ in first }
        )
      )
    }
  }

  /// The names of the tables that SQL can read now.
  package func tableNames() throws(DrillError) -> [String] { try tables(at: clock).tables }

  /// The definition in SQL of a table, or of all where the name is empty.
  package func tableDefinitions(of name: String) throws(DrillError) -> [String] {
    try tables(at: clock).definitions(of: name)
  }

  /// Asks a question in SQL now, and gives what is to be recorded of it with its answer.
  ///
  /// A question that failed while it ran is recorded with its failure; one that could not run throws.
  func ask(
    _ statement: String,
    limits: SQLLimits = SQLLimits()
  ) throws(DrillError) -> (query: AskedQuery, answer: Result<SQLAnswer, SQLRefusal>) {
    let tables = try tables(at: clock)
    do {
      let answer = try DrillError.wrap { try tables.ask(statement, limits: limits) }
      let query = AskedQuery(
        statement: statement,
        reads: answer.reads.map(\.description),
        answers: answer.answers.map(\.description),
        rows: answer.rows.count,
        digest: digest(answer.canonicalBytes)
      )
      return (query, .success(answer))
    } catch {
      guard case .sql(let refusal) = error, let failure = refusal.failure else { throw error }
      return (AskedQuery(statement, failing: failure), .failure(refusal))
    }
  }

  /// The record of a question in SQL asked once more, for a file that says what it was answered.
  ///
  /// No clock decides. A question that was stopped for its time or memory showed nothing and is taken
  /// as recorded. `nil` where it cannot be asked.
  static func askedAgain(_ asked: AskedQuery, in session: Session) -> AskedQuery? {
    switch asked.failure {
    case .time, .memory: return AskedQuery(asked.statement, failing: asked.failure ?? .time)
    case .error, nil: break
    }
    guard var query = try? session.ask(asked.statement, limits: .again).query else { return nil }
    if asked.answers == nil { query.answers = nil }
    return query
  }
}

extension SQLRefusal {
  /// The failure to record; `nil` for a question that did not run.
  var failure: QueryFailure? {
    switch self {
    case .failed: .error
    case .tooSlow, .tooLong: .time
    case .tooMuchMemory: .memory
    case .empty, .severalStatements, .notRun, .tooManyCharacters, .forbidden, .unknownTable,
      .unknownColumn, .unknownFunction, .wrong:
      nil
    }
  }
}
