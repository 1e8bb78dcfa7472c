import Telemetry

extension Exporter {
  /// Writes one `TracesData` a line.
  func writeTraces(to sink: ByteSink) throws {
    var lines = OTLPLines("resourceSpans", "scopeSpans", "spans", service: service)
    for table in source.model.tables {
      try source.forEachSpan(of: table) { span in
        try lines.add(to: sink) { $0.span(span, source.clock) }
      }
    }
    try lines.finish(to: sink)
  }

  /// Writes one `LogsData` a line.
  func writeLogs(to sink: ByteSink) throws {
    var lines = OTLPLines("resourceLogs", "scopeLogs", "logRecords", service: service)
    for table in source.model.tables {
      let hasRoot = source.model.trace(of: table.name)?.rows == .always
      try source.forEachLog(of: table) { record in
        try lines.add(to: sink) { $0.log(record, source.clock, hasRoot: hasRoot) }
      }
    }
    try lines.finish(to: sink)
  }
}

extension OutputBuffer {
  fileprivate mutating func span(_ span: SpanRecord, _ clock: LogClock) {
    plain("{\"traceId\":\"")
    span.traceID.append(to: &bytes)
    plain("\",\"spanId\":\"")
    span.spanID.append(to: &bytes)
    if let parent = span.parentID {
      plain("\",\"parentSpanId\":\"")
      parent.append(to: &bytes)
    }
    plain("\",\"name\":")
    json(span.name)
    plain(",\"kind\":")
    whole(span.kind.number)
    plain(",")
    time("startTimeUnixNano", clock.nanoseconds(at: span.start))
    plain(",")
    let end = clock.nanoseconds(at: span.end)
    time("endTimeUnixNano", end)
    plain(",\"attributes\":[")
    span.forEachAttribute { attribute($0, $1) }
    plain("],\"events\":[")
    span.forEachEvent { event in
      if bytes.last != UInt8(ascii: "[") { plain(",") }
      plain("{")
      time("timeUnixNano", end)
      plain(",\"name\":")
      json(event.name)
      plain(",\"attributes\":[")
      event.forEachAttribute { attribute($0, $1) }
      plain("]}")
    }
    // Code 2 is an error; without one the status is unset.
    plain(span.isFailed ? "],\"status\":{\"code\":2}}" : "]}")
  }

  fileprivate mutating func log(_ record: LogRecord, _ clock: LogClock, hasRoot: Bool) {
    plain("{")
    if let time = record.time {
      let nanoseconds = clock.nanoseconds(at: time * 1_000_000)
      self.time("timeUnixNano", nanoseconds)
      plain(",")
      self.time("observedTimeUnixNano", nanoseconds)
      plain(",")
    }
    plain("\"severityNumber\":")
    whole(record.level.severity)
    plain(",\"severityText\":")
    json(record.level.rawValue.uppercased())
    plain(",\"body\":{\"stringValue\":")
    json(record.message)
    plain("},\"attributes\":[")
    attribute("component", .text(record.component))
    record.forEachField { name, value in
      if value != .missing { attribute(name.rawValue, value) }
    }
    plain("],\"traceId\":\"")
    let trace = record.traceID
    trace.append(to: &bytes)
    if hasRoot {
      plain("\",\"spanId\":\"")
      SpanID(trace: trace, position: 0).append(to: &bytes)
    }
    plain("\"}")
  }
}

extension LogLevel {
  /// The number in OTLP's `SeverityNumber`.
  fileprivate var severity: Int {
    switch self {
    case .debug: 5
    case .info: 9
    case .warn: 13
    case .error: 17
    }
  }
}
