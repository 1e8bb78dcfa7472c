extension DistributionFamily {
  /// The position of the first parameter with a value that the distribution cannot have.
  ///
  /// A beta's mean is clamped (see `betaMean`) and never impossible for being outside 0 ... 1.
  func impossibleParameter(_ values: [Double]) -> Int? {
    if let index = values.firstIndex(where: { !$0.isFinite }) { return index }
    switch self {
    case .constant: return nil
    case .uniform: return values[1] < values[0] ? 1 : nil
    case .normal: return values[1] < 0 ? 1 : nil
    case .lognormal: return values[0] < 0 ? 0 : (values[1] < 0 ? 1 : nil)
    case .exponential, .poisson: return values[0] < 0 ? 0 : nil
    case .gamma: return values[0] < 0 ? 0 : (values[1] <= 0 ? 1 : nil)
    case .beta: return values[1] <= 0 ? 1 : nil
    }
  }

  /// The mean of a beta distribution, kept far enough from 0 and 1 for both shapes to be positive.
  static func betaMean(_ mean: Double) -> Double { min(max(mean, 1e-6), 1 - 1e-6) }
}
