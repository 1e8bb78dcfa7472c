extension World {
  /// The most rows of one answer.
  package static let mostRows = 1 << 27
  /// The last minute that has rows: times are milliseconds in 32 bits.
  package static let lastMinute = 35_000

  /// Makes the rows of a table in a window, with the fields asked for and no more than they need.
  ///
  /// With a `condition` only the rows for which it holds are made; it must be free of problems.
  /// Without times the rows can only be asked for as a whole. A `workspace` must be of this world.
  /// Minutes outside `firstMinute ..< lastMinute` have no rows. Rows that were not recorded are left
  /// out unless asked for. For a table of a fixed size the window means nothing. Order of the rows:
  /// tick, then ordinal; times never fall (see `ArrivalTimes`). Complexity: O(rows × fields).
  package func rows(
    of name: TableName,
    in window: MinuteRange,
    fields names: [FieldName],
    timeline: Timeline,
    includingUnrecorded: Bool = false,
    where condition: Predicate = .always,
    hasTimes: Bool = true,
    in workspace: WorldWorkspace? = nil
  ) throws(WorldError) -> Rows {
    guard let position = compiled.tablePositions[name] else {
      throw .unknownTable(name, known: compiled.tables.map(\.name))
    }
    let table = compiled.tables[position]
    var asked: Set<Int> = []
    for field in names {
      guard let position = table.positions[field] else {
        throw .unknownField(field, in: name, known: table.fields.map(\.name))
      }
      asked.insert(position)
    }
    var recordedBy = includingUnrecorded ? nil : table.recordedBy
    var drawn = asked
    if let recordedBy { drawn.insert(recordedBy) }
    var kept: RowCondition?
    if condition != .always {
      let simple = self.condition(condition, in: position, recordedBy: recordedBy)
      kept = simple.isAlways ? nil : simple
      drawn.formUnion(simple.fields)
      recordedBy = nil
    }
    for field in drawn { drawn.formUnion(table.fields[field].needs) }
    let run = try TableRun(
      (workspace ?? WorldWorkspace(self)).table(position),
      drawn: drawn.sorted(),
      condition: kept,
      timeline: timeline
    )
    switch table.source {
    case .fixed(let count):
      var store = RowStore(
        table,
        fields: asked.sorted(),
        recordedBy: recordedBy,
        capacity: count,
        hasTimes: false
      )
      try run.drawFixed(count, into: &store)
      return store.rows(table, window: window)
    case .arrivals(let traffic):
      let clipped = clip(window)
      let arrivals = try Arrivals(
        traffic,
        world: self,
        table: table,
        timeline: timeline,
        window: clipped,
        needs: run.needs
      )
      var store = RowStore(
        table,
        fields: asked.sorted(),
        recordedBy: recordedBy,
        capacity: kept == nil ? arrivals.total : 0,
        hasTimes: hasTimes
      )
      try run.draw(arrivals, into: &store, hasTimes: hasTimes)
      return store.rows(table, window: clipped)
    }
  }

  /// A condition on rows that were recorded, where that is asked for.
  private func condition(
    _ predicate: Predicate,
    in table: Int,
    recordedBy: Int?
  ) -> RowCondition {
    let scope = TableScope(
      table: compiled.model.tables[table],
      positions: compiled.tables[table].positions,
      kinds: compiled.tables[table].fields.map(\.kind)
    )
    let condition = scope.condition(predicate)
    let fields = compiled.tables[table].fields
    return (recordedBy.map { .all([.codes($0, TableScope.marks([1])), condition]) } ?? condition)
      .simplified { fields[$0].codeCount }
  }

  private func clip(_ window: MinuteRange) -> MinuteRange {
    let from = min(max(window.from, compiled.model.firstMinute), Self.lastMinute)
    return MinuteRange(from: from, to: min(max(window.to, from), Self.lastMinute))
  }

  /// A whole column of a table of a fixed size, rows that were not recorded included.
  func fixedColumn(_ id: TableRun.LookedColumn) throws(WorldError) -> Column {
    let table = compiled.tables[id.table]
    let field = table.fields[id.field]
    let rows = try rows(
      of: table.name,
      in: MinuteRange(from: 0, to: 0),
      fields: [field.name],
      timeline: Timeline(),
      includingUnrecorded: true
    )
    guard let column = rows[field.name] else {
      preconditionFailure("field \(field.name) was asked for and not made")
    }
    return column
  }
}
