/// Points column by column, so that a row of distances is one run over memory.
struct KernelPoints {
  /// The first coordinate of all points, then the second of all, and so on.
  private let columns: [Double]
  let count: Int
  private let dimensions: Int

  init(columns: [Double], count: Int, dimensions: Int) {
    self.columns = columns
    self.count = count
    self.dimensions = dimensions
  }

  /// The points of both, these first.
  func joined(with other: KernelPoints) -> KernelPoints {
    var both: [Double] = []
    for dimension in 0..<dimensions {
      both += columns[dimension * count..<(dimension + 1) * count]
      both += other.columns[dimension * other.count..<(dimension + 1) * other.count]
    }
    return KernelPoints(columns: both, count: count + other.count, dimensions: dimensions)
  }

  /// Sums exp(rate · d²) over all pairs of a point here and one there.
  func kernelSum(with other: KernelPoints, rate: Double) -> Double {
    var row = [Double](repeating: 0, count: other.count)
    var sum = 0.0
    for place in 0..<count {
      fill(&row, place, to: other, from: 0)
      sum += KernelPoints.kernelSum(of: &row, from: 0, rate: rate)
    }
    return sum
  }

  /// Sums exp(rate · d²) over all pairs of different points, each pair once.
  func kernelSumOverPairs(rate: Double) -> Double {
    var row = [Double](repeating: 0, count: count)
    var sum = 0.0
    for place in 0..<count {
      fill(&row, place, to: self, from: place + 1)
      sum += KernelPoints.kernelSum(of: &row, from: place + 1, rate: rate)
    }
    return sum
  }

  /// The kernel of every pair, row by row, with zeros on the diagonal.
  func kernelMatrix(rate: Double) -> [Double] {
    var row = [Double](repeating: 0, count: count)
    var matrix: [Double] = []
    matrix.reserveCapacity(count * count)
    for place in 0..<count {
      fill(&row, place, to: self, from: 0)
      for other in 0..<count { matrix.append(Elementary.exp(rate * row[other])) }
      matrix[place * count + place] = 0
    }
    return matrix
  }

  /// The squared distances of all pairs of different points.
  func squaredDistancesOverPairs() -> [Double] {
    var row = [Double](repeating: 0, count: count)
    var all: [Double] = []
    all.reserveCapacity(count * (count - 1) / 2)
    for place in 0..<count {
      fill(&row, place, to: self, from: place + 1)
      all += row[(place + 1)...]
    }
    return all
  }

  /// Writes the squared distances of a point here to those there, from the place `start` on.
  private func fill(_ row: inout [Double], _ place: Int, to other: KernelPoints, from start: Int) {
    let length = other.count
    let ownColumns = self.columns
    row.withUnsafeMutableBufferPointer { row in
      other.columns.withUnsafeBufferPointer { columns in
        for j in start..<length { row[j] = 0 }
        for dimension in 0..<dimensions {
          let own = ownColumns[dimension * count + place]
          let column = UnsafeBufferPointer(
            rebasing: columns[dimension * length..<(dimension + 1) * length]
          )
          for j in start..<length {
            let difference = own - column[j]
            row[j] += difference * difference
          }
        }
      }
    }
  }

  /// Sums exp(rate · d²) over a row of squared distances, which is overwritten.
  private static func kernelSum(of row: inout [Double], from start: Int, rate: Double) -> Double {
    row.withUnsafeMutableBufferPointer { row in
      for j in start..<row.count { row[j] = Elementary.exp(rate * row[j]) }
      var sum = 0.0
      for j in start..<row.count { sum += row[j] }
      return sum
    }
  }
}
