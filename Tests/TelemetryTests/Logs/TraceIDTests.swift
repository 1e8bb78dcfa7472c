import Telemetry
import Testing

/// Identities of rows.
struct TraceIDTests {
  @Test func `an identity is 32 hexadecimal digits and never changes`() {
    let identity = TraceID(table: "requests", tick: -60, ordinal: 12)
    #expect(identity.description == "600cbc37cf8d89218f0240e404f640bf")
    #expect(identity.description == TraceID(table: "requests", tick: -60, ordinal: 12).description)
  }

  @Test func `a million rows have a million identities`() {
    var seen: Set<TraceID> = []
    var halves: Set<UInt64> = []
    for tick in -250..<250 {
      for ordinal in 0..<1000 {
        for table: TableName in ["requests", "labels"] {
          let identity = TraceID(table: table, tick: tick, ordinal: ordinal)
          seen.insert(identity)
          halves.insert(identity.high)
        }
      }
    }
    #expect(seen.count == 1_000_000)
    #expect(halves.count == 1_000_000)
  }
}
