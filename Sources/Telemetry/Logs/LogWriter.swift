/// Writes the log lines of a table's rows as JSON, one line a row and matching template.
///
/// Keys in order: `time` (not for tables of a fixed size), `level`, `component`, `message`,
/// `trace_id`, then the template's fields. Rows that were not recorded write no lines.
package struct LogWriter: Sendable {
  private let table: Table
  private let clock: LogClock
  private let tickMilliseconds: Int
  private let messages: [LogMessage]

  /// The writer of a table's templates; throws the first of `problems(of:in:)`.
  package init(_ table: Table, in world: WorldModel, clock: LogClock) throws(QueryError) {
    if let problem = Self.problems(of: table, in: world).first { throw problem.error }
    self.table = table
    self.clock = clock
    tickMilliseconds = world.tickSeconds * 1000
    messages = table.logs.map { LogMessage($0.message) }
  }

  /// Returns the problems of a table's templates: conditions, and unknown or hidden fields.
  package static func problems(of table: Table, in world: WorldModel) -> [QueryProblem] {
    let catalog = FieldCatalog(table, in: world, sight: .telemetry)
    var found: [QueryProblem] = []
    let report = { (place: QueryPlace, error: QueryError) in
      found.append(QueryProblem(place: place, error: error))
    }
    for (index, template) in table.logs.enumerated() {
      let place = QueryPlace().part("logs").item(index)
      catalog.check(template.rows, at: place.part("rows"), report)
      for name in LogMessage(template.message).fields {
        catalog.check(.isMissing(name), at: place.part("message"), report)
      }
      for (position, name) in template.fields.enumerated() {
        catalog.check(.isMissing(name), at: place.part("fields").item(position), report)
      }
    }
    return found
  }

  /// The columns that writing needs, in the order of the table's fields.
  package func requiredFields(matching predicate: Predicate = .always) -> [FieldName] {
    var read = Set(predicate.fieldsRead)
    read.formUnion(Sight.telemetry.rows(of: table).fieldsRead)
    for (template, message) in zip(table.logs, messages) {
      read.formUnion(template.rows.fieldsRead + message.fields + template.fields)
    }
    return table.fields.map(\.name).filter(read.contains)
  }

  /// The last lines that rows wrote, with the number of all their lines.
  package func excerpt(
    of rows: Rows,
    matching predicate: Predicate = .always,
    from level: LogLevel = .debug,
    limit: Int
  ) throws(QueryError) -> LogExcerpt {
    let run = try run(rows, predicate, level)
    return LogExcerpt(lines: run.last(limit).map { run.line(of: $0) }, total: run.count)
  }

  /// Calls a body with each line that rows wrote, in order of rows, then of templates.
  package func forEachRecord(of rows: Rows, _ body: (LogRecord) throws -> Void) throws {
    let run = try run(rows, .always, .debug)
    try run.forEach { entry throws in try body(LogRecord(entry: entry, run: run)) }
  }

  private func run(
    _ rows: Rows,
    _ predicate: Predicate,
    _ level: LogLevel
  ) throws(QueryError) -> LogRun {
    _ = try predicate.compiled(over: rows, table: table)
    let seen = Predicate.all([Sight.telemetry.rows(of: table), predicate])
    let templates = zip(table.logs, messages).filter { $0.0.level.rank >= level.rank }
    return LogRun(
      rows,
      templates: templates.map { ($0.0, $0.1) },
      seen: seen,
      recorded: Sight.telemetry.rows(of: table),
      clock: clock,
      tickMilliseconds: tickMilliseconds
    )
  }
}

extension LogLevel {
  /// The severity, 0 for the least.
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
