extension Measure {
  /// Computes the measure's figures, in the order of `keys(in:)`.
  ///
  /// `windows` resolves windows to minutes; `rows` makes the rows that are needed, or more of
  /// them, and is called once for each table and window that differ. Throws the first of
  /// `problems(in:)` and what `rows` throws. Complexity: O(rows), and O(rows × log rows) for ranks.
  package func evaluate(
    windows: @escaping (WindowReference) -> MinuteRange,
    rows: (RowRequest) throws -> Rows,
    model: WorldModel,
    sight: Sight = .telemetry
  ) throws -> [MeasureValue] {
    if let problem = problems(in: model, sight: sight).first { throw problem.error }
    let reader = try SliceReader(
      slices,
      fields: fieldsRead,
      model: model,
      sight: sight,
      windows: windows,
      rows: rows
    )
    var values = MeasureValues()
    switch self {
    case .aggregate(let aggregate, let slice):
      aggregate.add(to: &values, slice, reader)
    case .comparison(let comparison):
      comparison.compared(reader)[0].add(to: &values)
    case .paired(let slice, let left, let right):
      slice.addPaired(left, right, to: &values, reader)
    case .comparisonAcross(let field, let comparison):
      comparison.addAcross(field, to: &values, reader, model)
    case .standardised(let strata, let comparison):
      comparison.addStandardised(strata, to: &values, reader)
    case .differenceInDifferences(let before, let comparison):
      comparison.addChange(since: before, to: &values, reader)
    case .sampleRatio(let field, let slice, let expected):
      slice.addSampleRatio(of: field, expected, to: &values, reader)
    case .stability(let field, let left, let right):
      let one = reader.slotted(left, by: [field]).counts()
      let two = reader.slotted(right, by: [field]).counts()
      let index = try? Statistics.populationStability(referenceCounts: one, currentCounts: two)
      values.add("psi", index)
      values.add("left_n", one.reduce(0, +))
      values.add("right_n", two.reduce(0, +))
    case .power(let comparison, let effect):
      comparison.addPower(effect: effect, to: &values, reader)
    }
    return values.values
  }

  /// The slices whose rows the measure reads.
  var slices: [Slice] {
    switch self {
    case .aggregate(_, let slice), .sampleRatio(_, let slice, _), .paired(let slice, _, _):
      [slice]
    case .comparison(let comparison), .comparisonAcross(_, let comparison),
      .standardised(_, let comparison), .power(let comparison, _):
      [comparison.left, comparison.right]
    case .differenceInDifferences(let before, let comparison):
      [
        comparison.left, comparison.right, comparison.left.moved(to: before),
        comparison.right.moved(to: before),
      ]
    case .stability(_, let left, let right):
      [left, right]
    }
  }

  /// The fields that the measure reads besides those of its slices' conditions.
  var fieldsRead: [FieldName] {
    switch self {
    case .aggregate(let aggregate, _): aggregate.fieldsRead
    case .comparison(let comparison), .differenceInDifferences(_, let comparison),
      .power(let comparison, _):
      comparison.outcome.fieldsRead
    case .paired(_, let left, let right): left.fieldsRead + right.fieldsRead
    case .comparisonAcross(let field, let comparison): [field] + comparison.outcome.fieldsRead
    case .standardised(let strata, let comparison): strata + comparison.outcome.fieldsRead
    case .sampleRatio(let field, _, _), .stability(let field, _, _): [field]
    }
  }
}

extension Outcome {
  /// The fields that the outcome reads.
  var fieldsRead: [FieldName] {
    switch self {
    case .share(let predicate): predicate.fieldsRead
    case .mean(let name), .ranks(let name): [name]
    }
  }
}

extension Slice {
  /// The same rows in another window.
  func moved(to window: WindowReference) -> Slice {
    var slice = self
    slice.window = window
    return slice
  }

