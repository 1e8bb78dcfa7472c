extension Statistics {
  /// The population stability index and what it rests on.
  package struct PopulationStability: Hashable, Sendable {
    /// Σ (qᵢ − pᵢ) log(qᵢ / pᵢ), in nats, over shares p of the reference and q of the current.
    package var index: Double
    /// The values that part the bins; a bin holds its upper edge.
    package var edges: [Double]
    package var referenceCounts: [Int]
    package var currentCounts: [Int]
    /// What the index is about where nothing drifted: (bins − 1)(1/n + 1/m).
    package var expectedWithoutDrift: Double
  }

  /// Compares the distribution of a number with a reference, in bins of equal reference mass.
  ///
  /// The inner edges are the reference's quantiles (interpolated linearly), equal ones merged; the
  /// outer bins are open. See `populationStability(referenceCounts:currentCounts:)` for empty bins.
  /// The conventional alarms at 0.1 and 0.25 are no tests: compare with `expectedWithoutDrift`.
  package static func populationStability(
    reference: [Double],
    current: [Double],
    bins: Int = 10
  ) throws(StatisticsError) -> PopulationStability {
    try requireFinite(reference, as: .reference)
    try requireFinite(current, as: .current)
    guard bins >= 2 else {
      throw .outOfRange(.bins, value: Double(bins), lower: 2, upper: .infinity)
    }
    let sorted = ascending(reference)
    guard let last = sorted.last, last > sorted[0] else { throw .noVariation(.reference) }
    var edges: [Double] = []
    for bin in 1..<bins {
      let edge = try quantile(Double(bin) / Double(bins), ofSorted: sorted)
      if edges.last != edge, edge < last { edges.append(edge) }
    }
    if edges.isEmpty { edges.append(sorted[0]) }
    var result = try populationStability(
      referenceCounts: counts(reference, edges),
      currentCounts: counts(current, edges)
    )
    result.edges = edges
    return result
  }

  /// Compares counts over the same categories or bins.
  ///
  /// A bin that is empty on one side counts as half an observation there; one empty on both sides is
  /// left out. The shares are not brought back to sum one, so a filled bin's share is what was seen.
  package static func populationStability(
    referenceCounts: [Int],
    currentCounts: [Int]
  ) throws(StatisticsError) -> PopulationStability {
    guard referenceCounts.count == currentCounts.count else {
      throw .lengthMismatch(
        .reference,
        .current,
        referenceCounts.count,
        currentCounts.count
      )
    }
    for count in referenceCounts + currentCounts where count < 0 {
      throw .outOfRange(.count, value: Double(count), lower: 0, upper: .infinity)
    }
    let n = Double(referenceCounts.reduce(0, +))
    let m = Double(currentCounts.reduce(0, +))
    guard n > 0 else { throw .emptySample(.reference) }
    guard m > 0 else { throw .emptySample(.current) }
    var index = 0.0
    var filled = 0.0
    for (before, now) in zip(referenceCounts, currentCounts) where before + now > 0 {
      let p = max(Double(before), 0.5) / n
      let q = max(Double(now), 0.5) / m
      index += (q - p) * Elementary.log(q / p)
      filled += 1
    }
    return PopulationStability(
      index: index,
      edges: [],
      referenceCounts: referenceCounts,
      currentCounts: currentCounts,
      expectedWithoutDrift: (filled - 1) * (1 / n + 1 / m)
    )
  }

  /// Returns the index of two lists of shares, all positive.
  package static func populationStability(
    referenceShares: [Double],
    currentShares: [Double]
  ) throws(StatisticsError) -> Double {
    guard referenceShares.count == currentShares.count else {
      throw .lengthMismatch(
        .reference,
        .current,
        referenceShares.count,
        currentShares.count
      )
    }
    try requireFinite(referenceShares, as: .reference)
    try requireFinite(currentShares, as: .current)
    for share in referenceShares + currentShares where share <= 0 {
      throw .outOfRange(.share, value: share, lower: 0, upper: 1)
    }
    var index = 0.0
    for (p, q) in zip(referenceShares, currentShares) {
      index += (q - p) * Elementary.log(q / p)
    }
    return index
  }

  /// Counts values per bin, by bisection over the edges.
  private static func counts(_ values: [Double], _ edges: [Double]) -> [Int] {
    var counts = [Int](repeating: 0, count: edges.count + 1)
    for value in values {
      var low = 0
      var high = edges.count
      while low < high {
        let middle = (low + high) / 2
        if edges[middle] < value { low = middle + 1 } else { high = middle }
      }
      counts[low] += 1
    }
    return counts
  }
}
