extension Statistics {
  /// A mean discrepancy with the chance of one at least as large were both samples alike.
  package struct MeanDiscrepancyTest: Hashable, Sendable {
    package var discrepancy: MeanDiscrepancy
    /// (1 + relabellings at least as large) / (1 + relabellings).
    package var p: Double
    package var permutations: Int
  }

  /// Tests a mean discrepancy by relabelling the points at random.
  ///
  /// The discrepancy itself says little without its size under no difference. At most `limit` points
  /// are used in all (see `meanDiscrepancy`), and each relabelling shuffles them by Fisher and
  /// Yates, from the last place down, with indices as in `bootstrap`. Complexity: O(limit² ·
  /// (dimensions + permutations)).
  package static func testMeanDiscrepancy(
    _ first: Points,
    _ second: Points,
    bandwidth: Double? = nil,
    limit: Int = 400,
    permutations: Int = 200,
    generator: () -> UInt64
  ) throws(StatisticsError) -> MeanDiscrepancyTest {
    guard permutations >= 1 else {
      throw .outOfRange(.resamples, value: Double(permutations), lower: 1, upper: .infinity)
    }
    let observed = try meanDiscrepancy(first, second, bandwidth: bandwidth, limit: limit)
    let pooled = first.evenly(limit: limit / 2).joined(with: second.evenly(limit: limit / 2))
    let kernel = pooled.kernelMatrix(rate: -0.5 / (observed.bandwidth * observed.bandwidth))
    var places = Array(0..<pooled.count)
    let reference = discrepancy(kernel, places, firstCount: observed.firstCount)
    var atLeast = 0
    for _ in 0..<permutations {
      for place in stride(from: places.count - 1, to: 0, by: -1) {
        places.swapAt(place, index(below: place + 1, generator))
      }
      // Equal up to rounding counts as at least as large: a sum in another order is no evidence.
      let value = discrepancy(kernel, places, firstCount: observed.firstCount)
      if value >= reference - 1e-12 { atLeast += 1 }
    }
    return MeanDiscrepancyTest(
      discrepancy: observed,
      p: Double(1 + atLeast) / Double(1 + permutations),
      permutations: permutations
    )
  }

  /// Returns the squared discrepancy where the first of the places make up the first sample.
  ///
  /// The sum over the matrix splits into its total, and per point the part within the first sample.
  private static func discrepancy(_ kernel: [Double], _ places: [Int], firstCount: Int) -> Double {
    let count = places.count
    var isFirst = [Double](repeating: 0, count: count)
    for place in places.prefix(firstCount) { isFirst[place] = 1 }
    var total = 0.0
    var rows = 0.0
    var within = 0.0
    kernel.withUnsafeBufferPointer { kernel in
      for place in 0..<count {
        let row = UnsafeBufferPointer(rebasing: kernel[place * count..<(place + 1) * count])
        var whole = 0.0
        var marked = 0.0
        for other in 0..<count {
          whole += row[other]
          marked += row[other] * isFirst[other]
        }
        total += whole
        rows += isFirst[place] * whole
        within += isFirst[place] * marked
      }
    }
    let across = rows - within
    let m = Double(firstCount)
    let n = Double(count - firstCount)
    return within / (m * (m - 1)) + (total - within - 2 * across) / (n * (n - 1))
      - 2 * across / (m * n)
  }
}
