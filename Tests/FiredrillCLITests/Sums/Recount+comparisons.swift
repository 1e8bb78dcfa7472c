import ScenarioModel
import Telemetry
import Testing

extension Recount {
  /// Intervals: n, estimate and both ends of each side, within each value of a field if named.
  func check(
    _ intervals: [ShownInterval],
    _ comparison: SliceComparison,
    _ across: FieldName?
  ) throws -> Int {
    var counted: [(n: Int, estimate: Double, low: Double, high: Double)] = []
    var groups: [PlainValue?] = [nil]
    if let across {
      let left = try side(comparison.left, comparison.outcome, extra: [across.rawValue])
      let right = try side(comparison.right, comparison.outcome, extra: [across.rawValue])
      let labels = try labels(of: across, in: comparison.left.table)
      let seen = Set(
        (left.positions.map { left.plain.rows[$0][across.rawValue] }
          + right.positions.map { right.plain.rows[$0][across.rawValue] }).compactMap(\.self)
      )
      groups = labels.map(PlainValue.word).filter(seen.contains)
    }
    for group in groups {
      for slice in [comparison.left, comparison.right] {
        let (plain, all) = try side(
          slice,
          comparison.outcome,
          extra: across.map { [$0.rawValue] } ?? []
        )
        let positions = all.filter { position in
          across.map { plain.rows[position][$0.rawValue] == group } ?? true
        }
        guard let row = Self.interval(comparison.outcome, plain, positions) else { continue }
        counted.append(row)
      }
    }
    #expect(intervals.count == counted.count, "\(place): intervals shown")
    for (shown, own) in zip(intervals, counted) {
      #expect(shown.count == own.n, "\(place), n of \(shown.label)")
      expect(shown.estimate, own.estimate, shown.label)
      expect(shown.low, own.low, "low end of \(shown.label)")
      expect(shown.high, own.high, "high end of \(shown.label)")
    }
    return 4 * counted.count
  }

  private func labels(of field: FieldName, in table: TableName) throws -> [String] {
    let rows = try scene.world.rows(
      of: table,
      in: MinuteRange(from: -1, to: 0),
      fields: [field],
      timeline: scene.timeline
    )
    switch rows[field] {
    case .codes(_, let labels): return labels
    case .flags: return ["false", "true"]
    case .numbers, .entities, .references, nil: return []
    }
  }

  private static func interval(
    _ outcome: Outcome,
    _ plain: PlainRows,
    _ positions: [Int]
  ) -> (n: Int, estimate: Double, low: Double, high: Double)? {
    switch outcome {
    case .share(let condition):
      let (hits, trials) = plain.share(of: condition, among: positions)
      guard trials > 0 else { return nil }
      let (low, high) = PlainRows.wilson(hits: hits, trials: trials)
      return (trials, Double(hits) / Double(trials), low, high)
    case .mean(let field), .ranks(let field):
      let numbers = plain.numbers(field, among: positions)
      guard let mean = PlainRows.mean(numbers), let sd = PlainRows.deviation(numbers) else {
        return nil
      }
      let half = 1.959963984540054 * sd / Double(numbers.count).squareRoot()
      return (numbers.count, mean, mean - half, mean + half)
    }
  }

  /// The rows of one side of a comparison.
  func side(
    _ slice: Slice,
    _ outcome: Outcome,
    extra: [String] = []
  ) throws -> (plain: PlainRows, positions: [Int]) {
    let fields: [String] =
      switch outcome {
      case .share(let condition): PlainRows.fields(of: condition).map(\.name)
      case .mean(let field), .ranks(let field): [field.rawValue]
      }
    let plain = try rows(
      of: slice.table,
      slice.window.resolved(own: report.window),
      fields + extra + PlainRows.fields(of: slice.rows).map(\.name)
    )
    return (plain, plain.positions(of: slice.rows))
  }

  /// A labelled figure: those that are counts, shares, means or differences of such.
  func check(_ shown: ShownFigure, _ label: LabelledFigure) throws -> Int {
    let named = scene.staging.scenario.actions.first { $0.id == report.action }?.evidence.measures
      .first { $0.name == label.figure.measure }
    guard let measure = named?.measure else { return 0 }
    guard let counted = try counted(measure, label.figure.key) else { return 0 }
    expect(shown.value, counted, label.label)
    return 1
  }

