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

  /// The span's name, with the row's values in it.
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

/// The identity of a span within its trace.
///
/// It depends on the trace and on the span's place in its template alone.
package struct SpanID: Hashable, Sendable, CustomStringConvertible {
  package let bits: UInt64

  /// The identity of the span at a position of the template's order.
  package init(trace: TraceID, position: Int) {
    let step = UInt64(truncatingIfNeeded: position + 1) &* 0x9E37_79B9_7F4A_7C15
    // W3C Trace Context allows no identity of zeros only.
    bits = TraceID.mixed(trace.low ^ TraceID.mixed(trace.high &+ step)) | 1
  }

  /// 16 lower-case hexadecimal digits.
  package var description: String {
    var text: [UInt8] = []
    append(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  package func append(to text: inout [UInt8]) { HexDigit.append(bits, to: &text) }
}
