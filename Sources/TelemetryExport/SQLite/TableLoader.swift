import Telemetry

/// Fills the tables of a database with the records of a world.
struct TableLoader {
  let source: RecordSource
  let schema: TelemetrySchema
  let connection: SQLiteConnection

  /// Fills one table, in one transaction.
  func load(_ name: String) throws {
    try connection.execute("BEGIN")
    switch name {
    case "logs": try loadLogs()
    case "spans": try loadSpans()
    case "metrics": try loadMetrics()
    default:
      guard let table = schema.rowTables.first(where: { $0.name == name }) else {
        preconditionFailure("there is no table '\(name)'")
      }
      try load(table)
    }
    try connection.execute("COMMIT")
  }

  private func insertion(into table: String, columns: [String]) throws -> SQLiteStatement {
    let names = columns.map(SQLText.identifier).joined(separator: ", ")
    let values = columns.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
    return try SQLiteStatement(
      "INSERT INTO \(SQLText.identifier(table)) (\(names)) VALUES (\(values))",
      on: connection
    )
  }

  private func load(_ table: TelemetrySchema.RowTable) throws {
    let hasTime = table.table.hasTime
    let first = hasTime ? [table.timeColumns.milliseconds] : table.rowColumn.map { [$0] } ?? []
    let insertion = try insertion(
      into: table.name,
      columns: first + table.columns + [table.traceColumn]
    )
    let columns = table.fields.map { field in
      (name: field.name, isWhole: source.model.isWhole(field.name, in: table.table.name))
    }
    let names = columns.map(\.name)
    let recorded = table.table.recordedBy.map { names.contains($0) ? [] : [$0] } ?? []
    let digits = HexText()
    try source.forEachSlice(of: table.table, fields: names + recorded) { rows in
      let feed = SliceFeed(rows, columns: columns)
      let traces = RowTraces(rows, of: table.table, in: source.model)
      let last = Int32(first.count + columns.count + 1)
      for row in 0..<rows.count {
        if hasTime {
          insertion.bind(Int(rows.times[row]), at: 1)
        } else if !first.isEmpty {
          insertion.bind(row, at: 1)
        }
        feed.bind(row, to: insertion, from: Int32(first.count + 1))
        let trace = traces.traceID(of: row)
        insertion.bind(digits.text(trace.high, trace.low), at: last)
        try insertion.run()
      }
    }
  }

  private func loadLogs() throws {
    let columns = ["time_ms", "level", "component", "message", "attributes", "trace_id"]
    let insertion = try insertion(into: "logs", columns: columns)
    for table in source.model.tables {
      try source.forEachLog(of: table) { log in
        if let time = log.time { insertion.bind(time, at: 1) } else { insertion.bindNull(at: 1) }
        insertion.bind(log.level.rawValue, at: 2)
        insertion.bind(log.component, at: 3)
        insertion.bind(log.message, at: 4)
        var attributes = JSONObject()
        log.forEachField { attributes.add($0.rawValue, $1) }
        insertion.bind(attributes.text, at: 5)
        insertion.bind(log.traceID.description, at: 6)
        try insertion.run()
      }
    }
    try connection.execute("INSERT INTO logs_fts (logs_fts) VALUES ('rebuild')")
  }

  private func loadSpans() throws {
    let columns = [
      "time_ms", "duration_ms", "name", "kind", "failed", "attributes", "events", "trace_id",
      "span_id", "parent_span_id",
    ]
    let insertion = try insertion(into: "spans", columns: columns)
    for table in source.model.tables {
      try source.forEachSpan(of: table) { span in
        insertion.bind(Double(span.start) / 1e6, at: 1)
        insertion.bind(Double(span.end - span.start) / 1e6, at: 2)
        insertion.bind(span.name, at: 3)
        insertion.bind(span.kind.rawValue, at: 4)
        insertion.bind(span.isFailed ? 1 : 0, at: 5)
        var attributes = JSONObject()
        span.forEachAttribute { attributes.add($0, $1) }
        insertion.bind(attributes.text, at: 6)
        insertion.bind(events(of: span), at: 7)
        insertion.bind(span.traceID.description, at: 8)
        insertion.bind(span.spanID.description, at: 9)
        if let parent = span.parentID {
          insertion.bind(parent.description, at: 10)
        } else {
          insertion.bindNull(at: 10)
        }
        try insertion.run()
      }
    }
  }

  /// The span's events as a JSON array of objects with a name and attributes.
  private func events(of span: SpanRecord) -> String {
    var texts: [String] = []
    span.forEachEvent { event in
      var object = JSONObject()
      object.add("name", .text(event.name))
      event.forEachAttribute { object.add($0, $1) }
      texts.append(object.text)
    }
    return "[\(texts.joined(separator: ","))]"
  }

  private func loadMetrics() throws {
    let insertion = try insertion(into: "metrics", columns: ["minute", "name", "labels", "value"])
    try source.metrics().forEachSample { sample in
      insertion.bind(sample.minute, at: 1)
      insertion.bind(sample.name, at: 2)
      var labels = JSONObject()
      for label in sample.labels { labels.add(label.name, .text(label.value)) }
      insertion.bind(labels.text, at: 3)
      insertion.bind(sample.value, at: 4)
      try insertion.run()
    }
  }
}

/// A JSON object as it is written.
private struct JSONObject {
  private var bytes: [UInt8] = [123]

  mutating func add(_ name: String, _ value: CellValue) {
    if bytes.count > 1 { bytes.append(44) }
    JSONText.append(string: name, to: &bytes)
    bytes.append(58)
    value.appendJSON(to: &bytes)
  }

  var text: String { String(decoding: bytes + [125], as: UTF8.self) }
}

/// 32 hexadecimal digits that are overwritten by the next.
private final class HexText {
  private let digits = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 32)

  deinit { digits.deallocate() }

  /// The digits of two numbers, the high one first; they stay until the next call.
  func text(_ high: UInt64, _ low: UInt64) -> UnsafeBufferPointer<UInt8> {
    write(high, at: 0)
    write(low, at: 16)
    return UnsafeBufferPointer(digits)
  }

  private func write(_ number: UInt64, at start: Int) {
    var rest = number
    for place in (start..<start + 16).reversed() {
      let digit = UInt8(truncatingIfNeeded: rest & 15)
      digits[place] = digit < 10 ? 48 + digit : 87 + digit
      rest >>= 4
    }
  }
}
