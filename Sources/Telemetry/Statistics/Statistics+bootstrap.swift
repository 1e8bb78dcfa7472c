extension Statistics {
  /// An interval found by resampling.
  package struct Bootstrap: Hashable, Sendable {
    /// The statistic of the samples themselves.
    package var estimate: Double
    /// The standard deviation of the resampled statistics (divisor one less than their number).
    package var standardError: Double
    package var interval: ConfidenceInterval
  }

  /// How an interval is read from the resampled statistics.
  package enum BootstrapMethod: Hashable, Sendable {
    /// Between their quantiles.
    case percentile
    /// Between quantiles shifted for bias and skewness (B. Efron 1987). The acceleration comes from
    /// leaving out each value in turn, so this evaluates the statistic once more for each value.
    case biasCorrected
  }

  /// Resamples one sample with replacement.
  ///
  /// `generator` yields 64 uniformly drawn bits a call; an index below n is the high word of its
  /// product with n, redrawn where that would favour some indices (D. Lemire 2019).
  package static func bootstrap(
    _ values: [Double],
    resamples: Int = 2000,
    confidence: Double = 0.95,
    method: BootstrapMethod = .percentile,
    generator: () -> UInt64,
    statistic: ([Double]) -> Double
  ) throws(StatisticsError) -> Bootstrap {
    try requireFinite(values, as: .values)
    return try bootstrap(
      samples: [values],
      resamples: resamples,
      confidence: confidence,
      method: method,
      generator: generator
    ) { statistic($0[0]) }
  }

  /// Resamples two independent samples, each within itself.
  package static func bootstrap(
    _ first: [Double],
    _ second: [Double],
    resamples: Int = 2000,
    confidence: Double = 0.95,
    method: BootstrapMethod = .percentile,
    generator: () -> UInt64,
    statistic: ([Double], [Double]) -> Double
  ) throws(StatisticsError) -> Bootstrap {
    try requireFinite(first, as: .first)
    try requireFinite(second, as: .second)
    return try bootstrap(
      samples: [first, second],
      resamples: resamples,
      confidence: confidence,
      method: method,
      generator: generator
    ) { statistic($0[0], $0[1]) }
  }

  private static func bootstrap(
    samples: [[Double]],
    resamples: Int,
    confidence: Double,
    method: BootstrapMethod,
    generator: () -> UInt64,
    statistic: ([[Double]]) -> Double
  ) throws(StatisticsError) -> Bootstrap {
    try requireInsideUnit(confidence, as: .confidence)
    guard resamples >= 2 else {
      throw .outOfRange(.resamples, value: Double(resamples), lower: 2, upper: .infinity)
    }
    let estimate = statistic(samples)
    var drawn = samples
    var distribution: [Double] = []
    distribution.reserveCapacity(resamples)
    for _ in 0..<resamples {
      for (sample, values) in samples.enumerated() {
        refill(&drawn[sample], from: values, generator)
      }
      distribution.append(statistic(drawn))
    }
    let spread = try Moments(of: distribution)
    distribution = ascending(distribution)
    var levels = (lower: (1 - confidence) / 2, upper: (1 + confidence) / 2)
    if method == .biasCorrected {
      levels = corrected(
        levels,
        bias: bias(of: estimate, in: distribution),
        acceleration: try acceleration(samples, statistic)
      )
    }
    return Bootstrap(
      estimate: estimate,
      standardError: spread.standardDeviation,
      interval: ConfidenceInterval(
        lower: try quantile(levels.lower, ofSorted: distribution),
        upper: try quantile(levels.upper, ofSorted: distribution),
        confidence: confidence
      )
    )
  }

  private static func refill(
    _ drawn: inout [Double],
    from values: [Double],
    _ generator: () -> UInt64
  ) {
    for place in drawn.indices { drawn[place] = values[index(below: values.count, generator)] }
  }

  /// Returns the normal quantile of the share of statistics below the estimate, ties half.
  ///
  /// The share is kept half a resample away from 0 and 1, where the quantile is infinite.
  private static func bias(of estimate: Double, in distribution: [Double]) -> Double {
    var below = 0.0
    for value in distribution {
      below += value < estimate ? 1 : (value == estimate ? 0.5 : 0)
    }
    let count = Double(distribution.count)
    return Elementary.normalQuantile(min(max(below, 0.5), count - 0.5) / count)
  }

  /// Returns the acceleration by leaving out each value in turn; zero where nothing then changes.
  private static func acceleration(
    _ samples: [[Double]],
    _ statistic: ([[Double]]) -> Double
  ) throws(StatisticsError) -> Double {
    var cubes = 0.0
    var squares = 0.0
    for (sample, values) in samples.enumerated() {
      let name: StatisticsError.Sample =
        samples.count == 1 ? .values : (sample == 0 ? .first : .second)
      guard values.count >= 2 else { throw .tooFewValues(name, needed: 2, given: values.count) }
      var shortened = samples
      var left: [Double] = []
      for place in values.indices {
        shortened[sample] = values
        shortened[sample].remove(at: place)
        left.append(statistic(shortened))
      }
      let mean = try Moments(of: left).mean
      let count = Double(values.count)
      var sampleCubes = 0.0
      var sampleSquares = 0.0
      for value in left {
        let influence = (count - 1) * (mean - value)
        sampleSquares += influence * influence
        sampleCubes += influence * influence * influence
      }
      cubes += sampleCubes / (count * count * count)
      squares += sampleSquares / (count * count)
    }
    return squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
  }

  private static func corrected(
    _ levels: (lower: Double, upper: Double),
    bias: Double,
    acceleration: Double
  ) -> (lower: Double, upper: Double) {
    func level(_ nominal: Double) -> Double {
      let shifted = bias + Elementary.normalQuantile(nominal)
      return Elementary.normalCDF(bias + shifted / (1 - acceleration * shifted))
    }
    return (level(levels.lower), level(levels.upper))
  }
}
