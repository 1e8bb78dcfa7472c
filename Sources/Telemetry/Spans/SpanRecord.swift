/// One span of one row.
package struct SpanRecord: Sendable {
  /// The row's position among the rows given.
  package let row: Int
  /// The span's position in its template, parents first.
  package let position: Int
  package let traceID: TraceID
  package let spanID: SpanID
  /// `nil` for the root.
  package let parentID: SpanID?
  /// Nanoseconds relative to the page.
  package let start: Int
  /// Nanoseconds relative to the page, at or after `start`.
  package let end: Int
  let run: SpanRun

  /// What the span is called.
  package var name: String { run.forms[position].name(of: row) }
  package var kind: SpanKind { run.forms[position].kind }
  package var isFailed: Bool { run.forms[position].hasFailed(row) }

  /// Calls a body with each attribute whose value was recorded, in declared order.
  package func forEachAttribute(_ body: (String, CellValue) -> Void) {
    let form = run.forms[position]
    form.attributes.forEach(at: row, body)
    if let errorType = form.errorType, form.hasFailed(row) {
      body("error.type", .text(errorType))
    }
  }

  /// Calls a body with each event; all happen at the span's end.
  package func forEachEvent(_ body: (SpanEvent) -> Void) {
    for event in run.forms[position].events where event.mask[row] == 1 {
      body(SpanEvent(row: row, form: event))
    }
  }
}

/// One event of a span.
package struct SpanEvent: Sendable {
  fileprivate let row: Int
  fileprivate let form: SpanRun.EventForm

  package var name: String { form.name }

  /// Calls a body with each attribute whose value was recorded, in declared order.
  package func forEachAttribute(_ body: (String, CellValue) -> Void) {
    form.attributes.forEach(at: row, body)
  }
}

extension [BoundAttribute] {
  /// Calls a body with each attribute that the row has.
  fileprivate func forEach(at row: Int, _ body: (String, CellValue) -> Void) {
    for attribute in self {
      let value = attribute.value(at: row)
      if value != .missing { body(attribute.name, value) }
    }
  }
}
