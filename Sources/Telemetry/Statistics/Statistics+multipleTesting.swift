extension Statistics {
  /// Returns p values adjusted so that rejecting those up to α keeps the family-wise error at α.
  ///
  /// Source: S. Holm 1979. The order of the input is kept. Complexity: O(n log n).
  package static func holm(_ pValues: [Double]) throws(StatisticsError) -> [Double] {
    guard !pValues.isEmpty else { throw .emptySample(.pValues) }
    for p in pValues where !(p >= 0 && p <= 1) {
      throw .outOfRange(.probability, value: p, lower: 0, upper: 1)
    }
    let order = pValues.indices.sorted {
      pValues[$0] < pValues[$1] || (pValues[$0] == pValues[$1] && $0 < $1)
    }
    var adjusted = pValues
    var largest = 0.0
    for (rank, index) in order.enumerated() {
      largest = max(largest, min(1, Double(pValues.count - rank) * pValues[index]))
      adjusted[index] = largest
    }
    return adjusted
  }
}
