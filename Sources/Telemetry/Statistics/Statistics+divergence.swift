extension Statistics {
  /// Returns the Kullback–Leibler divergence Σ p log(p / q), in nats.
  ///
  /// Both are brought to sum one. Infinite where q is zero and p is not.
  package static func kullbackLeibler(
    _ p: [Double],
    from q: [Double]
  ) throws(StatisticsError) -> Double {
    let (first, second) = try shares(p, q)
    var sum = 0.0
    for (a, b) in zip(first, second) where a > 0 {
      if b == 0 { return .infinity }
      sum += a * Elementary.log(a / b)
    }
    return max(0, sum)
  }

  /// How far two distributions are from their average.
  package struct JensenShannon: Hashable, Sendable {
    /// The divergence in bits, from 0 to 1.
    package var divergence: Double
    /// The square root of the divergence, a metric.
    package var distance: Double
  }

  /// Returns the Jensen–Shannon divergence to base two; both are brought to sum one.
  package static func jensenShannon(
    _ p: [Double],
    _ q: [Double]
  ) throws(StatisticsError) -> JensenShannon {
    let (first, second) = try shares(p, q)
    var sum = 0.0
    for (a, b) in zip(first, second) {
      let middle = 0.5 * (a + b)
      if a > 0 { sum += a * Elementary.log(a / middle) }
      if b > 0 { sum += b * Elementary.log(b / middle) }
    }
    let divergence = min(1, max(0, 0.5 * sum * Elementary.inverseLn2))
    return JensenShannon(divergence: divergence, distance: divergence.squareRoot())
  }

  private static func shares(
    _ p: [Double],
    _ q: [Double]
  ) throws(StatisticsError) -> ([Double], [Double]) {
    guard p.count == q.count else { throw .lengthMismatch(.first, .second, p.count, q.count) }
    return (try share(p, as: .first), try share(q, as: .second))
  }

  private static func share(
    _ values: [Double],
    as sample: StatisticsError.Sample
  ) throws(StatisticsError) -> [Double] {
    try requireFinite(values, as: sample)
    for value in values where value < 0 {
      throw .outOfRange(.share, value: value, lower: 0, upper: .infinity)
    }
    let sum = values.reduce(0, +)
    guard sum > 0 else { throw .emptySample(sample) }
    return values.map { $0 / sum }
  }
}
