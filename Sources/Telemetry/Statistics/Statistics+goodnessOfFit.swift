extension Statistics {
  /// Compares a sample with a continuous distribution function by Kolmogorov and Smirnov's distance.
  ///
  /// `distribution` must not fall and stays within 0 and 1. The probability is Kolmogorov's limit at
  /// √n · D, too large by a few percent of itself below a hundred values. Complexity: O(n).
  package static func kolmogorovSmirnov(
    _ values: [Double],
    against distribution: (Double) -> Double
  ) throws(StatisticsError) -> KolmogorovSmirnovTest {
    try requireFinite(values, as: .values)
    let sorted = ascending(values)
    let count = Double(sorted.count)
    var statistic = -1.0
    var location = sorted[0]
    for (place, value) in sorted.enumerated() {
      let share = distribution(value)
      guard share >= 0, share <= 1 else {
        throw .outOfRange(.probability, value: share, lower: 0, upper: 1)
      }
      let gap = max(Double(place + 1) / count - share, share - Double(place) / count)
      if gap > statistic {
        statistic = gap
        location = value
      }
    }
    return KolmogorovSmirnovTest(
      statistic: statistic,
      location: location,
      p: Elementary.kolmogorovTail(count.squareRoot() * statistic),
      isExact: false
    )
  }
}
