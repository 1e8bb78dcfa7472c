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
    let degreesOfFreedom = observed.count - 1
    return ChiSquareTest(
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
}
