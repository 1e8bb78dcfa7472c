import GRDBSQLite

/// SQLite's functions of time with the simulated time in the place of the machine's.
///
/// `now` is the end of the telemetry's window, in UTC. All else is done by the functions of the same
/// name of a second connection, so that every format and modifier means what SQLite's manual says;
/// those that ask the machine for its time zone are refused.
final class SimulatedClock {
  private let inner: SQLiteConnection
  private let now: String
  private var statements: [String: SQLiteStatement] = [:]
  private var functions: [Function] = []

  /// A function with its argument that holds a time.
  private final class Function {
    let name: String
    let timeArgument: Int
    unowned let clock: SimulatedClock

    init(_ name: String, _ timeArgument: Int, _ clock: SimulatedClock) {
      self.name = name
      self.timeArgument = timeArgument
      self.clock = clock
    }
  }

  /// Replaces the functions of a connection; the clock must live as long as the connection.
  init(_ connection: SQLiteConnection, now: String) throws(SQLiteFailure) {
    inner = try SQLiteConnection(path: ":memory:")
    self.now = now
    for (name, argument) in Self.names {
      let function = Function(name, argument, self)
      functions.append(function)
      try connection.check(
        sqlite3_create_function_v2(
          connection.handle,
          name,
          -1,
          SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
          Unmanaged.passUnretained(function).toOpaque(),
          { context, count, values in
            guard let data = sqlite3_user_data(context) else { return }
            let function = Unmanaged<Function>.fromOpaque(data).takeUnretainedValue()
            let values = UnsafeBufferPointer(start: values, count: Int(count))
            function.clock.call(function, Array(values), context)
          },
          nil,
          nil,
          nil
        )
      )
    }
  }

  /// The functions and the position of their argument that holds the time.
  ///
  /// Source: sqlite.org/lang_datefunc.html.
  private static let names = [
    ("date", 0), ("time", 0), ("datetime", 0), ("julianday", 0), ("unixepoch", 0), ("strftime", 1),
    ("current_date", 0), ("current_time", 0), ("current_timestamp", 0),
    // These take no time; they pass through here for the width that they are asked for.
    ("printf", .max), ("format", .max),
  ]

  /// The widest field that a format may ask for.
  ///
  /// SQLite fills a wider one byte by byte and is not stopped meanwhile.
  private static let widestField = 10_000

  /// Whether a format asks for a wider field, in itself or by one of its values.
  private static func isTooWide(_ format: String, _ values: [OpaquePointer?]) -> Bool {
    let widths = format.split(separator: "%", omittingEmptySubsequences: false).dropFirst()
      .flatMap { field in
        field.prefix { "-+ #0123456789.,!*".contains($0) }.split { !$0.isNumber }
      }
    return widths.contains { Int($0).map { $0 > widestField } ?? true }
      || format.contains("*")
        && values.contains {
          sqlite3_value_type($0) == SQLITE_INTEGER
            && sqlite3_value_int64($0).magnitude > UInt64(widestField)
        }
  }

  private static let standingFor = [
    "current_date": "date", "current_time": "time", "current_timestamp": "datetime",
  ]

  private func call(_ function: Function, _ values: [OpaquePointer?], _ context: OpaquePointer?) {
    let name = Self.standingFor[function.name] ?? function.name
    let takesTime = function.timeArgument < .max
    guard !takesTime || values.count >= function.timeArgument else {
      return sqlite3_result_error(context, "too few arguments", -1)
    }
    let count = takesTime ? max(values.count, function.timeArgument + 1) : values.count
    if !takesTime {
      guard let format = values.first.flatMap(Self.text) else {
        return sqlite3_result_null(context)
      }
      guard !Self.isTooWide(format, values) else {
        return sqlite3_result_error(context, "the field is too wide", -1)
      }
    }
    do throws(SQLiteFailure) {
      let statement = try statement(name, count)
      sqlite3_reset(statement.handle)
      for index in 0..<count {
        let position = Int32(index + 1)
        let word = index < values.count ? Self.text(values[index]) : "now"
        if index == function.timeArgument, word.map(Self.present.contains) ?? false {
          statement.bind(now, at: position)
        } else if index > function.timeArgument, word.map(Self.local.contains) ?? false {
          return sqlite3_result_error(context, "all times are UTC; there is no other zone", -1)
        } else {
          sqlite3_bind_value(statement.handle, position, values[index])
        }
      }
      guard sqlite3_step(statement.handle) == SQLITE_ROW else { throw inner.failure }
      sqlite3_result_value(context, sqlite3_column_value(statement.handle, 0))
    } catch {
      sqlite3_result_error(context, error.message, -1)
    }
  }

  /// Words for the present time, and modifiers that ask for the machine's time zone.
  private static let present: Set<String> = ["now", "subsec", "subsecond"]
  private static let local: Set<String> = ["localtime", "utc"]

  private func statement(_ name: String, _ count: Int) throws(SQLiteFailure) -> SQLiteStatement {
    let key = "\(name)/\(count)"
    if let known = statements[key] { return known }
    let values = (1...count).map { "?\($0)" }.joined(separator: ", ")
    let made = try SQLiteStatement("SELECT \(name)(\(values))", on: inner)
    statements[key] = made
    return made
  }

  /// A value in lower case, if it is text.
  private static func text(_ value: OpaquePointer?) -> String? {
    guard sqlite3_value_type(value) == SQLITE_TEXT, let start = sqlite3_value_text(value) else {
      return nil
    }
    return String(cString: start).lowercased()
  }
}
