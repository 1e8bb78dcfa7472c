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
