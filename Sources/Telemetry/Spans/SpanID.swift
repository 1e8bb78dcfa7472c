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
