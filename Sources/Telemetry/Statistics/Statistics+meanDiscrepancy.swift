extension Statistics {
  /// Points of a space of one or more dimensions, one after another.
  package struct Points: Hashable, Sendable {
    package let coordinates: [Double]
    package let dimensions: Int

    /// Takes the coordinates point by point; their number is a multiple of `dimensions`.
    package init(_ coordinates: [Double], dimensions: Int = 1) throws(StatisticsError) {
      guard dimensions >= 1 else {
        throw .outOfRange(.dimensions, value: Double(dimensions), lower: 1, upper: .infinity)
      }
      try Statistics.requireFinite(coordinates, as: .values)
      guard coordinates.count.isMultiple(of: dimensions) else {
        throw .raggedTable(row: coordinates.count / dimensions)
      }
      self.coordinates = coordinates
      self.dimensions = dimensions
    }

    package var count: Int { coordinates.count / dimensions }

    /// At most `limit` of the points, taken evenly: the i-th is the one at ⌊i · count / limit⌋.
    func evenly(limit: Int) -> KernelPoints {
      let taken = min(count, limit)
      var columns: [Double] = []
      columns.reserveCapacity(taken * dimensions)
      for dimension in 0..<dimensions {
        for place in 0..<taken {
          columns.append(coordinates[place * count / taken * dimensions + dimension])
        }
      }
      return KernelPoints(columns: columns, count: taken, dimensions: dimensions)
    }
  }

  /// The distance between two distributions in the space of a Gaussian kernel.
  package struct MeanDiscrepancy: Hashable, Sendable {
    /// The unbiased estimate of the squared distance, which may be below zero.
    package var squared: Double
    /// The kernel's width σ in exp(−d² / 2σ²), in the unit of the coordinates.
    package var bandwidth: Double
    package var firstCount: Int
    package var secondCount: Int
  }

  /// Returns the maximum mean discrepancy of two samples, squared and without bias.
  ///
  /// Source: Gretton et al. 2012, lemma 6.
  ///
  /// At most `limit` points are used in all, half from either sample and taken evenly, so that a
  /// call stays within milliseconds. Without a bandwidth it is the median of the positive distances
  /// between at most 128 points of either, taken evenly. Each sample needs two points. Complexity:
  /// O(limit² · dimensions).
  package static func meanDiscrepancy(
    _ first: Points,
    _ second: Points,
    bandwidth: Double? = nil,
    limit: Int = 1500
  ) throws(StatisticsError) -> MeanDiscrepancy {
    guard first.dimensions == second.dimensions else {
      throw .lengthMismatch(.first, .second, first.dimensions, second.dimensions)
    }
    guard limit >= 4 else {
      throw .outOfRange(.count, value: Double(limit), lower: 4, upper: .infinity)
    }
    for (points, sample) in [(first, StatisticsError.Sample.first), (second, .second)]
    where points.count < 2 {
      throw .tooFewValues(sample, needed: 2, given: points.count)
    }
    let width: Double
    if let bandwidth {
      guard bandwidth > 0, bandwidth < .infinity else {
        throw .outOfRange(.bandwidth, value: bandwidth, lower: 0, upper: .infinity)
      }
      width = bandwidth
    } else {
      width = try medianDistance(first, second)
    }
    let x = first.evenly(limit: limit / 2)
    let y = second.evenly(limit: limit / 2)
    let m = Double(x.count)
    let n = Double(y.count)
    let rate = -0.5 / (width * width)
    let withinX = 2 * x.kernelSumOverPairs(rate: rate) / (m * (m - 1))
    let withinY = 2 * y.kernelSumOverPairs(rate: rate) / (n * (n - 1))
    let across = x.kernelSum(with: y, rate: rate) / (m * n)
    return MeanDiscrepancy(
      squared: withinX + withinY - 2 * across,
      bandwidth: width,
      firstCount: x.count,
      secondCount: y.count
    )
  }

  private static func medianDistance(
    _ first: Points,
    _ second: Points
  ) throws(StatisticsError) -> Double {
    let pooled = first.evenly(limit: 128).joined(with: second.evenly(limit: 128))
    let distances = pooled.squaredDistancesOverPairs().filter { $0 > 0 }.map { $0.squareRoot() }
    guard !distances.isEmpty else { throw .noVariation(.values) }
    return try quantile(0.5, ofSorted: ascending(distances))
  }
}