  /// A figure counted by hand, or `nil` for tests and intervals, which have oracles of their own.
  private func counted(_ measure: Measure, _ key: String) throws -> Double? {
    switch measure {
    case .aggregate(let aggregate, let slice):
      let window = slice.window.resolved(own: report.window)
      let fields = PlainRows.fields(of: slice.rows).map(\.name)
      let plain = try rows(
        of: slice.table,
        window,
        fields + aggregate.fieldsRead.map(\.rawValue)
      )
      let positions = plain.positions(of: slice.rows)
      if key == "n", case .share(let condition) = aggregate {
        return Double(plain.share(of: condition, among: positions).trials)
      }
      return key == "value"
        ? plain.value(of: aggregate, among: positions, minutes: window.count) : nil
    case .comparison(let comparison):
      return try counted(comparison, key) { _ in true }
    case .comparisonAcross(let field, let comparison):
      let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return nil }
      return try counted(comparison, parts[1], extra: field.rawValue) {
        $0[field.rawValue] == .word(parts[0])
      }
    case .sampleRatio(let field, let slice, let expected):
      let names = expected.map(\.name)
      guard names.contains(key) else { return nil }
      let plain = try rows(
        of: slice.table,
        slice.window.resolved(own: report.window),
        [field.rawValue] + PlainRows.fields(of: slice.rows).map(\.name)
      )
      let values = plain.positions(of: slice.rows).compactMap { plain.rows[$0][field.rawValue] }
        .filter { value in names.contains { value == .word($0) } }
      return Double(values.count { $0 == .word(key) }) / Double(values.count)
    case .paired(let slice, let left, let right):
      let plain = try rows(
        of: slice.table,
        slice.window.resolved(own: report.window),
        [left, right, slice.rows].flatMap { PlainRows.fields(of: $0).map(\.name) }
      )
      let pairs = plain.positions(of: slice.rows).filter {
        plain.share(of: .all([left, right]), among: [$0]).trials == 1
      }
      func matching(_ condition: Predicate) -> Double {
        Double(plain.share(of: condition, among: pairs).hits)
      }
      let n = Double(pairs.count)
      switch key {
      case "n": return n
      case "left": return matching(left) / n
      case "right": return matching(right) / n
      case "left_only": return matching(.all([left, .not(right)]))
      case "right_only": return matching(.all([right, .not(left)]))
      case "difference": return (matching(right) - matching(left)) / n
      default: return nil
      }
    case .standardised(_, let comparison) where key == "crude":
      return try counted(comparison, "difference") { _ in true }
    case .standardised, .differenceInDifferences, .stability, .power: return nil
    }
  }

  private func counted(
    _ comparison: SliceComparison,
    _ key: String,
    extra: String? = nil,
    _ isMeant: (PlainRows.PlainRow) -> Bool
  ) throws -> Double? {
    var estimates: [(n: Int, value: Double?)] = []
    for slice in [comparison.left, comparison.right] {
      let (plain, all) = try side(slice, comparison.outcome, extra: extra.map { [$0] } ?? [])
      let positions = all.filter { isMeant(plain.rows[$0]) }
      let one: (n: Int, value: Double?) =
        switch comparison.outcome {
        case .share(let condition):
          (
            plain.share(of: condition, among: positions).trials,
            plain.value(of: .share(condition), among: positions, minutes: 0)
          )
        case .mean(let field):
          (
            plain.numbers(field, among: positions).count,
            plain.value(of: .mean(field), among: positions, minutes: 0)
          )
        case .ranks(let field):
          (
            plain.numbers(field, among: positions).count,
            plain.value(of: .quantile(field, 0.5), among: positions, minutes: 0)
          )
        }
      estimates.append(one)
    }
    switch key {
    case "left": return estimates[0].value
    case "right": return estimates[1].value
    case "left_n": return Double(estimates[0].n)
    case "right_n": return Double(estimates[1].n)
    case "difference":
      guard let left = estimates[0].value, let right = estimates[1].value else { return nil }
      return right - left
    default: return nil
    }
  }
}
