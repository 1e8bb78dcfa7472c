/// One log line with its parts, made when they are asked for.
package struct LogRecord: Sendable {
  let entry: LogRun.Entry
  let run: LogRun

  /// The row's position among the rows given.
  package var row: Int { entry.row }
  /// Milliseconds relative to the page; `nil` for a table of a fixed size.
  package var time: Int? { run.time(of: entry.row) }
  package var level: LogLevel { run.level(of: entry) }
  package var component: String { run.component(of: entry) }
  package var message: String { run.message(of: entry) }
  package var traceID: TraceID { run.traceID(of: entry.row) }

  /// Calls a body with each field of the line and its value, in declared order.
  package func forEachField(_ body: (FieldName, CellValue) -> Void) {
    run.forEachField(of: entry, body)
  }

  /// Appends the whole line as JSON without its end, as the log itself has it.
  package func appendJSON(to text: inout [UInt8]) { run.append(entry, to: &text) }
}

/// The end of a log.
package struct LogExcerpt: Hashable, Sendable {
  /// The last lines, oldest first.
  package var lines: [LogLine]
  /// The number of lines of the whole log.
  package var total: Int

  package init(lines: [LogLine], total: Int) {
    self.lines = lines
    self.total = total
  }
}

/// One log line, taken apart and as JSON.
package struct LogLine: Hashable, Sendable {
  /// The row's position among the rows given.
  package let row: Int
  /// Milliseconds relative to the page; `nil` for a table of a fixed size.
  package let time: Int?
  package let level: LogLevel
  package let component: String
  package let message: String
  package let traceID: TraceID
  /// The whole line without its end.
  package let json: String
}
