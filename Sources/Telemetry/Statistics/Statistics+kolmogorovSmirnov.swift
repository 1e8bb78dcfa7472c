extension Statistics {
  /// The Kolmogorov–Smirnov comparison of two samples.
  package struct KolmogorovSmirnovTest: Hashable, Sendable {
    /// The largest distance between the two empirical distribution functions.
    package var statistic: Double
    /// The value of the samples at which that distance is reached.
    package var location: Double
    /// The two-sided probability.
    package var p: Double
    /// Whether `p` counts paths exactly; otherwise it is Kolmogorov's limit.
    package var isExact: Bool
  }

  /// How the probability of a Kolmogorov–Smirnov statistic is found.
  package enum KolmogorovSmirnovMethod: Hashable, Sendable {
    /// Exact up to 2 · 10⁶ pairs of values, the limit beyond.
    case automatic
    /// By counting lattice paths, for the product of the sizes in time and the second in memory.
    case exact
    /// By Kolmogorov's limiting distribution at √(nm / (n + m)) · D.
    case asymptotic
  }

  /// Compares the distributions of two samples, two-sided.
  ///
  /// With ties the exact probability is conservative. The asymptotic one is Kolmogorov's limit,
  /// where scipy takes the one-sample distribution at a rounded effective size instead: the two
  /// agree as the samples grow. Complexity: O(n) and the method's own.
  package static func kolmogorovSmirnov(
    _ first: [Double],
    _ second: [Double],
    method: KolmogorovSmirnovMethod = .automatic
  ) throws(StatisticsError) -> KolmogorovSmirnovTest {
    try requireFinite(first, as: .first)
    try requireFinite(second, as: .second)
    let n = first.count
    let m = second.count
    let (gap, location) = largestGap(ascending(first), ascending(second))
    let statistic = Double(gap) / (Double(n) * Double(m))
    let isExact: Bool
    switch method {
    case .exact: isExact = true
    case .asymptotic: isExact = false
    case .automatic: isExact = n <= 2_000_000 / m
    }
    let size = Double(n) * (Double(m) / Double(n + m))
    let p =
      isExact
      ? exitProbability(n, m, gap: gap)
      : Elementary.kolmogorovTail(size.squareRoot() * statistic)
    return KolmogorovSmirnovTest(
      statistic: statistic,
      location: location,
      p: min(1, p),
      isExact: isExact
    )
  }

  /// Returns the largest |i·m − j·n| over the values of two ascending samples, and its first place.
  private static func largestGap(_ a: [Double], _ b: [Double]) -> (gap: Int, location: Double) {
    var i = 0
    var j = 0
    var gap = -1
    var location = a[0]
    while i < a.count, j < b.count {
      let value = a[i] <= b[j] ? a[i] : b[j]
      while i < a.count, a[i] == value { i += 1 }
      while j < b.count, b[j] == value { j += 1 }
      let here = abs(i * b.count - j * a.count)
      if here > gap {
        gap = here
        location = value
      }
    }
    return (gap, location)
  }

  /// Returns the chance that the order of n + m exchangeable values brings the distance to `gap`.
  ///
  /// A random order is a lattice path from (0, 0) to (n, m) whose next step is to the right with the
  /// share of values of the first sample still to come. The probability of each point is spread
  /// along the paths that have stayed inside, and what steps out is added up: all terms are
  /// positive, so that even the smallest probability keeps its digits.
  private static func exitProbability(_ n: Int, _ m: Int, gap: Int) -> Double {
    if gap <= 0 { return 1 }
    var column = [Double](repeating: 0, count: m + 1)
    var outside = 0.0
    column[0] = 1
    for i in 0...n {
      var upward = 0.0
      // Inside are the j with |i·m − j·n| < gap; mass comes from inside the column before.
      let low = max(0, ((i - 1) * m - gap) / n)
      let high = min(m, (i * m + gap) / n + 1)
      for j in low...high {
        let mass = column[j] + upward
        upward = 0
        column[j] = 0
        if mass == 0 { continue }
        if abs(i * m - j * n) >= gap {
          outside += mass
          continue
        }
        let remaining = Double(n + m - i - j)
        if remaining == 0 { continue }
        column[j] = mass * (Double(n - i) / remaining)
        upward = mass * (Double(m - j) / remaining)
      }
    }
    return outside
  }
}
