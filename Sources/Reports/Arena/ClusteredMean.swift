import Telemetry

/// A mean over clusters of values that belong together, with its bootstrap interval.
package struct ClusteredMean: Hashable, Sendable, Codable {
  package var mean: Double
  /// The lower end of the 95 % interval.
  package var low: Double
  /// The upper end of the 95 % interval.
  package var high: Double

  private enum CodingKeys: String, CodingKey { case mean, low, high }

  /// The mean of all values; whole clusters are drawn anew with replacement, always the same way.
  ///
  /// `nil` without a value. Source: Davison and Hinkley, Bootstrap Methods and their Application
  /// (1997), percentile interval. Complexity: `draws` times the clusters.
  package init?(_ clusters: [[Double]]) {
    let clusters = clusters.filter { !$0.isEmpty }
    guard !clusters.isEmpty else { return nil }
    let sums = clusters.map { (sum: $0.reduce(0, +), count: $0.count) }
    func mean(_ indices: some Sequence<Int>) -> Double {
      let (sum, count) = indices.reduce(into: (0.0, 0)) { total, index in
        total.0 += sums[index].sum
        total.1 += sums[index].count
      }
      return sum / Double(count)
    }
    self.mean = mean(sums.indices)
    let key = Mixing.hash("arena bootstrap")
    let means = (0..<Self.draws).map { draw in
      mean(
        sums.indices.map { place in
          let word = Mixing.split(key, at: UInt64(draw * sums.count + place))
          return Int(word % UInt64(sums.count))
        }
      )
    }.sorted()
    low = means[Self.draws / 40]
    high = means[Self.draws - 1 - Self.draws / 40]
  }

  /// The number of times that the clusters are drawn.
  private static let draws = 2_000
}
