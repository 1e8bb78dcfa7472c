import Telemetry

extension Exporter {
  /// Writes OpenMetrics 1.0 text: families one after the other, series by series, in order of time.
  func writeOpenMetrics(to sink: ByteSink) throws {
    let history = try source.metrics()
    var text = OutputBuffer()
    for family in history.families {
      text.head(of: family, named: family.familyName, withUnit: true)
      for series in family.series {
        for (index, minute) in history.minutes.enumerated() {
          let seconds = source.clock.milliseconds(at: minute * 60_000) / 1000
          text.samples(of: series, of: family, at: index, time: seconds)
          try text.drain(to: sink)
        }
      }
    }
    text.plain("# EOF\n")
    try text.finish(to: sink)
  }

  /// Writes the last minute in Prometheus's text format.
  ///
  /// Source: Prometheus, "Exposition formats", version 0.0.4.
  func writeSnapshot(to sink: ByteSink) throws {
    let history = try source.metrics()
    var text = OutputBuffer()
    for family in history.families {
      // There the name of a counter is that of its samples.
      let name = family.familyName + (family.kind == .counter ? "_total" : "")
      text.head(of: family, named: name, withUnit: false)
      for series in family.series where series.samples.count > 0 {
        text.samples(of: series, of: family, at: series.samples.count - 1, time: nil)
        try text.drain(to: sink)
      }
    }
    try text.finish(to: sink)
  }
}

extension OutputBuffer {
  fileprivate mutating func head(
    of family: MetricFamily,
    named name: String,
    withUnit: Bool
  ) {
    plain("# TYPE ")
    plain(name)
    plain(" \(family.kind.rawValue)\n")
    if withUnit, let unit = family.unit {
      plain("# UNIT ")
      plain(name)
      plain(" \(unit.word)\n")
    }
    plain("# HELP ")
    plain(name)
    plain(" ")
    escaped(family.help, quotes: withUnit)
    plain("\n")
  }

  fileprivate mutating func samples(
    of series: MetricSeries,
    of family: MetricFamily,
    at index: Int,
    time: Int?
  ) {
    series.forEachNumber(at: index, of: family) { suffix, bound, value in
      plain(family.familyName)
      plain(suffix)
      labels(series, bound: bound)
      plain(" ")
      number(value)
      if let time {
        plain(" ")
        whole(time)
      }
      plain("\n")
    }
  }

  private mutating func labels(_ series: MetricSeries, bound: String?) {
    guard !series.attributes.isEmpty || bound != nil else { return }
    plain("{")
    list(series.attributes) { text, attribute in
      text.plain(MetricName.label(attribute.name))
      text.plain("=\"")
      text.escaped(attribute.value, quotes: true)
      text.plain("\"")
    }
    if let bound {
      plain(series.attributes.isEmpty ? "le=\"" : ",le=\"")
      plain(bound)
      plain("\"")
    }
    plain("}")
  }

  /// Appends text with its backslashes, line feeds and, where asked, quotes escaped.
  private mutating func escaped(_ words: String, quotes: Bool) {
    for byte in words.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): plain("\\\\")
      case UInt8(ascii: "\n"): plain("\\n")
      case UInt8(ascii: "\"") where quotes: plain("\\\"")
      default: bytes.append(byte)
      }
    }
  }
}
