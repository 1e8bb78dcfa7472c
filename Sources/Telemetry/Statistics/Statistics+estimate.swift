extension Statistics {
  /// A number estimated from data, with the variance of the estimate.
  package struct Estimate: Hashable, Sendable {
    package var value: Double
    package var variance: Double

    package init(value: Double, variance: Double) {
      self.value = value
      self.variance = variance
    }
  }

  /// A difference judged by its standard error, on the normal approximation.
  package struct DifferenceTest: Hashable, Sendable {
    package var difference: Double
    package var standardError: Double
    /// The difference over its standard error; infinite where only the latter is zero.
    package var z: Double
    /// The two-sided probability.
    package var p: Double
    package var interval: ConfidenceInterval

    init(_ difference: Double, variance: Double, confidence: Double) throws(StatisticsError) {
      let critical = try Statistics.criticalValue(confidence: confidence)
      self.difference = difference
      standardError = variance.squareRoot()
      z = difference == 0 ? 0 : difference / standardError
      p = Elementary.normalTwoSided(z)
      interval = ConfidenceInterval(
        lower: difference - critical * standardError,
        upper: difference + critical * standardError,
        confidence: confidence
      )
    }
  }

  /// Compares two arms stratum by stratum and averages the differences with the given weights.
  ///
  /// The same weights for both arms take out a difference in mix (direct standardisation): what is
  /// left is a difference within strata.
  package static func standardisedDifference(
    first: [Estimate],
    second: [Estimate],
    weights: [Double],
    confidence: Double = 0.95
  ) throws(StatisticsError) -> DifferenceTest {
    guard first.count == second.count else {
      throw .lengthMismatch(.first, .second, first.count, second.count)
    }
    let shares = try normalised(weights, count: first.count)
    let one = standardised(first, shares)
    let two = standardised(second, shares)
    return try DifferenceTest(
      one.value - two.value,
      variance: one.variance + two.variance,
      confidence: confidence
    )
  }

  /// Returns the change of the treated group beyond the change of the control group.
  ///
  /// The four estimates are taken as independent.
  package static func differenceInDifferences(
    treatedBefore: Estimate,
    treatedAfter: Estimate,
    controlBefore: Estimate,
    controlAfter: Estimate,
    confidence: Double = 0.95
  ) throws(StatisticsError) -> DifferenceTest {
    let change = treatedAfter.value - treatedBefore.value
    let drift = controlAfter.value - controlBefore.value
    let variance =
      treatedBefore.variance + treatedAfter.variance + controlBefore.variance
      + controlAfter.variance
    return try DifferenceTest(change - drift, variance: variance, confidence: confidence)
  }

  /// Re-weights strata to a given mix: Σ wᵢ xᵢ, with its variance.
  private static func standardised(_ strata: [Estimate], _ shares: [Double]) -> Estimate {
    var value = 0.0
    var variance = 0.0
    for (stratum, share) in zip(strata, shares) where share > 0 {
      value += share * stratum.value
      variance += share * share * stratum.variance
    }
    return Estimate(value: value, variance: variance)
  }

  private static func normalised(
    _ weights: [Double],
    count: Int
  ) throws(StatisticsError) -> [Double] {
    guard weights.count == count else {
      throw .lengthMismatch(.strata, .weights, count, weights.count)
    }
    try requireFinite(weights, as: .weights)
    for weight in weights where weight < 0 {
      throw .outOfRange(.weight, value: weight, lower: 0, upper: .infinity)
    }
    let sum = weights.reduce(0, +)
    guard sum > 0 else { throw .noVariation(.weights) }
    return weights.map { $0 / sum }
  }
}
