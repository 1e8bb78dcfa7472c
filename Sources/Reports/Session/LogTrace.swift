/// A trace that a line of a log names, with the question in SQL that shows its spans.
package struct LogTrace: Hashable, Sendable {
  package let id: String
  /// The beginning of the line that names it.
  package let line: String

  /// The traces that lines of a log name, each once, in the order of the lines.
  package static func all(in lines: [String]) -> [LogTrace] {
    var found: [LogTrace] = []
    for line in lines {
      guard let start = line.firstRange(of: key)?.upperBound else { continue }
      let id = line[start...].prefix { $0.isHexDigit }
      guard id.utf8.count == 32, !found.contains(where: { $0.id == id }) else { continue }
      found.append(LogTrace(id: String(id), line: String(line.prefix(shown))))
    }
    return found
  }

  private static let key = "\"trace_id\":\""
  private static let shown = 90

  /// The question for the spans of the trace.
  package var statement: String {
    "SELECT name, kind, time_ms, duration_ms, failed, attributes, trace_id, span_id, parent_span_id"
      + " FROM spans WHERE trace_id = '\(id)' ORDER BY time_ms, duration_ms DESC"
  }
}
