extension Statistics {
  /// Returns the power of the pooled two-sided z test at the given true proportions and sizes.
  ///
  /// Normal approximation with the pooled standard error under no difference and the unpooled one
  /// under the truth; rejections on the wrong side count too, as they do in practice.
  package static func powerOfTwoProportions(
    _ p1: Double,
    _ p2: Double,
    firstCount: Int,
    secondCount: Int,
    alpha: Double = 0.05
  ) throws(StatisticsError) -> Double {
    for count in [firstCount, secondCount] where count < 1 {
      throw .outOfRange(.count, value: Double(count), lower: 1, upper: .infinity)
    }
    let terms = try PowerTerms(
      p1,
      p2,
      ratio: Double(secondCount) / Double(firstCount),
      alpha: alpha
    )
    return terms.power(firstCount: Double(firstCount))
  }

  /// Returns how many trials the first arm needs for the given power; the second gets `ratio` times
  /// as many.
  ///
  /// The usual closed form (J. L. Fleiss 1981, without continuity correction), rounded up:
  /// n = (z₁₋α⸝₂ √(p̄q̄(1 + 1/r)) + z_power √(p₁q₁ + p₂q₂/r))² / (p₁ − p₂)².
  package static func sampleSizeForTwoProportions(
    _ p1: Double,
    _ p2: Double,
    alpha: Double = 0.05,
    power: Double = 0.8,
    ratio: Double = 1
  ) throws(StatisticsError) -> Int {
    try requireInsideUnit(power, as: .power)
    let terms = try PowerTerms(p1, p2, ratio: ratio, alpha: alpha)
    guard terms.difference > 0 else {
      throw .outOfRange(.difference, value: 0, lower: 0, upper: 1)
    }
    let reach =
      (terms.critical * terms.nullDeviation + Elementary.normalQuantile(power) * terms.deviation)
      / terms.difference
    let exact = max(1, reach * reach)
    guard exact < 0x1p52 else {
      throw .outOfRange(.difference, value: terms.difference, lower: 0, upper: 1)
    }
    let whole = Int(exact)
    return Double(whole) < exact ? whole + 1 : whole
  }
}

/// The terms that power and sample size share; deviations are those of a first arm of one trial.
private struct PowerTerms {
  var difference: Double
  var nullDeviation: Double
  var deviation: Double
  var critical: Double

  init(_ p1: Double, _ p2: Double, ratio: Double, alpha: Double) throws(StatisticsError) {
    for p in [p1, p2] where !(p >= 0 && p <= 1) {
      throw .outOfRange(.probability, value: p, lower: 0, upper: 1)
    }
    guard ratio > 0, ratio < .infinity else {
      throw .outOfRange(.ratio, value: ratio, lower: 0, upper: .infinity)
    }
    try Statistics.requireInsideUnit(alpha, as: .alpha)
    let pooled = (p1 + ratio * p2) / (1 + ratio)
    difference = (p1 - p2).magnitude
    nullDeviation = (pooled * (1 - pooled) * (1 + 1 / ratio)).squareRoot()
    deviation = (p1 * (1 - p1) + p2 * (1 - p2) / ratio).squareRoot()
    critical = -Elementary.normalQuantile(alpha / 2)
  }

  func power(firstCount: Double) -> Double {
    let shift = difference * firstCount.squareRoot()
    let reach = critical * nullDeviation
    guard deviation > 0 else { return shift > reach ? 1 : 0 }
    return Elementary.normalCDF((shift - reach) / deviation)
      + Elementary.normalCDF((-shift - reach) / deviation)
  }
}
