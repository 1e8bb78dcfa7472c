import Telemetry

/// Bytes on their way to a sink.
struct OutputBuffer {
  var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(Self.size + Self.size / 4) }

  /// About so many bytes are held at a time.
  private static let size = 1 << 16

  /// Hands the bytes over once there are enough of them.
  @inline(__always)
  mutating func drain(to sink: ByteSink) throws {
    if bytes.count >= Self.size { try finish(to: sink) }
  }

  /// Hands over what is left.
  mutating func finish(to sink: ByteSink) throws {
    try bytes.withUnsafeBytes { if !$0.isEmpty { try sink($0) } }
    bytes.removeAll(keepingCapacity: true)
  }

  /// Appends text that needs no escape.
  @inline(__always)
  mutating func plain(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    )
  }

  /// Appends text as it is.
  mutating func plain(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends text as a JSON string.
  mutating func json(_ text: String) { JSONText.append(string: text, to: &bytes) }

  mutating func whole(_ number: Int) { JSONText.append(whole: number, to: &bytes) }

  /// Appends a whole number as a JSON string, as OTLP writes 64 bits.
  mutating func quoted(_ number: Int) {
    bytes.append(JSONText.quote)
    whole(number)
    bytes.append(JSONText.quote)
  }

  /// Appends a finite number in the fewest digits that give it back.
  mutating func number(_ value: Double) {
    if value.magnitude < 1e15, value == value.rounded() {
      whole(Int(value))
    } else {
      plain(Digits.shortest(value))
    }
  }

  /// Appends items with commas between them.
  mutating func list<Items: Sequence>(
    _ items: Items,
    _ body: (inout OutputBuffer, Items.Element) -> Void
  ) {
    var isFirst = true
    for item in items {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      body(&self, item)
    }
  }
}
