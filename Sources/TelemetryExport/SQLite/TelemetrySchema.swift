import Telemetry

/// The tables, views and columns of a world's telemetry in SQLite.
///
/// They follow from the world's model alone, which says nothing of what is true, so the schema is the
/// same whatever the truth is. Fields that no telemetry records have no column.
struct TelemetrySchema {
  /// A table of the world as a table of SQLite.
  struct RowTable {
    let table: Table
    let name: String
    /// The fields that have a column, in order.
    let fields: [Field]
    let columns: [String]
    /// The column that numbers the rows as references to them do, if they can be referred to.
    let rowColumn: String?
    /// The column of the trace identity.
    let traceColumn: String
    /// The columns of the time: the stored one and those computed from it.
    let timeColumns: TimeColumns
  }

  /// The names of the columns that hold a time.
  struct TimeColumns {
    let text: String
    let minute: String
    let milliseconds: String

    init(avoiding names: [String]) {
      text = TelemetrySchema.free("time", names)
      minute = TelemetrySchema.free("minute", names)
      milliseconds = TelemetrySchema.free("time_ms", names)
    }
  }

  let rowTables: [RowTable]
  private let model: WorldModel
  private let clock: LogClock

  /// Tables whose names a world's own tables do not take.
  static let recordTables = ["logs", "spans", "metrics", "logs_fts", "fields"]

  init(_ model: WorldModel, clock: LogClock) {
    self.model = model
    self.clock = clock
    rowTables = model.tables.map { table in
      let fields = table.fields.filter { Sight.telemetry.shows($0) }
      let columns = fields.map(\.name.rawValue)
      return RowTable(
        table: table,
        name: Self.free(table.name.rawValue, Self.recordTables),
        fields: fields,
        columns: columns,
        rowColumn: table.hasTime || table.recordedBy != nil ? nil : Self.free("row", columns),
        traceColumn: Self.free("trace_id", columns),
        timeColumns: TimeColumns(avoiding: columns)
      )
    }
  }

  /// A name, with underscores behind it as long as it is taken; SQLite ignores case.
  private static func free(_ name: String, _ taken: [String]) -> String {
    let taken = taken.map { $0.lowercased() }
    var name = name
    while taken.contains(name.lowercased()) { name += "_" }
    return name
  }

  /// The tables that hold rows, by name: the world's own, then what is derived from them.
  var filledTables: [String] { rowTables.map(\.name) + ["logs", "spans", "metrics"] }

  /// The names of all tables and views, in the order of their statements.
  var names: [String] {
    rowTables.map(\.name) + ["logs", "logs_fts", "spans", "metrics", "fields"]
      + rowTables.filter(\.table.hasTime).map { perMinuteName($0) } + [logsPerMinuteName]
  }

  /// The statements that make everything, the tables first.
  var statements: [String] {
    rowTables.map { create($0) } + [logs, fullText, spans, metrics, catalog]
      + rowTables.filter(\.table.hasTime).map { perMinute($0) } + [logsPerMinute]
  }

  private func create(_ table: RowTable) -> String {
    var columns = zip(table.fields, table.columns).map { field, name in
      "\(SQLText.identifier(name)) \(type(of: field, in: table.table))"
    }
    if table.table.hasTime {
      columns = timeColumns(table.timeColumns, stored: table.timeColumns.milliseconds) + columns
    } else if let row = table.rowColumn {
      columns.insert("\(SQLText.identifier(row)) INTEGER PRIMARY KEY", at: 0)
    }
    columns.append("\(SQLText.identifier(table.traceColumn)) TEXT NOT NULL")
    return Self.create(table.name, columns)
  }

  private static func create(_ name: String, _ columns: [String]) -> String {
    "CREATE TABLE \(SQLText.identifier(name)) (\n  \(columns.joined(separator: ",\n  "))\n)"
  }

