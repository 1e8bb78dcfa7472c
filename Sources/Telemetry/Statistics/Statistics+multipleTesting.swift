extension Statistics {
  /// Returns p values adjusted so that rejecting those up to α keeps the family-wise error at α.
  ///
  /// Source: S. Holm 1979. The order of the input is kept. Complexity: O(n log n).
  package static func holm(_ pValues: [Double]) throws(StatisticsError) -> [Double] {
    let order = try checkedOrder(pValues)
    var adjusted = pValues
    var largest = 0.0
    for (rank, index) in order.enumerated() {
      largest = max(largest, min(1, Double(pValues.count - rank) * pValues[index]))
      adjusted[index] = largest
    }
    return adjusted
  }

  /// Returns p values adjusted so that rejecting those up to α keeps the false discovery rate at α.
  ///
  /// Source: Y. Benjamini and Y. Hochberg 1995. The order of the input is kept.
  package static func benjaminiHochberg(_ pValues: [Double]) throws(StatisticsError) -> [Double] {
    let order = try checkedOrder(pValues)
    var adjusted = pValues
    var smallest = 1.0
    for (rank, index) in order.enumerated().reversed() {
      smallest = min(smallest, Double(pValues.count) / Double(rank + 1) * pValues[index])
      adjusted[index] = smallest
    }
    return adjusted
  }

  private static func checkedOrder(_ pValues: [Double]) throws(StatisticsError) -> [Int] {
    guard !pValues.isEmpty else { throw .emptySample(.pValues) }
    for p in pValues where !(p >= 0 && p <= 1) {
      throw .outOfRange(.probability, value: p, lower: 0, upper: 1)
    }
    return ascendingOrder(of: pValues)
  }
}
