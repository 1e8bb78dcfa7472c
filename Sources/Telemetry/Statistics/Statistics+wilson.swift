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
}
