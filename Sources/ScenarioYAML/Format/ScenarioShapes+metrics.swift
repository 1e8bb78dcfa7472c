internal import Telemetry

extension ScenarioShapes {
  /// A figure over the rows of a table, sampled at the end of each minute.
  static let metric = object(
    "A metric; its unit is that of its field, and names get unit and suffix where formats want them.",
    required(
      "name",
      text(matching: .attributeName, atMost: 120),
      "What it is called, such as gen_ai.client.token.usage; the same name makes one metric."
    ),
    required("help", line(1...200), "What a person reads about it."),
    tableKey,
    optional("where", predicate, "The rows it is about; all where absent."),
    defaulted(
      "by",
      list(of: columnName(FieldName.self), count: 0...8),
      to: [],
      "Category or flag fields whose values make a series each."
    ),
    defaulted("attributes", attributes, to: [:], "What its series carry besides."),
    exactlyOne(
      of: variant("counter", counter, "Counts rows or sums a field, from the first minute on."),
      variant("gauge", aggregate, "A figure over the last minute.", MetricKind.gauge),
      variant("histogram", columnName(FieldName.self), "Counts values of a field by size.") {
        MetricKind.histogram($0, bounds: [])
      }
    ),
    optional("buckets", list(of: number(), count: 1...100), "Upper bounds in the base unit.")
      .requiring("buckets", beside: "histogram")
  ) { name, help, table, rows, fields, attributes, kind, bounds in
    MetricTemplate(
      name: name,
      help: help,
      kind: kind.with(bounds: bounds),
      table: table,
      rows: rows ?? .always,
      attributes: fields.map { TelemetryAttribute(name: $0.rawValue, value: .field($0)) }
        + attributes
    )
  }

  private static let counter = either(
    "count or a sum such as {sum: output_tokens}",
    word(["count": MetricKind.counter(nil)]),
    object(
      "A sum over rows.",
      required("sum", columnName(FieldName.self), "The field, never below 0.")
    ) { MetricKind.counter($0) }
  )
}

extension MetricKind {
  /// The same kind with the bounds of a histogram that declares them.
  fileprivate func with(bounds: [Double]?) -> MetricKind {
    guard case .histogram(let field, _) = self, let bounds else { return self }
    return .histogram(field, bounds: bounds)
  }
}
