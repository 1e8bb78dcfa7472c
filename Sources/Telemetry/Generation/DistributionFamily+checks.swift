extension DistributionFamily {
  /// The position of the first parameter with a value that the distribution cannot have.
  ///
  /// Of a family with one parameter the second counts for nothing, but must be finite. A beta's mean
  /// is clamped (see `betaMean`) and never impossible for being outside of the unit interval.
  @inline(__always)
  func impossibleParameter(_ first: Double, _ second: Double) -> Int? {
    guard first.isFinite, second.isFinite else { return first.isFinite ? 1 : 0 }
    switch self {
    case .constant: return nil
    case .uniform: return second < first ? 1 : nil
    case .normal: return second < 0 ? 1 : nil
    case .lognormal: return first < 0 ? 0 : ((0...Self.largestSigma).contains(second) ? nil : 1)
    case .exponential, .poisson: return first < 0 ? 0 : nil
    case .gamma: return first < 0 ? 0 : (second <= 0 ? 1 : nil)
    case .beta: return second <= 0 ? 1 : nil
    }
  }

  /// The largest standard deviation of a logarithm; at it one value in a thousand is e³⁰ times the
  /// median, which nothing real is.
  static var largestSigma: Double { 10 }

  /// The mean of a beta distribution, kept far enough from 0 and 1 for both shapes to be positive.
  static func betaMean(_ mean: Double) -> Double { min(max(mean, 1e-6), 1 - 1e-6) }
}
