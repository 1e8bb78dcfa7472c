/// A file of an export: its name, and its bytes made as they are written.
///
/// What takes the bytes is handed in, so nothing here touches a file system.
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
