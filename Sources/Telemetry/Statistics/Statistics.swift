/// The tests and intervals by which measures compare samples, all exact to the last stated digit.
///
/// This namespace owns the arithmetic that turns counts and numbers into evidence: how far two
/// slices differ, and how surely. It refuses to know where the numbers come from (tables, queries,
/// time) and how they are shown. Samples are plain arrays; sums run in the order of the array; every
/// special function is `Elementary`'s, so a result has the same bits everywhere. An empty or
/// impossible sample is an error, never a NaN.
package enum Statistics {
  /// A range that holds the estimated quantity with the given confidence.
  package struct ConfidenceInterval: Hashable, Sendable {
    package var lower: Double
    package var upper: Double
    /// The share of such intervals that hold the true value, in (0, 1).
    package var confidence: Double
  }

  /// A count of successes among trials, at least one trial.
  package struct Proportion: Hashable, Sendable {
    package let successes: Int
    package let trials: Int

    /// Checks that 0 ≤ successes ≤ trials and that there are trials.
    package init(successes: Int, trials: Int) throws(StatisticsError) {
      guard trials > 0 else { throw .emptySample(.values) }
      guard (0...trials).contains(successes) else {
        throw .outOfRange(.successes, value: Double(successes), lower: 0, upper: Double(trials))
      }
      self.successes = successes
      self.trials = trials
    }

    /// The share of successes.
    package var ratio: Double { Double(successes) / Double(trials) }
  }

  /// Count, mean and variance of a sample.
  package struct Moments: Hashable, Sendable {
    package let count: Int
    package let mean: Double
    /// The unbiased variance (divisor n − 1); zero for a single value.
    package let variance: Double

    /// The variance of `mean` as an estimate.
    var estimateVariance: Double { variance / Double(count) }
  }

  /// Refuses an empty sample and one that holds an infinity or NaN.
  static func requireFinite(
    _ values: [Double],
    as sample: StatisticsError.Sample
  ) throws(StatisticsError) {
    guard !values.isEmpty else { throw .emptySample(sample) }
    for index in values.indices where !values[index].isFinite {
      throw .notFinite(sample, index: index)
    }
  }

  /// Refuses a parameter outside the open interval from 0 to 1.
  static func requireInsideUnit(
    _ value: Double,
    as parameter: StatisticsError.Parameter
  ) throws(StatisticsError) {
    guard value > 0, value < 1 else {
      throw .outOfRange(parameter, value: value, lower: 0, upper: 1)
    }
  }

  /// The normal quantile that leaves (1 − confidence) / 2 above it.
  static func criticalValue(confidence: Double) throws(StatisticsError) -> Double {
    try requireInsideUnit(confidence, as: .confidence)
    return -Elementary.normalQuantile((1 - confidence) / 2)
  }
}
