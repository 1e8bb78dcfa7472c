import Testing

@testable import TelemetryExport

struct ExportFileTests {
  private struct Full: Error {}

  @Test func `what the sink throws ends the writing`() {
    let file = ExportFile("a.csv") { sink in
      var buffer = OutputBuffer()
      while true {
        buffer.bytes += [1, 2, 3]
        try buffer.drain(to: sink)
      }
    }
    #expect(throws: Full.self) { try file.write { _ in throw Full() } }
  }

  @Test func `all bytes arrive in order`() throws {
    let file = ExportFile("a.csv") { sink in
      var buffer = OutputBuffer()
      for number in 0..<300_000 {
        buffer.bytes.append(UInt8(truncatingIfNeeded: number))
        try buffer.drain(to: sink)
      }
      try buffer.finish(to: sink)
    }
    var bytes: [UInt8] = []
    try file.write { bytes += $0 }
    #expect(bytes == (0..<300_000).map { UInt8(truncatingIfNeeded: $0) })
  }
}
