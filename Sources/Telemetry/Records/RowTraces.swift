/// The trace identities of some rows, which their log lines and spans share.
package struct RowTraces: Sendable {
  private let times: [Int32]
  private let tickMilliseconds: Int
  private let tableDigest: UInt64
  /// The place of each row among the recorded rows of its tick.
  private let ordinals: [Int32]

  /// The identities of rows that begin at the start of a tick.
  package init(_ rows: Rows, of table: Table, in world: WorldModel) {
    self.init(
      rows,
      recorded: RowFilter(Sight.telemetry.rows(of: table), over: rows).mask(0..<rows.count),
      tickMilliseconds: world.tickSeconds * 1000
    )
  }

  init(_ rows: Rows, recorded: [UInt8], tickMilliseconds: Int) {
    times = rows.times
    self.tickMilliseconds = tickMilliseconds
    tableDigest = TraceID.digest(of: rows.table)
    var ordinals: [Int32] = []
    ordinals.reserveCapacity(rows.count)
    var next: Int32 = 0
    var last = Int.min
    for row in 0..<rows.count {
      let tick = rows.times.isEmpty ? 0 : Self.tick(rows.times[row], tickMilliseconds)
      if tick != last { next = 0 }
      last = tick
      ordinals.append(next)
      next += Int32(recorded[row])
    }
    self.ordinals = ordinals
  }

  /// The identity of a row by its position.
  package func traceID(of row: Int) -> TraceID {
    let tick = times.isEmpty ? 0 : Self.tick(times[row], tickMilliseconds)
    return TraceID(table: tableDigest, tick: tick, ordinal: Int(ordinals[row]))
  }

  /// The tick of a time; ticks before the page are negative.
  private static func tick(_ time: Int32, _ tickMilliseconds: Int) -> Int {
    let time = Int(time)
    return time >= 0 ? time / tickMilliseconds : (time + 1) / tickMilliseconds - 1
  }
}
