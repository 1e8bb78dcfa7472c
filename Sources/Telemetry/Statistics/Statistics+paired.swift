extension Statistics {
  /// The counts of two yes-or-no results on the same items.
  package struct PairedCounts: Hashable, Sendable {
    package var both: Int
    package var firstOnly: Int
    package var secondOnly: Int
    package var neither: Int

    package init(both: Int, firstOnly: Int, secondOnly: Int, neither: Int) {
      self.both = both
      self.firstOnly = firstOnly
      self.secondOnly = secondOnly
      self.neither = neither
    }

    package var total: Int { both + firstOnly + secondOnly + neither }
  }

  /// The comparison of two yes-or-no results on the same items.
  package struct PairedTest: Hashable, Sendable {
    /// The first share less the second.
    package var difference: Double
    /// The exact two-sided p of McNemar's test; 1 where no item differs.
    package var p: Double
    /// Newcombe's interval of the difference.
    package var interval: ConfidenceInterval
    /// Cohen's kappa, the agreement beyond chance; `nil` where chance alone gives full agreement.
    package var kappa: Double?
  }

  /// Compares two results on the same items, of which there must be one at least.
  ///
  /// p doubles the smaller tail of the binomial of the items that differ (Q. McNemar 1947). The
  /// interval is the hybrid of two Wilson intervals with the correlation of the pairs (R. G. Newcombe
  /// 1998, "Improved confidence intervals for the difference between binomial proportions based on
  /// paired data", method 10). Kappa: J. Cohen 1960.
  package static func comparePairs(
    _ counts: PairedCounts,
    confidence: Double = 0.95
  ) throws(StatisticsError) -> PairedTest {
    let n = counts.total
    let first = try Proportion(successes: counts.both + counts.firstOnly, trials: n)
    let second = try Proportion(successes: counts.both + counts.secondOnly, trials: n)
    let one = try wilsonInterval(first, confidence: confidence)
    let two = try wilsonInterval(second, confidence: confidence)
    let correlation = pairCorrelation(counts)
    func distance(_ a: Double, _ b: Double) -> Double {
      max(0, a * a - 2 * correlation * a * b + b * b).squareRoot()
    }
    let difference = first.ratio - second.ratio
    let agreed = Double(counts.both + counts.neither) / Double(n)
    let expected = first.ratio * second.ratio + (1 - first.ratio) * (1 - second.ratio)
    return PairedTest(
      difference: difference,
      p: signTest(counts.firstOnly, counts.secondOnly),
      interval: ConfidenceInterval(
        lower: difference - distance(first.ratio - one.lower, two.upper - second.ratio),
        upper: difference + distance(one.upper - first.ratio, second.ratio - two.lower),
        confidence: confidence
      ),
      kappa: expected < 1 ? (agreed - expected) / (1 - expected) : nil
    )
  }

  /// Twice the smaller tail of a fair coin's binomial, at most 1.
  private static func signTest(_ heads: Int, _ tails: Int) -> Double {
    let few = min(heads, tails)
    guard heads != tails else { return 1 }
    let many = Double(max(heads, tails))
    return min(1, 2 * Elementary.regularizedBeta(0.5, complement: 0.5, many, Double(few + 1)))
  }

  /// The phi coefficient of the pairs, shrunk by half an item where it is positive; 0 without spread.
  private static func pairCorrelation(_ counts: PairedCounts) -> Double {
    let (a, b) = (Double(counts.both), Double(counts.firstOnly))
    let (c, d) = (Double(counts.secondOnly), Double(counts.neither))
    let spread = (a + b) * (c + d) * (a + c) * (b + d)
    guard spread > 0 else { return 0 }
    let excess = a * d - b * c
    let shrunk = excess > 0 ? max(0, excess - (a + b + c + d) / 2) : excess
    return shrunk / spread.squareRoot()
  }
}
