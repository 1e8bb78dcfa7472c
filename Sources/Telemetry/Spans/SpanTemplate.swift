/// The spans that each row of a table makes, as a tree with one root.
package struct TraceTemplate: Hashable, Sendable {
  package var table: TableName
  package var root: SpanTemplate

  package init(table: TableName, root: SpanTemplate) {
    self.table = table
    self.root = root
  }
}

/// A span that a row makes when it matches and its parent does.
///
/// The root begins at the row's time. Children follow each other in order, the first at their
/// parent's beginning, and none ends after its parent.
package struct SpanTemplate: Hashable, Sendable {
  /// The span's name; `{field}` stands for the row's value.
  package var name: String
  package var kind: SpanKind
  package var rows: Predicate
  package var length: SpanLength
  /// The rows whose span has failed.
  package var failed: Predicate?
  /// The attribute `error.type` of a span that has failed.
  package var errorType: String?
  package var attributes: [TelemetryAttribute]
  package var events: [SpanEventTemplate]
  package var children: [SpanTemplate]

  package init(
    name: String,
    kind: SpanKind,
    rows: Predicate = .always,
    length: SpanLength,
    failed: Predicate? = nil,
    errorType: String? = nil,
    attributes: [TelemetryAttribute] = [],
    events: [SpanEventTemplate] = [],
    children: [SpanTemplate] = []
  ) {
    self.name = name
    self.kind = kind
    self.rows = rows
    self.length = length
    self.failed = failed
    self.errorType = errorType
    self.attributes = attributes
    self.events = events
    self.children = children
  }
}

/// The role of a span; the numbers are those of OpenTelemetry's protocol.
package enum SpanKind: String, Hashable, Sendable, CaseIterable {
  case `internal`, server, client, producer, consumer

  /// The number in OTLP's `SpanKind`, in which 0 is unspecified.
  package var number: Int {
    switch self {
    case .internal: 1
    case .server: 2
    case .client: 3
    case .producer: 4
    case .consumer: 5
    }
  }
}

/// The duration of a span.
package enum SpanLength: Hashable, Sendable {
  /// A share, 0 to 1, of a field with a unit of time; nothing where it was not recorded.
  case field(FieldName, share: Double)
  /// A share, 0 to 1, of the parent's length.
  case share(Double)
  /// Milliseconds.
  case fixed(Double)
}

/// Something that happened at a span's end, such as the result of an evaluation.
package struct SpanEventTemplate: Hashable, Sendable {
  package var name: String
  package var rows: Predicate
  package var attributes: [TelemetryAttribute]

  package init(name: String, rows: Predicate = .always, attributes: [TelemetryAttribute] = []) {
    self.name = name
    self.rows = rows
    self.attributes = attributes
  }
}

extension SpanTemplate {
  /// The span and all below it, parents first and in order, each with its parent's position.
  var flattened: [(span: SpanTemplate, parent: Int?)] {
    var found: [(span: SpanTemplate, parent: Int?)] = []
    func add(_ span: SpanTemplate, under parent: Int?) {
      let position = found.count
      found.append((span, parent))
      for child in span.children { add(child, under: position) }
    }
    add(self, under: nil)
    return found
  }

  /// The fields that the span itself reads, with repetitions.
  private var ownFields: [FieldName] {
    var names = LogMessage(name).fields + rows.fieldsRead + (failed?.fieldsRead ?? [])
    if case .field(let field, _) = length { names.append(field) }
    names += attributes.compactMap(\.value.field)
    for event in events {
      names += event.rows.fieldsRead + event.attributes.compactMap(\.value.field)
    }
    return names
  }

  /// The fields that the span and those below it read, with repetitions.
  package var fieldsRead: [FieldName] { flattened.flatMap(\.span.ownFields) }
}

extension WorldModel {
  /// The spans of a table's rows as declared or, without a declaration, one span of a server.
  ///
  /// `nil` for a table of a fixed size, whose rows have no time.
  package func trace(of name: TableName) -> SpanTemplate? {
    guard let table = table(name), table.hasTime else { return nil }
    if let declared = traces.first(where: { $0.table == name }) { return declared.root }
    let shown = table.fields.filter { Sight.telemetry.shows($0) }
    let timed = shown.first { field in
      kind(of: field.name, in: name) == .number && FieldUnit(field.unit)?.base == .seconds
    }
    return SpanTemplate(
      name: name.rawValue,
      kind: .server,
      length: timed.map { .field($0.name, share: 1) } ?? .fixed(0),
      attributes: shown.map { field in
        TelemetryAttribute(name: field.name.rawValue, value: .field(field.name))
      }
    )
  }
}
