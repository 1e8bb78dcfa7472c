internal import Telemetry

extension ScenarioShapes {
  /// The spans of a table's rows.
  static let trace: Shape<@Sendable (TableName) -> TraceTemplate> = span.map { root in
    { TraceTemplate(table: $0, root: root) }
  }

  /// A span and those below it.
  private static let span: Shape<SpanTemplate> = named("span") { spanBody }

  private static let spanBody = object(
    "A span that a row makes when it matches and the span above it is made.",
    required("name", line(1...120), "What it is called; {field} stands for the row's value."),
    required("kind", word(of: SpanKind.self), "Its role."),
    optional("where", predicate, "The rows that make it; all where absent."),
    required("lasts", spanLength, "How long it lasts; at most until the end of the span above."),
    optional("failed", predicate, "The rows whose span has failed."),
    optional("error_type", line(1...80), "The attribute error.type of a span that has failed.")
      .requiring("error_type", beside: "failed"),
    defaulted("attributes", attributes, to: [:], "Its attributes."),
    defaulted("events", list(of: spanEvent, count: 0...20), to: [], "What happens at its end."),
    defaulted(
      "children",
      list(of: span, count: 0...30),
      to: [],
      "The spans below it, one after the other from its beginning."
    )
  ) { name, kind, rows, length, failed, errorType, attributes, events, children in
    SpanTemplate(
      name: name,
      kind: kind,
      rows: rows ?? .always,
      length: length,
      failed: failed,
      errorType: errorType,
      attributes: attributes,
      events: events,
      children: children
    )
  }

  private static let spanLength = exactlyOne(
    "How long a span lasts.",
    of: variant(
      "field",
      columnName(FieldName.self),
      "A field with a unit of time."
    ) { SpanLength.field($0, share: 1) },
    variant("share", number(0...1), "A share of the span above.", SpanLength.share),
    variant("part", fieldPart, "A share of a field: [field, 0.2]."),
    variant("ms", number(0...86_400_000), "So many milliseconds.", SpanLength.fixed)
  )

  private static let fieldPart = pair(
    "a list of a field and a share, [field, 0.2]",
    columnName(FieldName.self),
    number(0...1)
  )
  .map { SpanLength.field($0, share: $1) }

  private static let spanEvent = object(
    "Something that happens at the end of a span, such as the result of an evaluation.",
    required("name", text(matching: .attributeName), "What it is called."),
    optional("where", predicate, "The rows in whose span it happens; all where absent."),
    defaulted("attributes", attributes, to: [:], "Its attributes.")
  ) { SpanEventTemplate(name: $0, rows: $1 ?? .always, attributes: $2) }

  /// Attributes of a span, an event or a metric.
  static let attributes = map(
    of: text(matching: .attributeName),
    to: attributeSource,
    count: 0...50
  )
  .map { $0.map { TelemetryAttribute(name: $0.key, value: $0.value) } }

  private static let attributeSource = either(
    "text, a number, true or false, or a field such as {field: locale}",
    line(1...200).map(AttributeSource.text),
    number().map(AttributeSource.number),
    boolean.map(AttributeSource.flag),
    exactlyOne(
      "A value of the row.",
      of: variant("field", columnName(FieldName.self), "The value.", AttributeSource.field),
      variant("list", columnName(FieldName.self), "A list of it.", AttributeSource.list)
    )
  )
}
