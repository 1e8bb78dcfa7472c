import ScenarioModel
import Telemetry
import Testing

extension Recount {
  /// A log: how many lines there are, and that the last ones are those shown.
  func check(
    _ lines: [String],
    _ total: Int,
    _ slice: Slice,
    _ limit: Int,
    _ window: MinuteRange
  ) throws -> Int {
    let table = try #require(scene.staging.scenario.world.table(slice.table))
    let conditions = [slice.rows] + table.logs.map(\.rows)
    let plain = try rows(
      of: slice.table,
      window,
      conditions.flatMap { PlainRows.fields(of: $0).map(\.name) }
    )
    let written = plain.positions(of: slice.rows).reduce(0) { sum, position in
      sum + table.logs.count { PlainRows.holds($0.rows, plain.rows[position]) }
    }
    #expect(total == written, "\(place): lines of the log")
    #expect(lines.count == min(limit, written), "\(place): lines shown")
    return 1
  }

  /// A sample of rows: how many there are, and what the last ones hold.
  func check(
    _ shown: [[String]],
    _ total: Int,
    _ slice: Slice,
    _ fields: [FieldName],
    _ limit: Int,
    _ window: MinuteRange
  ) throws -> Int {
    let plain = try rows(
      of: slice.table,
      window,
      PlainRows.fields(of: slice.rows).map(\.name) + fields.map(\.rawValue)
    )
    let positions = plain.positions(of: slice.rows)
    #expect(total == positions.count, "\(place): rows there are")
    #expect(shown.count == min(limit, positions.count), "\(place): rows shown")
    for (row, position) in zip(shown, positions.suffix(limit)) {
      let cells = row.suffix(fields.count)
      for (cell, field) in zip(cells, fields) {
        guard let value = plain.rows[position][field.rawValue] else { continue }
        if case .number(let number) = value {
          let read = try #require(Double(cell), "\(place): \(cell)")
          // Four significant digits are shown.
          #expect(abs(read - number) <= 5.001e-4 * abs(number), "\(place): \(cell) for \(number)")
        } else {
          #expect(cell == Self.word(value), "\(place)")
        }
      }
    }
    return 1 + shown.count * fields.count
  }

  /// A histogram: bins closed below and open above, the last one closed.
  func check(
    _ counts: [Int],
    _ outside: Int,
    _ field: FieldName,
    _ edges: [Double],
    _ slice: Slice,
    _ window: MinuteRange
  ) throws -> Int {
    let plain = try rows(
      of: slice.table,
      window,
      PlainRows.fields(of: slice.rows).map(\.name) + [field.rawValue]
    )
    let numbers = plain.numbers(field, among: plain.positions(of: slice.rows))
    #expect(counts.count == edges.count - 1, "\(place): bins")
    for bin in counts.indices {
      let isLast = bin == counts.count - 1
      let own = numbers.count {
        $0 >= edges[bin] && ($0 < edges[bin + 1] || isLast && $0 == edges[bin + 1])
      }
      #expect(counts[bin] == own, "\(place): bin \(bin)")
    }
    #expect(outside == numbers.count - counts.reduce(0, +), "\(place): outside the bins")
    return counts.count + 1
  }
}
