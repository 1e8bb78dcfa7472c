import Telemetry

extension Exporter {
  /// Writes the log lines as the log itself has them.
  func writeLogLines(to sink: ByteSink) throws {
    var text = OutputBuffer()
    for table in source.model.tables {
      try source.forEachLog(of: table) { record in
        record.appendJSON(to: &text.bytes)
        text.plain("\n")
        try text.drain(to: sink)
      }
    }
    try text.finish(to: sink)
  }

  /// Writes one span a line.
  func writeSpanLines(to sink: ByteSink) throws {
    var text = OutputBuffer()
    for table in source.model.tables {
      try source.forEachSpan(of: table) { span in
        text.spanLine(span, source.clock)
        try text.drain(to: sink)
      }
    }
    try text.finish(to: sink)
  }

  /// Writes one series at one minute a line.
  func writeMetricLines(to sink: ByteSink) throws {
    let history = try source.metrics()
    var text = OutputBuffer()
    for (index, minute) in history.minutes.enumerated() {
      let time = source.clock.text(at: minute * 60_000)
      for family in history.families {
        for series in family.series {
          text.metricLine(series, of: family, at: index, time: time)
          try text.drain(to: sink)
        }
      }
    }
    try text.finish(to: sink)
  }
}

extension OutputBuffer {
  fileprivate mutating func spanLine(_ span: SpanRecord, _ clock: LogClock) {
    plain("{\"trace_id\":\"")
    span.traceID.append(to: &bytes)
    plain("\",\"span_id\":\"")
    span.spanID.append(to: &bytes)
    if let parent = span.parentID {
      plain("\",\"parent_id\":\"")
      parent.append(to: &bytes)
    }
    plain("\",\"name\":")
    json(span.name)
    plain(",\"kind\":\"")
    plain(span.kind.rawValue)
    plain("\",\"start\":\"")
    clock.append(nanoseconds: span.start, to: &bytes)
    plain("\",\"end\":\"")
    clock.append(nanoseconds: span.end, to: &bytes)
    plain(span.isFailed ? "\",\"failed\":true" : "\",\"failed\":false")
    plain(",\"attributes\":{")
    span.forEachAttribute { member($0, $1) }
    plain("},\"events\":[")
    span.forEachEvent { event in
      if bytes.last != UInt8(ascii: "[") { plain(",") }
      plain("{\"name\":")
      json(event.name)
      plain(",\"attributes\":{")
      event.forEachAttribute { member($0, $1) }
      plain("}}")
    }
    plain("]}\n")
  }

  /// Appends a member of an object after those before it.
  private mutating func member(_ name: String, _ value: CellValue) {
    if bytes.last != UInt8(ascii: "{") { plain(",") }
    json(name)
    plain(":")
    value.appendJSON(to: &bytes)
  }

  fileprivate mutating func metricLine(
    _ series: MetricSeries,
    of family: MetricFamily,
    at index: Int,
    time: String
  ) {
    if case .gauge(let values) = series.samples, values[index].isNaN { return }
    plain("{\"time\":\"")
    plain(time)
    plain("\",\"name\":")
    json(family.name)
    plain(",\"kind\":\"")
    plain(family.kind.rawValue)
    plain("\"")
    if let unit = family.unit {
      plain(",\"unit\":")
      json(unit.word)
    }
    plain(",\"attributes\":{")
    for attribute in series.attributes { member(attribute.name, .text(attribute.value)) }
    plain("}")
    switch series.samples {
    case .counter(let values, _), .gauge(let values):
      plain(",\"value\":")
      number(values[index])
    case .histogram(let samples):
      plain(",\"count\":")
      whole(samples.buckets(at: index).reduce(0, +))
      plain(",\"sum\":")
      number(samples.sums[index])
      plain(",\"bounds\":[")
      list(samples.bounds) { $0.number($1) }
      plain("],\"bucket_counts\":[")
      list(samples.buckets(at: index)) { $0.whole($1) }
      plain("]")
    }
    plain("}\n")
  }
}
