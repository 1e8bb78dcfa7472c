import Telemetry

extension Scene {
  /// Counts of a number between edges, each bin closed below and open above but the last.
  func histogram(
    _ slice: Slice,
    _ field: FieldName,
    _ edges: [Double],
    _ window: MinuteRange
  ) throws(StagingError) -> ShownContent {
    let found = try matching(slice, window, fields: [field])
    guard case .numbers(let values) = found.rows[field], edges.count > 1 else {
      throw .evidence(.notNumeric(field))
    }
    var counts = [Int](repeating: 0, count: edges.count - 1)
    var outside = 0
    for position in found.positions where !values[position].isNaN {
      let number = Double(values[position])
      let upper = edges.firstIndex { $0 > number } ?? edges.count
      if upper > 0, upper < edges.count {
        counts[upper - 1] += 1
      } else if number == edges[edges.count - 1] {
        counts[counts.count - 1] += 1
      } else {
        outside += 1
      }
    }
    return .histogram(field: field, edges: edges, counts: counts, outside: outside)
  }

  /// The recorded rows of a window and the positions of those that a slice's condition matches.
  private func matching(
    _ slice: Slice,
    _ window: MinuteRange,
    fields: [FieldName]
  ) throws(StagingError) -> (rows: Rows, positions: [Int]) {
    guard let table = staging.scenario.world.table(slice.table) else {
      throw .evidence(.unknownTable(slice.table))
    }
    do {
      let needed = fields + slice.rows.fieldsRead.filter { !fields.contains($0) }
      let rows = try rows(of: slice.table, in: window, fields: needed)
      let mask = try slice.rows.compiled(over: rows, table: table, sight: .labels)
        .mask(0..<rows.count)
      return (rows, mask.indices.filter { mask[$0] != 0 })
    } catch {
      throw .evidence(EvidenceError(error))
    }
  }

  /// The time of day of a time in milliseconds relative to the page.
  private func clock(_ milliseconds: Int, page: Int) -> String {
    let seconds = page * 60 + (milliseconds >= 0 ? milliseconds : milliseconds - 999) / 1000
    let rest = seconds % 60
    return "\(Digits.clock(minutes: seconds / 60)):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// The last log lines of a slice.
  func log(_ slice: Slice, _ limit: Int, _ window: MinuteRange) throws(StagingError) -> ShownContent
  {
    guard let table = staging.scenario.world.table(slice.table) else {
      throw .evidence(.unknownTable(slice.table))
    }
    do {
      let world = staging.scenario.world
      let clock = LogClock(pageMinuteOfDay: world.pageMinuteOfDay)
      let writer = try LogWriter(table, in: world, clock: clock)
      let rows = try rows(
        of: slice.table,
        in: window,
        fields: writer.requiredFields(matching: slice.rows)
      )
      let excerpt = try writer.excerpt(of: rows, matching: slice.rows, limit: limit)
      return .log(excerpt.lines.map(\.json), total: excerpt.total)
    } catch {
      throw .evidence(EvidenceError(error))
    }
  }

  /// The last rows of a slice as text.
  func sample(
    _ slice: Slice,
    _ fields: [FieldName],
    _ limit: Int,
    _ window: MinuteRange
  ) throws(StagingError) -> ShownContent {
    let (rows, positions) = try matching(slice, window, fields: fields)
    let header = (rows.times.isEmpty ? [] : ["time"]) + fields.map(\.rawValue)
    let page = staging.scenario.world.pageMinuteOfDay
    let lines = positions.suffix(limit).map { row in
      let time = rows.times.isEmpty ? [] : [clock(Int(rows.times[row]), page: page)]
      return time + fields.map { rows[$0]?.text(at: row) ?? "" }
    }
    return .rows(header, lines, total: positions.count)
  }

  /// Both sides of a comparison with their 95 % intervals, within each value of a field if named.
  func intervals(
    _ comparison: SliceComparison,
    _ across: FieldName?,
    _ window: MinuteRange
  ) throws(StagingError) -> ShownContent {
    var sides: [[(group: String, interval: ShownInterval)]] = []
    for slice in [comparison.left, comparison.right] {
      let query = Query(
        table: slice.table,
        window: slice.window.resolved(own: window),
        rows: .all([slice.rows, comparison.outcome.isRecorded]),
        groupBy: across.map { [$0] } ?? [],
        aggregates: comparison.outcome.aggregates
      )
      let side = slice.rows.briefWords
      sides.append(
        try answer(query).rows.map { row in
          let group = row.group.joined(separator: " ")
          let label = [group, side].filter { !$0.isEmpty }.joined(separator: " · ")
          return (group, comparison.outcome.interval(label: label, row: row))
        }
      )
    }
    let groups = sides[0].map(\.group) + sides[1].map(\.group)
    let shown = groups.withoutRepeats.flatMap { group in
      sides.flatMap { side in side.filter { $0.group == group }.map(\.interval) }
    }
    return .intervals(shown, format: comparison.outcome.format)
  }
}

extension Outcome {
  /// The rows that an estimate and its n are made of: those in which what it reads was recorded.
  fileprivate var isRecorded: Predicate {
    let fields: [FieldName] =
      switch self {
      case .share(let rows): rows.fieldsThatMustBeRecorded
      case .mean(let field), .ranks(let field): [field]
      }
    return .all(fields.map { .not(.isMissing($0)) })
  }

