import GRDBSQLite
import Telemetry

/// Watches what a statement does: allows reading and nothing else, notes what is read, and stops it
/// when its time is over.
final class QueryGuard {
  /// Whether statements are a player's; loading is not watched.
  var isWatching = false
  /// The operation that was refused first.
  private(set) var forbidden: SQLOperation?
  /// The columns read, with their tables; the column is empty where rows are only counted.
  private(set) var reads: [(table: String, column: String)] = []
  /// The limit at which the statement was stopped, if it was.
  private(set) var ending: Ending?
  private var bounds: (deadline: ContinuousClock.Instant?, steps: Int, memory: Int64)?
  /// Steps of SQLite's machine since the statement started, in whole intervals between two looks.
  private var steps = 0
  private let known: Set<String>

  /// A guard of a connection whose telemetry has the tables and views named.
  init(_ connection: SQLiteConnection, known: [String]) {
    self.known = Set(known.map { $0.lowercased() })
    let context = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_set_authorizer(connection.handle, authorise, context)
    sqlite3_progress_handler(connection.handle, Self.stepsBetweenLooks, isOver, context)
  }

  /// Steps of SQLite's machine between two looks at the limits; some microseconds.
  private static let stepsBetweenLooks: Int32 = 100

  /// A limit that a statement exceeded.
  enum Ending {
    case time, steps, memory
  }

  /// Forgets the last statement.
  func begin() {
    forbidden = nil
    reads = []
    ending = nil
    bounds = nil
    isWatching = true
  }

  /// Starts the time of the statement, which may take some more memory than SQLite has now.
  func start(_ limits: SQLLimits) {
    steps = 0
    bounds = (
      limits.seconds.map { .now + .seconds($0) }, limits.steps,
      sqlite3_memory_used() + Int64(limits.megabytes) << 20
    )
  }

  fileprivate var mustStop: Bool {
    guard isWatching, let bounds else { return false }
    steps += Int(Self.stepsBetweenLooks)
    if steps > bounds.steps { ending = .steps }
    if let deadline = bounds.deadline, .now > deadline { ending = .time }
    if sqlite3_memory_used() > bounds.memory { ending = .memory }
    return ending != nil
  }

  fileprivate func allows(_ action: Int32, _ first: String, _ second: String) -> Bool {
    guard isWatching else { return true }
    switch action {
    case SQLITE_SELECT, SQLITE_RECURSIVE: return true
    case SQLITE_READ:
      // Names that a statement gives to its own parts come without a column when rows are counted.
      guard second.isEmpty || isReadable(first) else { return refuse(.table(first)) }
      reads.append((first, second))
      return true
    case SQLITE_FUNCTION:
      return Self.functions.contains(second.lowercased()) || refuse(.function(second))
    case SQLITE_PRAGMA: return Self.pragmas.contains(first.lowercased()) || refuse(.pragma(first))
    case SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE:
      return refuse(Self.systemTables.contains(first) ? .changeSchema : .write(first))
    case SQLITE_ATTACH, SQLITE_DETACH: return refuse(.attach)
    case SQLITE_TRANSACTION, SQLITE_SAVEPOINT: return refuse(.transaction)
    case SQLITE_CREATE_INDEX...SQLITE_CREATE_VIEW, SQLITE_DROP_INDEX...SQLITE_DROP_VIEW,
      SQLITE_ALTER_TABLE, SQLITE_REINDEX, SQLITE_ANALYZE, SQLITE_CREATE_VTABLE, SQLITE_DROP_VTABLE:
      return refuse(.changeSchema)
    default: return refuse(.other)
    }
  }

  private func refuse(_ operation: SQLOperation) -> Bool {
    if forbidden == nil { forbidden = operation }
    return false
  }

  private func isReadable(_ table: String) -> Bool {
    let name = table.lowercased()
    return known.contains(name) || Self.systemTables.contains(name)
      || name.hasPrefix("logs_fts_")
      || name.hasPrefix("pragma_") && Self.pragmas.contains(String(name.dropFirst(7)))
  }
}

extension QueryGuard {
  /// Tables of SQLite that describe the schema, and its functions that return rows.
  private static let systemTables: Set<String> = [
    "sqlite_master", "sqlite_schema", "sqlite_temp_master", "sqlite_temp_schema", "json_each",
    "json_tree",
  ]

  /// Pragmas that describe the schema; the full-text index reads `data_version`.
  private static let pragmas: Set<String> = [
    "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo",
    "foreign_key_list", "data_version",
  ]

  /// The functions whose results follow from their arguments, by SQLite's names.
  static let functions: Set<String> = [
    "->", "->>", "abs", "acos", "asin", "atan", "atan2", "avg", "bm25", "ceil", "ceiling", "char",
    "coalesce", "concat", "concat_ws", "cos", "count", "cume_dist", "current_date", "current_time",
    "current_timestamp", "date", "datetime", "degrees", "dense_rank", "exp", "first_value", "floor",
    "format", "glob", "group_concat", "hex", "highlight", "if", "ifnull", "iif", "instr",
    "json", "json_array", "json_array_length", "json_each", "json_extract", "json_group_array",
    "json_group_object", "json_object", "json_quote", "json_tree", "json_type", "json_valid",
    "julianday", "lag", "last_value", "lead", "length", "like", "likelihood", "likely", "ln", "log",
    "log10", "log2", "lower", "ltrim", "match", "max", "min", "mod", "nth_value", "ntile", "nullif",
    "octet_length", "percent_rank", "pi", "pow", "power", "printf", "quantile", "quote", "radians",
    "rank", "replace", "round", "row_number", "rtrim", "sign", "sin", "snippet", "sqrt",
    "string_agg", "strftime", "substr", "substring", "sum", "tan", "time", "timediff", "total",
    "trim", "trunc", "typeof", "unhex", "unicode", "unixepoch", "unlikely", "upper", "zeroblob",
  ]
}

/// SQLite's question whether a statement may do something; source: sqlite.org/c3ref/set_authorizer.
private func authorise(
  _ context: UnsafeMutableRawPointer?,
  _ action: Int32,
  _ first: UnsafePointer<CChar>?,
  _ second: UnsafePointer<CChar>?,
  _ database: UnsafePointer<CChar>?,
  _ inner: UnsafePointer<CChar>?
) -> Int32 {
  guard let context else { return SQLITE_DENY }
  let watch = Unmanaged<QueryGuard>.fromOpaque(context).takeUnretainedValue()
  let first = first.map { String(cString: $0) } ?? ""
  let second = second.map { String(cString: $0) } ?? ""
  return watch.allows(action, first, second) ? SQLITE_OK : SQLITE_DENY
}

/// SQLite's question whether to stop; not 0 stops.
private func isOver(_ context: UnsafeMutableRawPointer?) -> Int32 {
  guard let context else { return 0 }
  return Unmanaged<QueryGuard>.fromOpaque(context).takeUnretainedValue().mustStop ? 1 : 0
}