  fileprivate func addSampleRatio(
    of field: FieldName,
    _ expected: [CategoryValue],
    to values: inout MeasureValues,
    _ reader: SliceReader
  ) {
    let slotted = reader.slotted(self, by: [field])
    let all = slotted.counts()
    let names = GroupColumn(field, of: slotted.rows).names
    let counts = expected.map { value in
      names.firstIndex(of: value.name).map { all[$0] } ?? 0
    }
    let shares = expected.map { $0.weight.constant ?? 0 }
    let test = try? Statistics.chiSquareGoodnessOfFit(observed: counts, shares: shares)
    values.add("chi_square", test?.statistic)
    values.add("p", test?.p)
    let total = counts.reduce(0, +)
    values.add("n", total)
    guard total > 0 else { return }
    for (value, count) in zip(expected, counts) {
      values.add(value.name, Double(count) / Double(total))
    }
  }
}

extension Slice {
  fileprivate func addPaired(
    _ left: Predicate,
    _ right: Predicate,
    to values: inout MeasureValues,
    _ reader: SliceReader
  ) {
    let slotted = reader.slotted(self)
    func matching(_ parts: [Predicate]) -> SlotShare { slotted.shares(of: .all(parts))[0] }
    let both = matching([left, right])
    let leftOnly = matching([left, .not(right)]).matching
    let rightOnly = matching([.not(left), right]).matching
    let test = try? Statistics.comparePairs(
      Statistics.PairedCounts(
        both: both.matching,
        firstOnly: rightOnly,
        secondOnly: leftOnly,
        neither: both.count - both.matching - leftOnly - rightOnly
      )
    )
    if both.count > 0 {
      values.add("left", Double(both.matching + leftOnly) / Double(both.count))
      values.add("right", Double(both.matching + rightOnly) / Double(both.count))
    }
    values.add("n", both.count)
    values.add("left_only", leftOnly)
    values.add("right_only", rightOnly)
    values.add("difference", test?.difference)
    values.add("low", test?.interval.lower)
    values.add("high", test?.interval.upper)
    values.add("p", test?.p)
    values.add("kappa", test?.kappa)
  }
}

extension Aggregate {
  fileprivate func add(
    to values: inout MeasureValues,
    _ slice: Slice,
    _ reader: SliceReader
  ) {
    let slotted = reader.slotted(slice)
    let counts = slotted.counts()
    var figures = AggregateFigures(slotted, counts: counts, minutes: [reader.minutes(of: slice)])
    // The engine leaves out groups without rows; so does a measure, but for its n.
    values.add("value", counts[0] > 0 || isCount ? figures.values(of: self)[0] : nil)
    values.add("n", counted(in: slotted, counts))
  }

  /// Whether the aggregate has a value without rows.
  private var isCount: Bool {
    switch self {
    case .count, .perMinute: true
    case .share, .mean, .sum, .sd, .quantile, .distinct, .missing: false
    }
  }

  /// The rows from which the aggregate is computed.
  private func counted(in slotted: SlottedRows, _ counts: [Int]) -> Int {
    switch self {
    case .count, .perMinute, .missing: counts[0]
    case .share(let predicate): slotted.shares(of: predicate)[0].count
    case .mean(let name), .sum(let name), .sd(let name), .quantile(let name, _):
      slotted.moments(of: name, squares: false)[0].count
    case .distinct(let name): counts[0] - slotted.missing(name)[0]
    }
  }
}

extension Parameter {
  /// Its value if nothing changes it and it is a constant.
  var constant: Double? {
    guard adjustments.isEmpty, case .constant(let value) = base else { return nil }
    return value
  }
}

/// A figure of a measure under its key.
package struct MeasureValue: Hashable, Sendable {
  package var key: String
  package var value: Double

  package init(_ key: String, _ value: Double) {
    self.key = key
    self.value = value
  }
}

/// The figures computed so far, in order; a figure that cannot be computed is left out.
struct MeasureValues {
  private(set) var values: [MeasureValue] = []

  mutating func add(_ key: String, _ value: Double?) {
    guard let value, value.isFinite else { return }
    values.append(MeasureValue(key, value))
  }

  mutating func add(_ key: String, _ count: Int) { add(key, Double(count)) }
}
