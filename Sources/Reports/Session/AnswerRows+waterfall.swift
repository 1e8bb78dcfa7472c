package import Plotting
import Telemetry

extension AnswerRows {
  /// The traces among the rows as waterfalls, where the rows are spans: they have a name, an identity, a
  /// parent, a time and a duration.
  ///
  /// Complexity: the rows, times the spans of a trace.
  package var waterfalls: [Figure] {
    guard let places = SpanColumns(columns) else { return [] }
    var traces: [(id: String, rows: [[String]])] = []
    for row in rows {
      let id = places.trace.map { row[$0] } ?? ""
      if let index = traces.firstIndex(where: { $0.id == id }) {
        traces[index].rows.append(row)
      } else {
        traces.append((id, [row]))
      }
      if traces.count > Self.mostTraces { return [] }
    }
    return traces.compactMap { trace in
      guard trace.rows.count <= Self.mostSpans else { return nil }
      let title = trace.id.isEmpty ? "Trace" : "Trace \(trace.id.prefix(16))"
      let spans = places.spans(of: trace.rows)
      return spans.isEmpty ? nil : .waterfall(Waterfall(title: title, spans: spans))
    }
  }

  /// The most traces that are drawn; rows of more are a table alone.
  private static let mostTraces = 3
  private static let mostSpans = 60
}

/// The places of the columns that make spans of rows.
private struct SpanColumns {
  let name: Int
  let span: Int
  let parent: Int
  let time: Int
  let duration: Int
  let trace: Int?
  let failed: Int?

  /// `nil` where a column that spans need is missing.
  init?(_ columns: [AnswerRows.Column]) {
    func place(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }
    guard let name = place("name"), let span = place("span_id"),
      let parent = place("parent_span_id"), let time = place("time_ms"),
      let duration = place("duration_ms")
    else { return nil }
    (self.name, self.span, self.parent) = (name, span, parent)
    (self.time, self.duration) = (time, duration)
    (trace, failed) = (place("trace_id"), place("failed"))
  }

  /// The spans of rows, each after the one that holds it, siblings by their start.
  func spans(of rows: [[String]]) -> [Waterfall.Span] {
    let timed = rows.compactMap { row -> (row: [String], start: Double, duration: Double)? in
      guard let start = Double(row[time]), let duration = Double(row[duration]) else { return nil }
      return (row, start, duration)
    }
    let first = timed.map(\.start).min() ?? 0
    let ids = Set(timed.map { $0.row[span] })
    var spans: [Waterfall.Span] = []
    func add(_ holder: String?, depth: Int) {
      // A chain of parents that closes on itself ends at the depth that rows can have.
      guard depth < timed.count else { return }
      let held = timed.filter { entry in
        holder.map { entry.row[parent] == $0 } ?? !ids.contains(entry.row[parent])
      }
      for entry in held.sorted(by: { ($0.start, $1.duration) < ($1.start, $0.duration) }) {
        spans.append(
          Waterfall.Span(
            name: entry.row[name],
            depth: depth,
            start: entry.start - first,
            duration: entry.duration,
            isFailed: failed.map { entry.row[$0] == "1" } ?? false
          )
        )
        add(entry.row[span], depth: depth + 1)
      }
    }
    add(nil, depth: 0)
    return spans
  }
}
