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
