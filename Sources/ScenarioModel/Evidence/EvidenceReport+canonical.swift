package import Telemetry

extension EvidenceReport {
  /// The bytes of the evidence, equal exactly where the evidence is equal; digests are made of
  /// them.
  ///
  /// Each value stands on a line of its own behind its kind; numbers are Swift's shortest text that
  /// reads back the same. The form is part of the replay format and does not change.
  package var canonicalBytes: [UInt8] {
    var text = CanonicalText()
    text.add("action", action.rawValue)
    text.add("window", window)
    text.add("finding", finding.rawValue)
    text.add("sentence", sentence)
    for figure in figures {
      text.add("figure", "\(figure.reference.measure).\(figure.reference.key)", figure.value)
    }
    for panel in panels {
      text.add("panel", panel.title)
      text.add("window", panel.window)
      panel.content.add(to: &text)
    }
    return text.bytes
  }
}

extension QueryResult {
  /// The answer as canonical bytes, as for evidence.
  package var canonicalBytes: [UInt8] {
    var text = CanonicalText()
    add(to: &text)
    return text.bytes
  }

  fileprivate func add(to text: inout CanonicalText) {
    for row in rows {
      text.add("group", row.group)
      if let minute = row.minute { text.add("minute", minute) }
      text.add("count", row.count)
      for value in row.values { text.add("value", value) }
    }
  }
}

extension ShownContent {
  fileprivate func add(to text: inout CanonicalText) {
    switch self {
    case .lines(_, let result): text.add("lines", result)
    case .bars(_, let result): text.add("bars", result)
    case .heatmap(_, let result): text.add("heatmap", result)
    case .table(_, let result): text.add("table", result)
    case .histogram(let field, let edges, let counts, let outside):
      text.add("histogram", field.rawValue)
      for edge in edges { text.add("edge", edge) }
      for count in counts { text.add("count", count) }
      text.add("outside", outside)
    case .intervals(let intervals, _):
      for interval in intervals {
        text.add("interval", interval.label)
        text.add("estimate", interval.estimate)
        text.add("low", interval.low)
        text.add("high", interval.high)
        text.add("count", interval.count)
      }
    case .figures(let figures):
      for figure in figures { text.add("label", figure.label, figure.value) }
    case .log(let lines, let total):
      text.add("log", lines)
      text.add("total", total)
    case .rows(let header, let rows, let total):
      text.add("rows", header)
      for row in rows { text.add("row", row) }
      text.add("total", total)
    case .artifact(let title, let body): text.add("artifact", [title, body])
    case .text(let body): text.add("text", body)
    }
  }
}

/// Lines of a kind and a value, unambiguous whatever the values hold.
private struct CanonicalText {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ kind: String, _ value: String) {
    // The length keeps a value with a line break from reading as two lines.
    bytes += Array("\(kind) \(value.utf8.count) \(value)\n".utf8)
  }

  mutating func add(_ kind: String, _ values: [String]) {
    add(kind, "\(values.count)")
    for value in values { add("-", value) }
  }

  mutating func add(_ kind: String, _ value: Int) { add(kind, "\(value)") }

  mutating func add(_ kind: String, _ value: Double?) {
    add(kind, value.map { "\($0)" } ?? "none")
  }

  mutating func add(_ kind: String, _ name: String, _ value: Double?) {
    add(kind, name)
    add("=", value)
  }

  mutating func add(_ kind: String, _ window: MinuteRange) {
    add(kind, "\(window.from) \(window.to)")
  }

  mutating func add(_ kind: String, _ result: QueryResult) {
    add(kind, "\(result.rows.count)")
    result.add(to: &self)
  }
}
