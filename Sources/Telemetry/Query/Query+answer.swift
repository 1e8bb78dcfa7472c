extension Query {
  /// The answer over rows of the query's table that cover its window.
  ///
  /// Rows outside the window are left out; minutes that the rows do not cover count for no rate.
  /// Throws the first problem of the query. Rows of another table or without a required column are
  /// our own bug. Complexity: O(rows × (conditions + aggregates)).
  package func answer(
    over rows: Rows,
    table: Table,
    sight: Sight = .telemetry
  ) throws(QueryError) -> QueryResult {
    precondition(rows.table == self.table && table.name == self.table, "rows of \(rows.table)")
    let catalog = FieldCatalog(table, in: rows, sight: sight)
    if let problem = problems(in: catalog).first { throw problem.error }
    let seen = rows.positions(in: table.hasTime ? window : nil)
    let buckets = TimeBuckets(self, over: rows, hasTime: table.hasTime)
    let groups = groupBy.map { GroupColumn($0, of: rows) }
    let predicate = RowFilter(.all([sight.rows(of: table), self.rows]), over: rows)
    let slotted = SlottedRows(
      rows,
      in: seen,
      mask: predicate.isAlways ? nil : predicate.mask(seen),
      groups: groups,
      buckets: bucketMinutes == nil ? [] : buckets.positions
    )
    return result(of: slotted, groups, buckets)
  }

  private func result(
    of slotted: SlottedRows,
    _ groups: [GroupColumn],
    _ buckets: TimeBuckets
  ) -> QueryResult {
    let counts = slotted.counts()
    var figures = AggregateFigures(slotted, counts: counts, minutes: buckets.minutes)
    let values = aggregates.map { figures.values(of: $0) }
    let occupied = counts.indices.filter { counts[$0] > 0 }
    return QueryResult(
      rows: occupied.map { slot in
        let bucket = slot % buckets.positions.count
        return QueryResult.Row(
          group: names(of: slot / buckets.positions.count, in: groups),
          minute: bucketMinutes == nil ? nil : buckets.starts[bucket],
          count: counts[slot],
          values: values.map { $0[slot] }
        )
      }
    )
  }

  /// The names of a group's values, the last field varying fastest.
  private func names(of group: Int, in groups: [GroupColumn]) -> [String] {
    var rest = group
    var names: [String] = []
    for column in groups.reversed() {
      names.append(column.names[rest % column.count])
      rest /= column.count
    }
    return names.reversed()
  }
}

/// The time buckets of a query as runs of rows; one for the whole window when it has none.
private struct TimeBuckets {
  /// The first minute of each.
  let starts: [Int]
  /// The rows of each, one after the other.
  let positions: [Range<Int>]
  /// The minutes of each that the rows cover, for rates.
  let minutes: [Int]

  init(_ query: Query, over rows: Rows, hasTime: Bool) {
    guard hasTime else {
      starts = [0]
      positions = [0..<rows.count]
      minutes = [0]
      return
    }
    let window = query.window
    let ranges: [MinuteRange]
    if let length = query.bucketMinutes {
      ranges = stride(from: window.from, to: window.to, by: length).map { start in
        MinuteRange(from: start, to: start + min(length, window.to - start))
      }
    } else {
      ranges = [window]
    }
    let shown = ranges.isEmpty ? [MinuteRange(from: window.from, to: window.from)] : ranges
    starts = shown.map(\.from)
    positions = shown.map { rows.positions(in: $0) }
    minutes = shown.map { range in
      max(0, min(range.to, rows.window.to) - max(range.from, rows.window.from))
    }
  }
}

extension Rows {
  /// The positions of the rows in some minutes, or of all rows without a window.
  ///
  /// Complexity: O(log rows).
  func positions(in window: MinuteRange?) -> Range<Int> {
    guard let window else { return 0..<count }
    guard window.count > 0 else { return 0..<0 }
    if times.isEmpty { return 0..<count }
    return position(from: window.from)..<position(from: window.to)
  }

  /// The first row at or after a minute.
  private func position(from minute: Int) -> Int {
    let (limit, overflow) = minute.multipliedReportingOverflow(by: 60_000)
    if overflow { return minute > 0 ? count : 0 }
    var low = 0
    var high = times.count
    while low < high {
      let middle = low + (high - low) / 2
      if Int(times[middle]) < limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
