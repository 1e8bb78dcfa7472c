extension Statistics {
  /// Returns Wilson's score interval of a proportion.
  ///
  /// Source: E. B. Wilson 1927; no continuity correction.
  package static func wilsonInterval(
    _ proportion: Proportion,
    confidence: Double = 0.95
  ) throws(StatisticsError) -> ConfidenceInterval {
    let z = try criticalValue(confidence: confidence)
    let n = Double(proportion.trials)
    let p = proportion.ratio
    let square = z * z
    let centre = (p + square / (2 * n)) / (1 + square / n)
    let half = z * (p * (1 - p) / n + square / (4 * n * n)).squareRoot() / (1 + square / n)
    return ConfidenceInterval(
      lower: proportion.successes == 0 ? 0 : max(0, centre - half),
      upper: proportion.successes == proportion.trials ? 1 : min(1, centre + half),
      confidence: confidence
    )
  }

  /// The comparison of two proportions by the pooled z test.
  package struct TwoProportionTest: Hashable, Sendable {
    /// The first proportion less the second.
    package var difference: Double
    /// The difference over its standard error under the hypothesis of no difference.
    package var z: Double
    /// The two-sided probability of a z at least as far from zero.
    package var p: Double
    /// Newcombe's interval of the difference.
    package var interval: ConfidenceInterval
  }

  /// Compares two proportions; both all or both none gives z = 0 and p = 1.
  ///
  /// The interval is the hybrid of two Wilson intervals (R. G. Newcombe 1998, method 10), which
  /// stays within ±1 and does not collapse at 0 or 1.
  package static func compareProportions(
    _ first: Proportion,
    _ second: Proportion,
    confidence: Double = 0.95
  ) throws(StatisticsError) -> TwoProportionTest {
    let difference = first.ratio - second.ratio
    let n1 = Double(first.trials)
    let n2 = Double(second.trials)
    let pooled = Double(first.successes + second.successes) / (n1 + n2)
    let error = (pooled * (1 - pooled) * (1 / n1 + 1 / n2)).squareRoot()
    let z = error > 0 ? difference / error : 0
    let one = try wilsonInterval(first, confidence: confidence)
    let two = try wilsonInterval(second, confidence: confidence)
    let below = distance(first.ratio - one.lower, two.upper - second.ratio)
    let above = distance(one.upper - first.ratio, second.ratio - two.lower)
    return TwoProportionTest(
      difference: difference,
      z: z,
      p: Elementary.normalTwoSided(z),
      interval: ConfidenceInterval(
        lower: difference - below,
        upper: difference + above,
        confidence: confidence
      )
    )
  }

  private static func distance(_ a: Double, _ b: Double) -> Double {
    (a * a + b * b).squareRoot()
  }
}
