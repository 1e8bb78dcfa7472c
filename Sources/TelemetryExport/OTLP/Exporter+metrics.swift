import Telemetry

extension Exporter {
  /// Writes one `MetricsData` a line: all metrics at one minute.
  func writeMetrics(to sink: ByteSink) throws {
    let history = try source.metrics()
    let start = source.clock.nanoseconds(at: history.firstMinute * Self.minute)
    var text = OutputBuffer()
    for (index, minute) in history.minutes.enumerated() {
      let moment = Moment(
        index: index,
        start: start,
        time: source.clock.nanoseconds(at: minute * Self.minute)
      )
      text.openLine("resourceMetrics", "scopeMetrics", "metrics", service: service)
      text.list(history.families) { $0.metric($1, moment) }
      text.closeLine()
      try text.drain(to: sink)
    }
    try text.finish(to: sink)
  }

  /// Nanoseconds of a minute.
  private static let minute = 60_000_000_000
}

/// A sampled minute: its position, and times in nanoseconds since 1970.
private struct Moment {
  let index: Int
  /// Since when counters count.
  let start: Int
  let time: Int
}

extension OutputBuffer {
  fileprivate mutating func metric(_ family: MetricFamily, _ moment: Moment) {
    plain("{\"name\":")
    json(family.name)
    plain(",\"description\":")
    json(family.help)
    if let unit = family.unit {
      plain(",\"unit\":")
      json(unit.code)
    }
    switch family.kind {
    case .counter: plain(",\"sum\":{\"dataPoints\":[")
    case .gauge: plain(",\"gauge\":{\"dataPoints\":[")
    case .histogram: plain(",\"histogram\":{\"dataPoints\":[")
    }
    for series in family.series { point(series, moment) }
    // Temporality 2 is cumulative.
    switch family.kind {
    case .counter: plain("],\"aggregationTemporality\":2,\"isMonotonic\":true}}")
    case .gauge: plain("]}}")
    case .histogram: plain("],\"aggregationTemporality\":2}}")
    }
  }

  private mutating func point(_ series: MetricSeries, _ moment: Moment) {
    let index = moment.index
    switch series.samples {
    case .counter(let values, let isWhole):
      openPoint(series, moment, isCumulative: true)
      if isWhole {
        plain(",\"asInt\":")
        quoted(Int(values[index]))
      } else {
        plain(",\"asDouble\":")
        number(values[index])
      }
    case .gauge(let values):
      guard !values[index].isNaN else { return }
      openPoint(series, moment, isCumulative: false)
      plain(",\"asDouble\":")
      number(values[index])
    case .histogram(let samples):
      openPoint(series, moment, isCumulative: true)
      plain(",\"count\":")
      quoted(samples.buckets(at: index).reduce(0, +))
      plain(",\"sum\":")
      number(samples.sums[index])
      plain(",\"bucketCounts\":[")
      list(samples.buckets(at: index)) { $0.quoted($1) }
      plain("],\"explicitBounds\":[")
      list(samples.bounds) { $0.number($1) }
      plain("]")
    }
    plain("}")
  }

  /// Opens a point after those before it, up to its times.
  private mutating func openPoint(
    _ series: MetricSeries,
    _ moment: Moment,
    isCumulative: Bool
  ) {
    if bytes.last != UInt8(ascii: "[") { plain(",") }
    plain("{\"attributes\":[")
    for entry in series.attributes { attribute(entry.name, .text(entry.value)) }
    plain("],")
    if isCumulative {
      time("startTimeUnixNano", moment.start)
      plain(",")
    }
    time("timeUnixNano", moment.time)
  }
}
