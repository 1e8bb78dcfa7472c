import Telemetry

extension Exporter {
  /// Writes a header and one row a line, with the line ends of RFC 4180.
  ///
  /// Before the fields come the time and the identity that log lines and spans share; for a table of
  /// a fixed size the row's number, which references name.
  func writeCSV(of table: Table, to sink: ByteSink) throws {
    var text = OutputBuffer()
    let fields = source.shownFields(of: table).map(\.name)
    text.list(leadNames(of: table) + fields.map(\.rawValue)) {
      $0.plain(CSVText.field($1))
    }
    text.plain("\r\n")
    try forEachRow(of: table, fields, .csv, &text, sink) { text, lead, cells in
      if let time = lead.time {
        source.clock.append(time, to: &text.bytes)
        text.plain(",")
        lead.trace.append(to: &text.bytes)
      } else {
        text.whole(lead.number)
      }
      if !fields.isEmpty { text.plain(",") }
      cells.append(lead.row, to: &text.bytes)
      text.plain("\r\n")
    }
  }

  /// Writes one row a line as a JSON object.
  func writeRows(of table: Table, to sink: ByteSink) throws {
    var text = OutputBuffer()
    let fields = source.shownFields(of: table).map(\.name)
    let names = leadNames(of: table)
    try forEachRow(of: table, fields, .json, &text, sink) { text, lead, cells in
      text.plain("{")
      text.json(names[0])
      if let time = lead.time {
        text.plain(":\"")
        source.clock.append(time, to: &text.bytes)
        text.plain("\",")
        text.json(names[1])
        text.plain(":\"")
        lead.trace.append(to: &text.bytes)
        text.plain("\"")
      } else {
        text.plain(":")
        text.whole(lead.number)
      }
      cells.append(lead.row, to: &text.bytes)
      text.plain("}\n")
    }
  }

  /// The facts of a row besides its fields.
  private struct Lead {
    /// The position in the slice.
    var row: Int
    /// The number among all rows handed out.
    var number: Int
    var time: Int?
    var trace: TraceID
  }

  private func forEachRow(
    of table: Table,
    _ fields: [FieldName],
    _ style: RowText.Style,
    _ text: inout OutputBuffer,
    _ sink: ByteSink,
    _ body: (inout OutputBuffer, Lead, RowText) -> Void
  ) throws {
    var number = 0
    let needed = Set(fields + [table.recordedBy].compactMap(\.self))
    let read = table.fields.map(\.name).filter(needed.contains)
    try source.forEachSlice(of: table, fields: read) { rows in
      let traces = RowTraces(rows, of: table, in: source.model)
      let cells = RowText(rows, fields: fields, style: style)
      for row in 0..<rows.count {
        let time = rows.times.isEmpty ? nil : Int(rows.times[row])
        let lead = Lead(row: row, number: number, time: time, trace: traces.traceID(of: row))
        body(&text, lead, cells)
        number += 1
        try text.drain(to: sink)
      }
    }
    try text.finish(to: sink)
  }

  /// The names before those of the fields, told apart from fields of the same name.
  private func leadNames(of table: Table) -> [String] {
    let names = table.rows.hasTime ? ["time", "trace_id"] : ["row"]
    return names.map { name in
      source.shownFields(of: table).contains { $0.name.rawValue == name } ? "_\(name)" : name
    }
  }
}

extension RowSource {
  fileprivate var hasTime: Bool {
    switch self {
    case .arrivals: true
    case .fixed: false
    }
  }
}
