import Telemetry

extension TelemetrySchema {
  /// The names of all columns of tables.
  var columnNames: [String] {
    let own = rowTables.flatMap { table in
      let times = table.timeColumns
      return table.columns
        + (table.table.hasTime ? [times.text, times.minute, times.milliseconds] : [])
        + [table.traceColumn]
    }
    return own + Self.recordColumns
  }

  /// The columns of the tables that every world has.
  private static let recordColumns = [
    "time", "minute", "time_ms", "level", "component", "message", "attributes", "trace_id",
    "duration_ms", "name", "kind", "failed", "events", "span_id", "parent_span_id", "labels",
    "value", "lines",
  ]

  /// The name of the column of a field; `nil` for a field without one.
  func columnName(of column: TableColumn) -> String? {
    guard let table = rowTables.first(where: { $0.table.name == column.table }) else { return nil }
    return zip(table.fields, table.columns).first { $0.0.name == column.field }?.1
  }

  /// Values by tables of the world as values by the names of their tables here, in lower case.
  func names<Value>(of values: [TableName: Value]) -> [String: Value] {
    var named: [String: Value] = [:]
    for table in rowTables { named[table.name.lowercased()] = values[table.table.name] }
    return named
  }

  /// The fields of the world that were read and that a statement names.
  ///
  /// Columns that only `*` brings along are not named, so they are left out.
  func columns(
    read: [(table: String, column: String)],
    namedIn statement: String
  ) -> [TableColumn] {
    let words = SQLText.words(in: statement)
    var found: Set<TableColumn> = []
    for table in rowTables {
      let name = table.name.lowercased()
      let columns = Set(
        read.filter { $0.table.lowercased() == name }.map { $0.column.lowercased() }
      )
      for (field, column) in zip(table.fields, table.columns)
      where columns.contains(column.lowercased()) && words.contains(column.lowercased()) {
        found.insert(TableColumn(table: table.table.name, field: field.name))
      }
    }
    return found.sorted()
  }
}
