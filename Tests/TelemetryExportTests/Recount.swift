import Telemetry

/// A world's rows as plain dictionaries, recounted with nothing of the engine.
struct Recount {
  struct Row {
    var minute: Int
    var time: Int
    var cells: [FieldName: CellValue]
  }

  let rows: [Row]

  /// The recorded rows of a table in a window, made as one slice.
  init(_ source: RecordSource, of table: Table, _ window: MinuteRange) throws {
    let made = try source.world.rows(
      of: table.name,
      in: window,
      fields: table.fields.map(\.name),
      timeline: source.timeline
    )
    rows = (0..<made.count).map { row in
      let time = made.times.isEmpty ? 0 : Int(made.times[row])
      var cells: [FieldName: CellValue] = [:]
      for column in made.columns { cells[column.name] = column.values.value(at: row) }
      // Minutes by division that rounds down.
      let minute = (time - ((time % 60_000) + 60_000) % 60_000) / 60_000
      return Row(minute: minute, time: time, cells: cells)
    }
  }

  static func holds(_ predicate: Predicate, _ row: Row) -> Bool {
    switch predicate {
    case .always: return true
    case .all(let parts): return parts.allSatisfy { holds($0, row) }
    case .any(let parts): return parts.contains { holds($0, row) }
    case .not(let part): return !holds(part, row)
    case .isOneOf(let name, let values):
      guard case .text(let text)? = row.cells[name] else { return false }
      return values.contains(text)
    case .isTrue(let name): return row.cells[name] == .flag(true)
    case .compares(let name, let relation, let bound):
      guard case .number(let number)? = row.cells[name] else { return false }
      return relation.holds(number, Float(bound))
    case .isMissing(let name): return row.cells[name] == .missing
    }
  }

  static func number(_ name: FieldName, _ row: Row) -> Double? {
    guard case .number(let number)? = row.cells[name] else { return nil }
    return Double(number)
  }

  /// The text by which a series is told apart.
  static func label(_ name: FieldName, _ row: Row) -> String {
    switch row.cells[name] {
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .missing, nil: "missing"
    case .whole, .number, .list: "?"
    }
  }
}
