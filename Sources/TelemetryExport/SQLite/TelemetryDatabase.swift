import GRDBSQLite
package import Telemetry

/// A world's telemetry as SQLite tables: `requests` or whatever the world records, `logs`, `spans`
/// and `metrics`, with views over them.
///
/// A table is filled when it is first read. Nothing but reading is possible, and only for a bounded
/// time.
package final class TelemetryDatabase {
  private let source: RecordSource
  private let schema: TelemetrySchema
  private let connection: SQLiteConnection
  private let watch: QueryGuard
  private let clock: SimulatedClock
  /// The tables that have their rows, by name.
  private var filled: Set<String> = []
  /// The names of tables that cannot be read yet, in lower case, with what opens them.
  private let closed: [String: [String]]

  /// A private database in memory; `now` in its functions of time is the window's end.
  ///
  /// A question about a `closed` table is refused with the names of what opens it.
  package init(_ source: RecordSource, closed: [TableName: [String]] = [:]) throws {
    self.source = source
    schema = TelemetrySchema(source.model, clock: source.clock)
    self.closed = schema.names(of: closed)
    connection = try SQLiteConnection(path: ":memory:")
    clock = try SimulatedClock(connection, now: source.clock.text(at: source.window.to * 60_000))
    try QuantileFunction.register(on: connection)
    try Self.prepare(connection)
    for statement in schema.statements { try connection.execute(statement) }
    try Self.limit(connection)
    try Self.nameModules(of: connection)
    watch = QueryGuard(connection, known: schema.names)
  }

  /// Writes all tables to a new file, or fills only those named; `closed` ones stay empty.
  package static func write(
    _ source: RecordSource,
    to path: String,
    tables: [String]? = nil,
    closed: Set<TableName> = []
  ) throws {
    let schema = TelemetrySchema(source.model, clock: source.clock)
    let connection = try SQLiteConnection(path: path)
    try prepare(connection)
    for statement in schema.statements { try connection.execute(statement) }
    let loader = TableLoader(source: source, schema: schema, connection: connection)
    let empty = schema.rowTables.filter { closed.contains($0.table.name) }.map(\.name)
    for table in schema.filledTables
    where tables?.contains(table) ?? true && !empty.contains(table) {
      try loader.load(table)
    }
  }

  /// Nothing is lost when the program is: a private database is made anew, and a file gets its name
  /// only when it is whole.
  private static func prepare(_ connection: SQLiteConnection) throws {
    try connection.execute(
      """
      PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = OFF
      """
    )
  }

  /// Bounds what one statement can ask of the machine, and allows reading alone.
  private static func limit(_ connection: SQLiteConnection) throws(SQLiteFailure) {
    let limits = [
      (SQLITE_LIMIT_LENGTH, 200_000), (SQLITE_LIMIT_EXPR_DEPTH, 200),
      (SQLITE_LIMIT_COMPOUND_SELECT, 100), (SQLITE_LIMIT_VDBE_OP, 100_000),
      (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000),
      (SQLITE_LIMIT_WORKER_THREADS, 0),
    ]
    for (kind, limit) in limits { sqlite3_limit(connection.handle, kind, Int32(limit)) }
  }

  /// Has SQLite set up the tables that its modules bring along, so that a question about one is
  /// judged by its name.
  private static func nameModules(of connection: SQLiteConnection) throws(SQLiteFailure) {
    for list in [
      "SELECT 'pragma_' || name FROM pragma_pragma_list", "SELECT name FROM pragma_module_list",
    ] {
      let names = try SQLiteStatement(list, on: connection)
      while sqlite3_step(names.handle) == SQLITE_ROW {
        guard case .text(let name) = SQLValue(names.handle, 0) else { continue }
        var statement: OpaquePointer?
        // Modules without a table of their own are refused here, and later too.
        sqlite3_prepare_v2(
          connection.handle,
          "SELECT 1 FROM \(SQLText.identifier(name))",
          -1,
          &statement,
          nil
        )
        sqlite3_finalize(statement)
      }
    }
  }

  /// The names of the tables and views, in order.
  package var tables: [String] { schema.names }

  /// The statements that made the tables and views whose name begins like this, in order.
  package func definitions(of prefix: String = "") -> [String] {
    zip(schema.names, schema.statements).filter {
      prefix.isEmpty || $0.0.lowercased() == prefix.lowercased()
    }.map { $0.1 + ";" }
  }

  /// The answer to one statement.
  ///
  /// Throws an `SQLRefusal` that names what is wrong, and what making the rows throws.
  package func ask(_ text: String, limits: SQLLimits = SQLLimits()) throws -> SQLAnswer {
    guard text.utf8.count <= SQLLimits.statementBytes else {
      throw SQLRefusal.tooManyCharacters(count: text.utf8.count, limit: SQLLimits.statementBytes)
    }
    watch.begin()
    defer { watch.isWatching = false }
    let statement = try prepare(text)
    defer { sqlite3_finalize(statement) }
    try fillTables()
    watch.start(limits)
    return try rows(of: statement, text, limits)
  }

  /// Fills the tables that the statement at hand reads.
  private func fillTables() throws {
    let read = Set(watch.reads.map { $0.table.lowercased() })
    for table in schema.rowTables.map(\.name) where read.contains(table.lowercased()) {
      if let openers = closed[table.lowercased()] {
        throw SQLRefusal.notRun(table, openers: openers)
      }
    }
    let loader = TableLoader(source: source, schema: schema, connection: connection)
    watch.isWatching = false
    defer { watch.isWatching = true }
    for table in schema.filledTables where !filled.contains(table) {
      let isRead = read.contains { $0 == table.lowercased() || $0.hasPrefix("\(table)_fts") }
      guard isRead else { continue }
      try loader.load(table)
      filled.insert(table)
    }
  }

  private func prepare(_ text: String) throws(SQLRefusal) -> OpaquePointer {
    var statement: OpaquePointer?
    var hasMore = false
    let status = text.withCString { start in
      var tail: UnsafePointer<CChar>?
      let status = sqlite3_prepare_v2(connection.handle, start, -1, &statement, &tail)
      hasMore = status == SQLITE_OK && tail.map { holdsStatement($0) } ?? false
      return status
    }
    guard status == SQLITE_OK else { throw refusal(of: connection.failure) }
    guard let statement else { throw .empty }
    guard !hasMore else {
      sqlite3_finalize(statement)
      throw .severalStatements
    }
    guard sqlite3_stmt_readonly(statement) != 0 else {
      sqlite3_finalize(statement)
      throw .forbidden(.other)
    }
    return statement
  }

  /// Whether text holds more than blanks, comments and semicolons.
  private func holdsStatement(_ text: UnsafePointer<CChar>) -> Bool {
    var rest: UnsafePointer<CChar>? = text
    while let start = rest, start.pointee != 0 {
      var statement: OpaquePointer?
      let status = sqlite3_prepare_v2(connection.handle, start, -1, &statement, &rest)
      sqlite3_finalize(statement)
      guard status == SQLITE_OK, statement == nil else { return true }
    }
    return false
  }

  private func rows(
    of statement: OpaquePointer,
    _ text: String,
    _ limits: SQLLimits
  ) throws(SQLRefusal) -> SQLAnswer {
    let columns = (0..<sqlite3_column_count(statement)).map { index in
      sqlite3_column_name(statement, index).map { String(cString: $0) } ?? ""
    }
    var answer = SQLAnswer(columns: columns, rows: [], isCut: false, reads: [])
    var bytes = 0
    while true {
      let status = sqlite3_step(statement)
      if status == SQLITE_DONE { break }
      guard status == SQLITE_ROW else { throw refusalOfRunning(limits) }
      guard answer.rows.count < limits.rows, bytes < limits.bytes else {
        answer.isCut = true
        break
      }
      let row = columns.indices.map { SQLValue(statement, Int32($0)) }
      bytes += row.reduce(0) { $0 + $1.text.utf8.count }
      answer.rows.append(row)
    }
    answer.reads = schema.columns(read: watch.reads, namedIn: text)
    // A condition that is false from the start reads no row, and the answer tells of none.
    let scanned = sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0)
    let told = scanned > 0 ? SQLWords(text).told : []
    answer.answers = answer.reads.filter { column in
      schema.columnName(of: column).map { told.contains($0.lowercased()) } ?? false
    }
    return answer
  }

  /// The reason why a statement that ran was stopped; it holds nothing that the statement computed.
  private func refusalOfRunning(_ limits: SQLLimits) -> SQLRefusal {
    switch watch.ending {
    case .time: .tooSlow(seconds: limits.seconds ?? 0)
    case .steps: .tooLong(steps: limits.steps)
    case .memory: .tooMuchMemory(megabytes: limits.megabytes)
    case nil: watch.forbidden.map { .forbidden($0) } ?? .failed
    }
  }

  /// The reason why a statement cannot be run.
  private func refusal(of failure: SQLiteFailure) -> SQLRefusal {
    if let operation = watch.forbidden { return .forbidden(operation) }
    let unknown: (String, [String], (String, [String]) -> SQLRefusal)
    if let name = failure.message.rest(after: "no such column: ") {
      unknown = (name, schema.columnNames, { .unknownColumn($0, nearest: $1) })
    } else if let name = failure.message.rest(after: "no such table: ") {
      unknown = (name, schema.names, { .unknownTable($0, nearest: $1) })
    } else if let name = failure.message.rest(after: "no such function: ") {
      unknown = (name, QueryGuard.functions.sorted(), { .unknownFunction($0, nearest: $1) })
    } else {
      return .wrong(failure.message)
    }
    let last = unknown.0.split(separator: ".").last.map(String.init) ?? unknown.0
    // A function that this SQLite lacks is no help against itself.
    return unknown.2(unknown.0, NearestName.among(unknown.1.filter { $0 != last }, to: last))
  }
}

extension SQLValue {
  /// The value of a column of the row at hand.
  fileprivate init(_ statement: OpaquePointer, _ column: Int32) {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: self = .real(sqlite3_column_double(statement, column))
    case SQLITE_TEXT, SQLITE_BLOB:
      let isText = sqlite3_column_type(statement, column) == SQLITE_TEXT
      let start = sqlite3_column_blob(statement, column)
      let count = Int(sqlite3_column_bytes(statement, column))
      let bytes = UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
      self = isText ? .text(String(decoding: bytes, as: UTF8.self)) : .blob(Array(bytes))
    default: self = .null
    }
  }
}

extension String {
  /// The rest of the text after a prefix; `nil` where it has another beginning.
  fileprivate func rest(after beginning: String) -> String? {
    hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil
  }
}