  /// The aggregates that a side's estimate and interval are computed from.
  fileprivate var aggregates: [Aggregate] {
    switch self {
    case .share(let rows): [.share(rows)]
    case .mean(let field), .ranks(let field): [.mean(field), .sd(field)]
    }
  }

  /// The form of a side's estimate as text.
  package var format: FigureFormat {
    switch self {
    case .share: .percent
    case .mean, .ranks: .number
    }
  }

  /// Wilson's interval for a share, the normal one for a mean.
  fileprivate func interval(label: String, row: QueryResult.Row) -> ShownInterval {
    let estimate = row.values[0]
    var shown = ShownInterval(label: label, estimate: estimate, count: row.count)
    guard let estimate, row.count > 0 else { return shown }
    switch self {
    case .share:
      let hits = (estimate * Double(row.count)).rounded()
      if let proportion = try? Statistics.Proportion(successes: Int(hits), trials: row.count) {
        let interval = try? Statistics.wilsonInterval(proportion)
        shown.low = interval?.lower
        shown.high = interval?.upper
      }
    case .mean, .ranks:
      if let sd = row.values[1] {
        let half = 1.959963984540054 * sd / Double(row.count).squareRoot()
        shown.low = estimate - half
        shown.high = estimate + half
      }
    }
    return shown
  }
}

extension Predicate {
  /// The values that a condition asks for, such as "ja canary", to label a side of a comparison.
  fileprivate var briefWords: String {
    switch self {
    case .always: ""
    case .all(let parts):
      parts.map(\.briefWords).filter { !$0.isEmpty }.joined(separator: " ")
    case .isOneOf(_, let values): values.joined(separator: "/")
    case .any, .not, .isTrue, .compares, .isMissing: words
    }
  }
}

extension Column {
  /// The value of a row as a person reads it.
  fileprivate func text(at row: Int) -> String {
    switch self {
    case .codes(let codes, let labels):
      Int(codes[row]) < labels.count ? labels[Int(codes[row])] : "missing"
    case .numbers(let numbers):
      numbers[row].isNaN ? "missing" : Digits.significant(Double(numbers[row]), digits: 4)
    case .flags(let flags):
      switch flags[row] {
      case 0: "false"
      case 1: "true"
      default: "missing"
      }
    case .entities(let numbers), .references(let numbers): "\(numbers[row])"
    }
  }
}
