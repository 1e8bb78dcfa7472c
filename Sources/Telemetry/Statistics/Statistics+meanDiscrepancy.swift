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
    func evenly(limit: Int) -> [Double] {
      guard count > limit else { return coordinates }
      var taken: [Double] = []
      taken.reserveCapacity(limit * dimensions)
      for place in 0..<limit {
        let start = place * count / limit * dimensions
        taken += coordinates[start..<start + dimensions]
      }
      return taken
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
    limit: Int = 2000
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
    let d = first.dimensions
    let x = first.evenly(limit: limit / 2)
    let y = second.evenly(limit: limit / 2)
    let m = Double(x.count / d)
    let n = Double(y.count / d)
    let rate = -0.5 / (width * width)
    let within = { (points: [Double], count: Double) in
      2 * kernelSum(points, points, dimensions: d, rate: rate, pairsOnce: true)
        / (count * (count - 1))
    }
    let across = kernelSum(x, y, dimensions: d, rate: rate, pairsOnce: false)
    return MeanDiscrepancy(
      squared: within(x, m) + within(y, n) - 2 * across / (m * n),
      bandwidth: width,
      firstCount: x.count / d,
      secondCount: y.count / d
    )
  }

  /// Sums the kernel over all pairs, or over those whose second point comes after the first.
  private static func kernelSum(
    _ x: [Double],
    _ y: [Double],
    dimensions: Int,
    rate: Double,
    pairsOnce: Bool
  ) -> Double {
    var distances = [Double](repeating: 0, count: y.count / dimensions)
    var sum = 0.0
    for i in 0..<x.count / dimensions {
      let start = pairsOnce ? i + 1 : 0
      fillSquaredDistances(&distances, from: x, i, to: y, start: start, dimensions: dimensions)
      var row = 0.0
      for j in start..<distances.count { distances[j] = Elementary.exp(rate * distances[j]) }
      for j in start..<distances.count { row += distances[j] }
      sum += row
    }
    return sum
  }

  private static func fillSquaredDistances(
    _ distances: inout [Double],
    from x: [Double],
    _ i: Int,
    to y: [Double],
    start: Int,
    dimensions: Int
  ) {
    for j in start..<distances.count {
      var square = 0.0
      for k in 0..<dimensions {
        let difference = x[i * dimensions + k] - y[j * dimensions + k]
        square += difference * difference
      }
      distances[j] = square
    }
  }

  private static func medianDistance(
    _ first: Points,
    _ second: Points
  ) throws(StatisticsError) -> Double {
    let pooled = first.evenly(limit: 128) + second.evenly(limit: 128)
    let count = pooled.count / first.dimensions
    var row = [Double](repeating: 0, count: count)
    var squares: [Double] = []
    for i in 0..<count {
      fillSquaredDistances(
        &row,
        from: pooled,
        i,
        to: pooled,
        start: i + 1,
        dimensions: first.dimensions
      )
      for j in (i + 1)..<count where row[j] > 0 { squares.append(row[j]) }
    }
    guard !squares.isEmpty else { throw .noVariation(.values) }
    let distances = squares.map { $0.squareRoot() }.sorted()
    return try quantile(0.5, ofSorted: distances)
  }
}
