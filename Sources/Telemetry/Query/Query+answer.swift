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
    let seen = rows.positions(in: catalog.hasTime ? window : nil)
    let buckets = TimeBuckets(self, over: rows, hasTime: catalog.hasTime)
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
    var figures = Figures(slotted, counts: counts, minutes: buckets.minutes)
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
        MinuteRange(from: start, to: min(start + length, window.to))
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

/// Computes aggregates by slot and keeps what several of them share.
private struct Figures {
  private let slotted: SlottedRows
  private let counts: [Int]
  private let minutes: [Int]
  private var moments: [FieldName: [SlotMoments]] = [:]
  private var spreads: [FieldName: [SlotMoments]] = [:]
  private var numbers: [FieldName: GatheredValues<Float>] = [:]

  init(_ slotted: SlottedRows, counts: [Int], minutes: [Int]) {
    self.slotted = slotted
    self.counts = counts
    self.minutes = minutes
  }

  mutating func values(of aggregate: Aggregate) -> [Double?] {
    switch aggregate {
    case .count:
      return counts.map { Double($0) }
    case .perMinute:
      return counts.indices.map { slot in
        let length = minutes[slot % minutes.count]
        return length > 0 ? Double(counts[slot]) / Double(length) : nil
      }
    case .share(let predicate):
      return slotted.shares(of: predicate).map(\.value)
    case .mean(let name):
      return moments(of: name).map(\.mean)
    case .sum(let name):
      return moments(of: name).map { $0.count > 0 ? $0.sum : nil }
    case .sd(let name):
      return spreads(of: name).map { $0.variance?.squareRoot() }
    case .quantile(let name, let quantile):
      return quantiles(quantile, of: name)
    case .distinct(let name):
      return slotted.distinct(name).map { Double($0) }
    case .missing(let name):
      return zip(slotted.missing(name), counts).map { missing, count in
        count > 0 ? Double(missing) / Double(count) : nil
      }
    }
  }

  private mutating func moments(of name: FieldName) -> [SlotMoments] {
    if let known = spreads[name] ?? moments[name] { return known }
    let computed = slotted.moments(of: name, squares: false)
    moments[name] = computed
    return computed
  }

  private mutating func spreads(of name: FieldName) -> [SlotMoments] {
    if let known = spreads[name] { return known }
    let computed = slotted.moments(of: name, squares: true)
    spreads[name] = computed
    return computed
  }

  private mutating func quantiles(_ quantile: Double, of name: FieldName) -> [Double?] {
    // Taken out while it is reordered, so that the values are not copied.
    var gathered = numbers.removeValue(forKey: name) ?? slotted.numbers(of: name)
    let values = (0..<slotted.slotCount).map { slot in
      Selection.quantile(quantile, of: &gathered.values, in: gathered.range(of: slot))
    }
    numbers[name] = gathered
    return values
  }
}

extension Rows {
  /// The positions of the rows in some minutes, or of all rows without a window.
  ///
  /// Complexity: O(log rows).
  func positions(in window: MinuteRange?) -> Range<Int> {
    guard let window else { return 0..<count }
    guard window.count > 0 else { return 0..<0 }
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
