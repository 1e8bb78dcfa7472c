extension Statistics {
  /// A bin of a reliability diagram.
  package struct ReliabilityBin: Hashable, Sendable {
    package var count: Int
    /// The mean of the stated probabilities; zero in an empty bin.
    package var meanProbability: Double
    /// The share of outcomes that came true; zero in an empty bin.
    package var observedShare: Double
  }

  /// How far stated probabilities are from what came true.
  package struct CalibrationError: Hashable, Sendable {
    /// The mean distance between stated and observed, weighted by the bins' counts (ECE).
    package var expected: Double
    /// The largest distance in a bin that is not empty.
    package var largest: Double
    package var bins: [ReliabilityBin]
  }

  /// How the probabilities are binned for a calibration error.
  package enum CalibrationBinning: Hashable, Sendable {
    /// Bins [k/B, (k + 1)/B) of equal width, the last one closed.
    case equalWidth
    /// Bins of equal count in ascending order; where B does not divide n, the first bins hold one
    /// more. Equal probabilities keep their order and may fall into two bins.
    case equalMass
  }

  /// Returns the calibration error of probabilities against what came true.
  ///
  /// It shrinks with the size of the sample even for a perfect forecaster: do not compare samples of
  /// different size.
  package static func calibrationError(
    probabilities: [Double],
    outcomes: [Bool],
    bins: Int = 10,
    binning: CalibrationBinning = .equalWidth
  ) throws(StatisticsError) -> CalibrationError {
    try requireForecasts(probabilities, outcomes)
    guard bins >= 1, bins <= 1_000_000 else {
      throw .outOfRange(.bins, value: Double(bins), lower: 1, upper: 1_000_000)
    }
    var table = [ReliabilityBin](
      repeating: ReliabilityBin(count: 0, meanProbability: 0, observedShare: 0),
      count: bins
    )
    func add(_ place: Int, to bin: Int) {
      table[bin].count += 1
      table[bin].meanProbability += probabilities[place]
      table[bin].observedShare += outcomes[place] ? 1 : 0
    }
    switch binning {
    case .equalWidth:
      for place in probabilities.indices {
        add(place, to: equalWidthBin(probabilities[place], bins))
      }
    case .equalMass:
      let order = ascendingOrder(of: probabilities)
      let (size, longer) = order.count.quotientAndRemainder(dividingBy: bins)
      var next = 0
      for bin in 0..<bins {
        for _ in 0..<(size + (bin < longer ? 1 : 0)) {
          add(order[next], to: bin)
          next += 1
        }
      }
    }
    return summarised(table, count: probabilities.count)
  }

  /// Returns the mean squared distance between probabilities and what came true (0 or 1).
  package static func brierScore(
    probabilities: [Double],
    outcomes: [Bool]
  ) throws(StatisticsError) -> Double {
    try requireForecasts(probabilities, outcomes)
    var sum = 0.0
    for (probability, outcome) in zip(probabilities, outcomes) {
      let distance = probability - (outcome ? 1 : 0)
      sum += distance * distance
    }
    return sum / Double(probabilities.count)
  }

  private static func requireForecasts(
    _ probabilities: [Double],
    _ outcomes: [Bool]
  ) throws(StatisticsError) {
    guard probabilities.count == outcomes.count else {
      throw .lengthMismatch(.values, .outcomes, probabilities.count, outcomes.count)
    }
    try requireFinite(probabilities, as: .values)
    for p in probabilities where !(p >= 0 && p <= 1) {
      throw .outOfRange(.probability, value: p, lower: 0, upper: 1)
    }
  }

  /// Returns the bin by comparing with the nearest doubles to k/B, not by the rounded product alone.
  private static func equalWidthBin(_ p: Double, _ bins: Int) -> Int {
    var bin = min(Int(p * Double(bins)), bins - 1)
    if bin + 1 < bins, p >= Double(bin + 1) / Double(bins) { bin += 1 }
    if bin > 0, p < Double(bin) / Double(bins) { bin -= 1 }
    return bin
  }

  private static func summarised(_ sums: [ReliabilityBin], count: Int) -> CalibrationError {
    var expected = 0.0
    var largest = 0.0
    var bins = sums
    for index in bins.indices where bins[index].count > 0 {
      let size = Double(bins[index].count)
      bins[index].meanProbability /= size
      bins[index].observedShare /= size
      let gap = (bins[index].meanProbability - bins[index].observedShare).magnitude
      expected += size / Double(count) * gap
      largest = max(largest, gap)
    }
    return CalibrationError(expected: expected, largest: largest, bins: bins)
  }
}
