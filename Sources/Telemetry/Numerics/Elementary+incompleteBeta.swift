extension Elementary {
  /// Returns the regularised incomplete beta function Iₓ(a, b) for a, b > 0 and x in [0, 1].
  ///
  /// `complement` is 1 − x; known without rounding, it keeps a tail near one exact. NaN outside the
  /// domain. Complexity: O(√max(a, b)).
  static func regularizedBeta(
    _ x: Double,
    complement y: Double,
    _ a: Double,
    _ b: Double
  ) -> Double {
    guard a > 0, b > 0, x >= 0, y >= 0, a + b < .infinity else { return .nan }
    if x == 0 { return 0 }
    if y == 0 { return 1 }
    if x > (a + 1) / (a + b + 2) {
      return 1 - betaPrefix(x, y, a, b) * betaFraction(y, x, b, a)
    }
    return betaPrefix(x, y, a, b) * betaFraction(x, y, a, b)
  }

  /// Returns xᵃ yᵇ / B(a, b), with Stirling's large terms cancelled by hand.
  static func betaPrefix(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    let excess = x * b - y * a
    let corrections =
      stirlingCorrection(a + b) - stirlingCorrection(a) - stirlingCorrection(b) - halfLogTwoPi
    let exponent =
      a * logOfRatio(x * ((a + b) / a), lessOne: excess / a)
      + b * logOfRatio(y * ((a + b) / b), lessOne: -excess / b)
    return (a * (b / (a + b))).squareRoot() * exp(exponent + corrections)
  }

  /// Returns the logarithm of a number given also less one, by whichever has more digits.
  static func logOfRatio(_ ratio: Double, lessOne excess: Double) -> Double {
    excess.magnitude < 0.4 ? log1p(excess) : log(ratio)
  }

  /// Returns the continued fraction of Iₓ(a, b) over its prefix.
  ///
  /// The form of A. R. DiDonato and A. H. Morris 1992, whose terms do not cancel near the mean.
  private static func betaFraction(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    let offset = a * y - b * x + 1
    var m = 0.0
    return continuedFraction(first: a * offset / (a + 1)) {
      m += 1
      let before = a + 2 * m - 1
      let numerator =
        (a + m - 1) * (a + b + m - 1) * m * (b - m) * (x / before) * (x / before)
      let denominator =
        m + m * (b - m) * x / before + (a + m) * (offset + m * (1 + y)) / (a + 2 * m + 1)
      return (numerator: numerator, denominator: denominator)
    }
  }
}
