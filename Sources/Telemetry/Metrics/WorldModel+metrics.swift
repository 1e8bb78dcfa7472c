extension WorldModel {
  /// The metrics as declared or, where there are none, a standard set of each table with time.
  ///
  /// The set is a counter of the rows by the first few categories with few values, and a histogram
  /// of each number with a unit.
  package var sampledMetrics: [MetricTemplate] {
    guard metrics.isEmpty else { return metrics }
    let all = tables.filter(\.hasTime).flatMap { [standardCounter($0)] + standardHistograms($0) }
    var names: Set<String> = []
    return all.filter { names.insert(MetricName.family($0.name, unit: unit(of: $0))).inserted }
  }

  private func standardCounter(_ table: Table) -> MetricTemplate {
    var labels: [TelemetryAttribute] = []
    var series = 1
    for field in table.fields where Sight.telemetry.shows(field) && labels.count < 3 {
      guard let values = groupValues(of: field.name, in: table.name),
        series * (values.count + 1) <= Self.mostStandardSeries
      else { continue }
      series *= values.count + 1
      labels.append(TelemetryAttribute(name: field.name.rawValue, value: .field(field.name)))
    }
    return MetricTemplate(
      name: Self.metricName(table.name.rawValue),
      help: "Rows of the table '\(table.name)'.",
      kind: .counter(nil),
      table: table.name,
      attributes: labels
    )
  }

  /// The most series of a standard counter.
  private static let mostStandardSeries = 100

  private func standardHistograms(_ table: Table) -> [MetricTemplate] {
    table.fields.compactMap { field in
      guard Sight.telemetry.shows(field), kind(of: field.name, in: table.name) == .number,
        FieldUnit(field.unit) != nil
      else { return nil }
      var words = field.name.rawValue.split(separator: "_").map(String.init)
      if words.count > 1, words.last == field.unit { words.removeLast() }
      return MetricTemplate(
        name: Self.metricName(table.name.rawValue + "_" + words.joined(separator: "_")),
        help: "The field '\(field.name)' of the table '\(table.name)'.",
        kind: .histogram(field.name, bounds: []),
        table: table.name
      )
    }
  }

  /// A name in lower case that no format would mistake for one of its own.
  private static func metricName(_ name: String) -> String {
    let plain = MetricName.label(name.lowercased())
    return MetricName.forbiddenEnd(of: plain) == nil ? plain : plain + "_value"
  }
}

extension FieldUnit.Base {
  /// The upper bounds of a histogram for which none are declared.
  ///
  /// Sources: OpenTelemetry's GenAI conventions for seconds (0.01 doubling to 81.92) and for tokens
  /// (powers of 4 to 67 108 864), the latter for bytes and other counts too.
  package var standardBounds: [Double] {
    switch self {
    case .seconds: (0..<14).map { 0.01 * Double(1 << $0) }
    case .ratio: (1...10).map { Double($0) / 10 }
    case .bytes, .other: (0..<14).map { Double(1 << (2 * $0)) }
    }
  }
}
