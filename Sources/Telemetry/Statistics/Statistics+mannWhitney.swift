extension Statistics {
  /// The Mann–Whitney comparison of two samples.
  package struct MannWhitneyTest: Hashable, Sendable {
    /// Pairs in which the first sample's value is larger, ties counted half.
    package var u: Double
    /// The standardised U with continuity correction; positive where the first sample is larger.
    package var z: Double
    /// The two-sided probability by the normal approximation.
    package var p: Double
  }

  /// Compares two samples by ranks, with the variance corrected for ties.
  ///
  /// The normal approximation is meant for eight values or more a side. All values equal gives
  /// z = 0 and p = 1. Complexity: O(n).
  package static func mannWhitney(
    _ first: [Double],
    _ second: [Double]
  ) throws(StatisticsError) -> MannWhitneyTest {
    try requireFinite(first, as: .first)
    try requireFinite(second, as: .second)
    let a = ascending(first)
    let b = ascending(second)
    let (u, tieSum) = countPairs(a, b)
    let n1 = Double(a.count)
    let n2 = Double(b.count)
    let n = n1 + n2
    let variance = n1 * n2 / 12 * (n + 1 - tieSum / (n * (n - 1)))
    let deviation = u - n1 * n2 / 2
    guard variance > 0 else { return MannWhitneyTest(u: u, z: 0, p: 1) }
    let reduced = (deviation.magnitude - 0.5) / variance.squareRoot()
    return MannWhitneyTest(
      u: u,
      z: deviation < 0 ? -reduced : reduced,
      p: reduced <= 0 ? 1 : Elementary.normalTwoSided(reduced)
    )
  }

  /// Returns U of the first of two ascending samples, and Σ(t³ − t) over the groups of ties.
  private static func countPairs(_ a: [Double], _ b: [Double]) -> (u: Double, tieSum: Double) {
    var i = 0
    var j = 0
    var u = 0.0
    var tieSum = 0.0
    while i < a.count || j < b.count {
      let value = j == b.count || (i < a.count && a[i] <= b[j]) ? a[i] : b[j]
      let (firstStart, secondStart) = (i, j)
      while i < a.count, a[i] == value { i += 1 }
      while j < b.count, b[j] == value { j += 1 }
      let inFirst = Double(i - firstStart)
      let inSecond = Double(j - secondStart)
      u += inFirst * (Double(secondStart) + 0.5 * inSecond)
      let tied = inFirst + inSecond
      tieSum += tied * tied * tied - tied
    }
    return (u, tieSum)
  }
}
