extension Elementary {
  /// Returns the upper regularised incomplete gamma function Q(a, x) for a > 0 and x ≥ 0.
  ///
  /// The probability that a gamma variable of shape `a` exceeds `x`. NaN outside the domain.
  /// Complexity: O(√a) near x = a, less elsewhere.
  package static func regularizedGammaTail(shape a: Double, above x: Double) -> Double {
    guard a > 0, a < .infinity, x >= 0 else { return .nan }
    if x == 0 { return 1 }
    if x == .infinity { return 0 }
    return x < a + 1
      ? 1 - gammaPrefix(a, x) * gammaSeries(a, x)
      : gammaPrefix(a, x) * gammaFraction(a, x)
  }

  /// Returns xᵃ e⁻ˣ / Γ(a), with Stirling's large terms cancelled by hand.
  private static func gammaPrefix(_ a: Double, _ x: Double) -> Double {
    let excess = (x - a) / a
    let exponent =
      a * (logOfRatio(x / a, lessOne: excess) - excess) - stirlingCorrection(a) - halfLogTwoPi
    return a.squareRoot() * exp(exponent)
  }

  /// Returns Σ xⁿ / (a (a + 1) … (a + n)); source: DLMF 8.11.4.
  private static func gammaSeries(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    var divisor = a
    while term > sum * 0x1p-54 {
      divisor += 1
      term *= x / divisor
      sum += term
    }
    return sum
  }

  /// Returns the continued fraction 1 / (x + 1 − a − 1(1 − a) / (x + 3 − a − …)); DLMF 8.9.2.
  private static func gammaFraction(_ a: Double, _ x: Double) -> Double {
    var step = 0.0
    return continuedFraction(first: x + 1 - a) {
      step += 1
      return (numerator: -step * (step - a), denominator: x + 1 - a + 2 * step)
    }
  }

  /// Returns 1 / (first + n₁ / (d₁ + n₂ / (d₂ + …))) by the method of Lentz and Thompson.
  ///
  /// At most 100 000 terms are taken; fractions here converge far earlier.
  static func continuedFraction(
    first: Double,
    next: () -> (numerator: Double, denominator: Double)
  ) -> Double {
    let tiny = 1e-300
    var value = first == 0 ? tiny : first
    var upper = value
    var lower = 0.0
    for _ in 0..<100_000 {
      let (numerator, denominator) = next()
      lower = denominator + numerator * lower
      upper = denominator + numerator / upper
      if lower == 0 { lower = tiny }
      if upper == 0 { upper = tiny }
      lower = 1 / lower
      let factor = upper * lower
      value *= factor
      if (factor - 1).magnitude < 0x1p-53 { break }
    }
    return 1 / value
  }
}
