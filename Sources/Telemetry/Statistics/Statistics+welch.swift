extension Statistics {
  /// Welch's comparison of two means.
  package struct WelchTest: Hashable, Sendable {
    /// The first mean less the second.
    package var difference: Double
    package var standardError: Double
    package var t: Double
    /// The Welch–Satterthwaite degrees of freedom, not an integer.
    package var degreesOfFreedom: Double
    /// The two-sided probability.
    package var p: Double
    package var interval: ConfidenceInterval
  }

  /// Compares the means of two samples of unequal variance, each of two values or more.
  package static func welch(
    _ first: Moments,
    _ second: Moments,
    confidence: Double = 0.95
  ) throws(StatisticsError) -> WelchTest {
    try requireInsideUnit(confidence, as: .confidence)
    for (moments, sample) in [(first, StatisticsError.Sample.first), (second, .second)]
    where moments.count < 2 {
      throw .tooFewValues(sample, needed: 2, given: moments.count)
    }
    let v1 = first.estimateVariance
    let v2 = second.estimateVariance
    guard v1 + v2 > 0 else { throw .noVariation(.values) }
    let share1 = v1 / (v1 + v2)
    let share2 = v2 / (v1 + v2)
    let degreesOfFreedom =
      1 / (share1 * share1 / Double(first.count - 1) + share2 * share2 / Double(second.count - 1))
    let difference = first.mean - second.mean
    let standardError = (v1 + v2).squareRoot()
    let t = difference / standardError
    let reach =
      standardError
      * Elementary.studentTwoSidedQuantile(1 - confidence, degreesOfFreedom: degreesOfFreedom)
    return WelchTest(
      difference: difference,
      standardError: standardError,
      t: t,
      degreesOfFreedom: degreesOfFreedom,
      p: Elementary.studentTwoSided(t, degreesOfFreedom: degreesOfFreedom),
      interval: ConfidenceInterval(
        lower: difference - reach,
        upper: difference + reach,
        confidence: confidence
      )
    )
  }
}
