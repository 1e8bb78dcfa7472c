extension Statistics {
  /// Returns the population stability index of counts over the same categories, in nats.
  ///
  /// It is Σ (qᵢ − pᵢ) log(qᵢ / pᵢ) over shares p of the reference and q of the current counts, zero
  /// for equal shares and without an upper bound. A category that is empty on one side counts as half
  /// an observation there; one empty on both sides is left out. The shares are not brought back to
  /// sum one, so that the share of a filled category is the one that was seen. The conventional alarms
  /// at 0.1 and 0.25 are no tests: without drift the index is about (categories − 1)(1/n + 1/m).
  package static func populationStability(
    referenceCounts: [Int],
    currentCounts: [Int]
  ) throws(StatisticsError) -> Double {
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
    for (before, now) in zip(referenceCounts, currentCounts) where before + now > 0 {
      let p = max(Double(before), 0.5) / n
      let q = max(Double(now), 0.5) / m
      index += (q - p) * Elementary.log(q / p)
    }
    return index
  }
}
