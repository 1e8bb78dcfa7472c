/// A file of an export: its name, and its bytes made as they are written.
///
/// TelemetryExport owns the formats in which other programs read a world's telemetry: OpenMetrics,
/// Prometheus's text format, OTLP as JSON lines, JSON lines and CSV. It shows what `RecordSource`
/// hands out and nothing else, and knows no file system, no session and no wall clock: whoever asks
/// takes the bytes and puts them where they belong.
package struct ExportFile: Sendable {
  /// A relative path of one component, such as `traces.jsonl`.
  package let name: String
  private let make: @Sendable (ByteSink) throws -> Void

  init(_ name: String, _ make: @escaping @Sendable (ByteSink) throws -> Void) {
    self.name = name
    self.make = make
  }

  /// Makes the bytes and hands them over, some 64 KiB at a time.
  ///
  /// Rethrows what the sink throws at once; what was handed over by then is no whole file.
  package func write(to sink: ByteSink) throws { try make(sink) }
}

/// Takes the next bytes of a file.
package typealias ByteSink = (UnsafeRawBufferPointer) throws -> Void

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
}
