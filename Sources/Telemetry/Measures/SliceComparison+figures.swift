extension SliceComparison {
  /// Both sides compared, in each stratum of the fields' values ("missing" the last of each).
  func compared(_ reader: SliceReader, by fields: [FieldName] = []) -> [ComparedFigures] {
    let sides = sides(reader, by: fields)
    return zip(sides.left, sides.right).map { ComparedFigures($0, $1) }
  }

  /// The holm-adjusted comparison within each value of a field.
  func addAcross(
    _ field: FieldName,
    to values: inout MeasureValues,
    _ reader: SliceReader,
    _ model: WorldModel
  ) {
    let names = Self.groups(of: field, left.table, model)
    let compared = Array(zip(names, self.compared(reader, by: [field])))
    let tested = compared.filter { $0.1.p != nil }
    let unadjusted = tested.compactMap(\.1.p)
    let adjusted = (try? Statistics.holm(unadjusted)) ?? []
    let differences = compared.compactMap(\.1.difference)
    values.add("groups", compared.count { $0.1.hasRows })
    values.add("compared", tested.count)
    values.add("significant", adjusted.count { $0 < 0.05 })
    values.add("smallest_p", adjusted.min())
    values.add("unadjusted_p", unadjusted.min())
    values.add("worst", differences.max())
    values.add("best", differences.min())
    for (name, figures) in compared {
      figures.add(to: &values, prefix: "\(name).")
      if let place = tested.firstIndex(where: { $0.0 == name }), place < adjusted.count {
        values.add("\(name).adjusted_p", adjusted[place])
      }
    }
  }

  /// The values of a field that a comparison across it names.
  static func groups(of field: FieldName, _ table: TableName, _ model: WorldModel) -> [String] {
    let declared = model.groupValues(of: field, in: table) ?? []
    return model.canBeMissing(field, in: table) ? declared + [Column.missingValue] : declared
  }

  /// The difference with both sides weighted to their pooled mix of strata.
  func addStandardised(
    _ strata: [FieldName],
    to values: inout MeasureValues,
    _ reader: SliceReader
  ) {
    let sides = sides(reader, by: strata)
    var kept: [(left: Statistics.Estimate, right: Statistics.Estimate, weight: Double)] = []
    var dropped = 0
    for (one, two) in zip(sides.left, sides.right) where one.count + two.count > 0 {
      if let left = one.estimate, let right = two.estimate {
        kept.append((left, right, Double(one.count + two.count)))
      } else {
        dropped += 1
      }
    }
    let test = try? Statistics.standardisedDifference(
      first: kept.map(\.right),
      second: kept.map(\.left),
      weights: kept.map(\.weight)
    )
    values.add(test)
    values.add("crude", compared(reader)[0].difference)
    values.add("strata", kept.count)
    values.add("dropped", dropped)
  }

  /// The change of the difference from an earlier window.
  func addChange(
    since before: WindowReference,
    to values: inout MeasureValues,
    _ reader: SliceReader
  ) {
    var earlier = self
    earlier.left.window = before
    earlier.right.window = before
    let then = earlier.sides(reader, by: [])
    let now = sides(reader, by: [])
    if let leftThen = then.left[0].estimate, let rightThen = then.right[0].estimate,
      let leftNow = now.left[0].estimate, let rightNow = now.right[0].estimate
    {
      values.add(
        try? Statistics.differenceInDifferences(
          treatedBefore: rightThen,
          treatedAfter: rightNow,
          controlBefore: leftThen,
          controlAfter: leftNow
        )
      )
    }
    values.add("before", Self.difference(then.left[0], then.right[0]))
    values.add("after", Self.difference(now.left[0], now.right[0]))
  }

  /// The power to see an effect on a share at the sides' sizes.
  func addPower(effect: Double, to values: inout MeasureValues, _ reader: SliceReader) {
    let sides = sides(reader, by: [])
    let (left, right) = (sides.left[0], sides.right[0])
    if let baseline = left.value, right.count > 0, (0...1).contains(baseline + effect) {
      let changed = baseline + effect
      values.add(
        "power",
        try? Statistics.powerOfTwoProportions(
          baseline,
          changed,
          firstCount: left.count,
          secondCount: right.count
        )
      )
      let leftIsSmaller = left.count <= right.count
      let (small, large) = leftIsSmaller ? (left, right) : (right, left)
      let needed = try? Statistics.sampleSizeForTwoProportions(
        leftIsSmaller ? baseline : changed,
        leftIsSmaller ? changed : baseline,
        ratio: Double(large.count) / Double(small.count)
      )
      values.add("needed", needed.map { Double($0) })
    }
    values.add("left_n", left.count)
    values.add("right_n", right.count)
    values.add("baseline", left.value)
  }

  private static func difference(_ left: OutcomeFigures, _ right: OutcomeFigures) -> Double? {
    guard let left = left.value, let right = right.value else { return nil }
    return right - left
  }

  private func sides(
    _ reader: SliceReader,
    by fields: [FieldName]
  ) -> (left: [OutcomeFigures], right: [OutcomeFigures]) {
    (
      OutcomeFigures.of(outcome, in: reader.slotted(left, by: fields)),
      OutcomeFigures.of(outcome, in: reader.slotted(right, by: fields))
    )
  }
}

extension MeasureValues {
  /// Adds a difference with its interval and p.
  fileprivate mutating func add(_ test: Statistics.DifferenceTest?) {
    add("difference", test?.difference)
    add("low", test?.interval.lower)
    add("high", test?.interval.upper)
    add("p", test?.p)
  }
}