  /// The stored time in milliseconds relative to the page, and what is computed from it on demand.
  private func timeColumns(_ names: TimeColumns, stored: String) -> [String] {
    let stored = SQLText.identifier(stored)
    let page = clock.milliseconds(at: 0)
    return [
      "\(SQLText.identifier(names.text)) TEXT AS"
        + " (strftime('%Y-%m-%dT%H:%M:%fZ', (\(page) + \(stored)) / 1000.0, 'unixepoch'))",
      "\(SQLText.identifier(names.minute)) INTEGER AS"
        + " ((\(stored) - ((\(stored) % 60000) + 60000) % 60000) / 60000)",
      "\(stored) INTEGER NOT NULL",
    ]
  }

  private func type(of field: Field, in table: Table) -> String {
    switch model.kind(of: field.name, in: table.name) {
    case .category: "TEXT"
    case .flag, .entity, .reference: "INTEGER"
    case .number, nil: model.isWhole(field.name, in: table.name) ? "INTEGER" : "REAL"
    }
  }

  private var logs: String {
    Self.create(
      "logs",
      timeColumns(TimeColumns(avoiding: []), stored: "time_ms").dropLast()
        + [
          "time_ms INTEGER", "level TEXT NOT NULL", "component TEXT NOT NULL",
          "message TEXT NOT NULL", "attributes TEXT NOT NULL", "trace_id TEXT NOT NULL",
        ]
    )
  }

  private var fullText: String {
    "CREATE VIRTUAL TABLE logs_fts USING fts5(message, content='logs', content_rowid='rowid')"
  }

  private var spans: String {
    Self.create(
      "spans",
      timeColumns(TimeColumns(avoiding: []), stored: "time_ms").dropLast()
        + [
          "time_ms REAL NOT NULL", "duration_ms REAL NOT NULL", "name TEXT NOT NULL",
          "kind TEXT NOT NULL", "failed INTEGER NOT NULL", "attributes TEXT NOT NULL",
          "events TEXT NOT NULL", "trace_id TEXT NOT NULL", "span_id TEXT NOT NULL",
          "parent_span_id TEXT",
        ]
    )
  }

  private var metrics: String {
    Self.create(
      "metrics",
      [
        "minute INTEGER NOT NULL", "name TEXT NOT NULL", "labels TEXT NOT NULL",
        "value REAL NOT NULL",
      ]
    )
  }

  /// The view that explains each column.
  private var catalog: String {
    let rows = rowTables.flatMap { table in
      zip(table.fields, table.columns).map { field, column in
        "(\(SQLText.literal(table.name)), \(SQLText.literal(column)),"
          + " \(SQLText.literal(field.title)), \(field.unit.map(SQLText.literal) ?? "NULL"))"
      }
    }
    let values = rows.isEmpty ? "(NULL, NULL, NULL, NULL)" : rows.joined(separator: ",\n  ")
    return "CREATE VIEW fields (table_name, name, title, unit) AS VALUES\n  \(values)"
  }

  private func perMinute(_ table: RowTable) -> String {
    let minute = SQLText.identifier(table.timeColumns.minute)
    return
      "CREATE VIEW \(SQLText.identifier(perMinuteName(table))) AS\n  SELECT \(minute) AS minute,"
      + " count(*) AS \(SQLText.identifier(table.name)) FROM \(SQLText.identifier(table.name))"
      + " GROUP BY 1"
  }

  private func perMinuteName(_ table: RowTable) -> String {
    Self.free("\(table.name)_per_minute", Self.recordTables + rowTables.map(\.name))
  }

  private var logsPerMinuteName: String { Self.free("logs_per_minute", rowTables.map(\.name)) }

  private var logsPerMinute: String {
    "CREATE VIEW \(SQLText.identifier(logsPerMinuteName)) AS\n  SELECT minute, level, component,"
      + " count(*) AS lines FROM logs GROUP BY 1, 2, 3"
  }
}

/// Pieces of SQL.
enum SQLText {
  /// A name as an identifier, whatever it holds.
  static func identifier(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// A text as a literal.
  static func literal(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// The words of a statement that could be names, in lower case.
  static func words(in statement: String) -> Set<String> {
    Set(
      statement.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    )
  }
}
