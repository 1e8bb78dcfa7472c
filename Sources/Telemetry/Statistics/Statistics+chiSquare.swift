extension Statistics {
  /// A χ² statistic with its degrees of freedom and tail probability.
  package struct ChiSquareTest: Hashable, Sendable {
    package var statistic: Double
    package var degreesOfFreedom: Int
    package var p: Double
  }

  /// Tests counts against the shares they were to have: the check for a sample-ratio mismatch.
  ///
  /// Shares need not sum to one; each must be positive.
  package static func chiSquareGoodnessOfFit(
    observed: [Int],
    shares: [Double]
  ) throws(StatisticsError) -> ChiSquareTest {
    guard observed.count == shares.count else {
      throw .lengthMismatch(.observed, .expected, observed.count, shares.count)
    }
    guard observed.count >= 2 else {
      throw .tooFewValues(.observed, needed: 2, given: observed.count)
    }
    try requireFinite(shares, as: .expected)
    for share in shares where share <= 0 {
      throw .outOfRange(.share, value: share, lower: 0, upper: .infinity)
    }
    let total = try total(of: observed)
    let whole = shares.reduce(0, +)
    var statistic = 0.0
    for (count, share) in zip(observed, shares) {
      let expected = total * (share / whole)
      let deviation = Double(count) - expected
      statistic += deviation * deviation / expected
    }
    return chiSquareTest(statistic, degreesOfFreedom: observed.count - 1)
  }

  /// Tests whether rows and columns of a table of counts are independent.
  ///
  /// Rows and columns without a count are left out, since they say nothing. With
  /// `continuityCorrection`, a table of one degree of freedom has each deviation reduced by a half
  /// at most (Yates).
  package static func chiSquareIndependence(
    _ table: [[Int]],
    continuityCorrection: Bool = false
  ) throws(StatisticsError) -> ChiSquareTest {
    let (rows, columns, cells) = try margins(of: table)
    guard rows.count >= 2, columns.count >= 2 else { throw .noVariation(.observed) }
    let total = rows.reduce(0, +)
    let degreesOfFreedom = (rows.count - 1) * (columns.count - 1)
    let correction = continuityCorrection && degreesOfFreedom == 1 ? 0.5 : 0
    var statistic = 0.0
    for row in rows.indices {
      for column in columns.indices {
        let expected = rows[row] * (columns[column] / total)
        let size = (cells[row * columns.count + column] - expected).magnitude
        let deviation = size - min(correction, size)
        statistic += deviation * deviation / expected
      }
    }
    return chiSquareTest(statistic, degreesOfFreedom: degreesOfFreedom)
  }

  private static func chiSquareTest(_ statistic: Double, degreesOfFreedom: Int) -> ChiSquareTest {
    ChiSquareTest(
      statistic: statistic,
      degreesOfFreedom: degreesOfFreedom,
      p: Elementary.chiSquareTail(statistic, degreesOfFreedom: Double(degreesOfFreedom))
    )
  }

  private static func total(of counts: [Int]) throws(StatisticsError) -> Double {
    var total = 0.0
    for count in counts {
      guard count >= 0 else {
        throw .outOfRange(.count, value: Double(count), lower: 0, upper: .infinity)
      }
      total += Double(count)
    }
    guard total > 0 else { throw .emptySample(.observed) }
    return total
  }

  /// Returns the sums of the rows and columns that have counts, and the cells where they meet.
  private static func margins(
    of table: [[Int]]
  ) throws(StatisticsError) -> (rows: [Double], columns: [Double], cells: [Double]) {
    guard let width = table.first?.count else { throw .emptySample(.observed) }
    var rowSums: [Double] = []
    var columnSums = [Double](repeating: 0, count: width)
    for (index, row) in table.enumerated() {
      guard row.count == width else { throw .raggedTable(row: index) }
      var sum = 0.0
      for (column, count) in row.enumerated() {
        guard count >= 0 else {
          throw .outOfRange(.count, value: Double(count), lower: 0, upper: .infinity)
        }
        sum += Double(count)
        columnSums[column] += Double(count)
      }
      rowSums.append(sum)
    }
    guard rowSums.contains(where: { $0 > 0 }) else { throw .emptySample(.observed) }
    let kept = columnSums.indices.filter { columnSums[$0] > 0 }
    var cells: [Double] = []
    for (index, row) in table.enumerated() where rowSums[index] > 0 {
      for column in kept { cells.append(Double(row[column])) }
    }
    return (rowSums.filter { $0 > 0 }, kept.map { columnSums[$0] }, cells)
  }
}
