extension Statistics {
  /// Fisher's exact test of a 2 × 2 table.
  package struct FisherTest: Hashable, Sendable {
    /// The probability of all tables, margins fixed, no likelier than the one observed.
    package var p: Double
    /// The probability of a first cell at most as large.
    package var pLess: Double
    /// The probability of a first cell at least as large.
    package var pGreater: Double
    /// The sample's odds ratio; infinite where only its divisor is zero, nil where both are.
    package var oddsRatio: Double?
  }

  /// Tests two proportions for a difference, conditional on both margins.
  ///
  /// Probabilities are built outwards from the likeliest table by ratios of neighbours, so that no
  /// factorial is needed. Tables within 10⁻¹⁰ of the observed probability count as equally likely
  /// (scipy 1.17 takes 10⁻¹⁴), which leaves room for rounding. Complexity: linear in the smallest
  /// margin.
  package static func fisherExact(_ first: Proportion, _ second: Proportion) -> FisherTest {
    let successes = first.successes + second.successes
    let total = first.trials + second.trials
    let low = max(0, successes - second.trials)
    let high = min(successes, first.trials)
    let weights = hypergeometricWeights(
      low: low,
      high: high,
      draws: first.trials,
      successes: successes,
      total: total
    )
    let observed = weights[first.successes - low]
    var sum = 0.0
    var unlikely = 0.0
    var below = 0.0
    for (index, weight) in weights.enumerated() {
      sum += weight
      if weight <= observed * (1 + 1e-10) { unlikely += weight }
      if index + low <= first.successes { below += weight }
    }
    var above = 0.0
    for weight in weights[(first.successes - low)...].reversed() { above += weight }
    return FisherTest(
      p: min(1, unlikely / sum),
      pLess: min(1, below / sum),
      pGreater: min(1, above / sum),
      oddsRatio: oddsRatio(first, second)
    )
  }

  /// Returns hypergeometric probabilities over their largest, for first cells from low to high.
  private static func hypergeometricWeights(
    low: Int,
    high: Int,
    draws: Int,
    successes: Int,
    total: Int
  ) -> [Double] {
    let expected = Double(draws + 1) * (Double(successes + 1) / Double(total + 2))
    let mode = min(max(Int(expected), low), high)
    var weights = [Double](repeating: 0, count: high - low + 1)
    weights[mode - low] = 1
    /// The probability of a first cell of k + 1 over that of k.
    func ratio(_ k: Int) -> Double {
      (Double(successes - k) / Double(k + 1))
        * (Double(draws - k) / Double(total - successes - draws + k + 1))
    }
    for k in mode..<max(mode, high) { weights[k + 1 - low] = weights[k - low] * ratio(k) }
    for k in (low..<max(mode, low)).reversed() {
      weights[k - low] = weights[k + 1 - low] / ratio(k)
    }
    return weights
  }

  private static func oddsRatio(_ first: Proportion, _ second: Proportion) -> Double? {
    let upper = Double(first.successes) * Double(second.trials - second.successes)
    let lower = Double(second.successes) * Double(first.trials - first.successes)
    if lower > 0 { return upper / lower }
    return upper > 0 ? .infinity : nil
  }
}
