extension Elementary {
  /// Returns the probability that a χ² variable exceeds `x`.
  package static func chiSquareTail(_ x: Double, degreesOfFreedom: Double) -> Double {
    regularizedGammaTail(shape: degreesOfFreedom / 2, above: x / 2)
  }

  /// Returns the probability that a Student t variable is further from zero than `t`.
  package static func studentTwoSided(_ t: Double, degreesOfFreedom: Double) -> Double {
    let square = t * t
    if square == .infinity { return 0 }
    let total = degreesOfFreedom + square
    return regularizedBeta(
      degreesOfFreedom / total,
      complement: square / total,
      degreesOfFreedom / 2,
      0.5
    )
  }

  /// Returns the `t` > 0 beyond which, on both sides, a Student t variable lies with probability
  /// `p` in (0, 1).
  ///
  /// Newton's steps on the tail, kept inside a bracket; the relative error is below 10⁻¹².
  package static func studentTwoSidedQuantile(_ p: Double, degreesOfFreedom: Double) -> Double {
    guard p > 0, p < 1, degreesOfFreedom > 0 else { return p == 1 ? 0 : .nan }
    var low = 0.0
    var high = 1.0
    while studentTwoSided(high, degreesOfFreedom: degreesOfFreedom) > p, high < 0x1p500 {
      low = high
      high *= 2
    }
    var t = 0.5 * (low + high)
    for _ in 0..<200 {
      let tail = studentTwoSided(t, degreesOfFreedom: degreesOfFreedom)
      if tail > p { low = t } else { high = t }
      let total = degreesOfFreedom + t * t
      let slope =
        2 / t * betaPrefix(degreesOfFreedom / total, t * t / total, degreesOfFreedom / 2, 0.5)
      let step = (tail - p) / slope
      let next = t + step
      let isInside = next > low && next < high
      let moved = isInside ? next : 0.5 * (low + high)
      let change = (moved - t).magnitude
      t = moved
      if change <= 0x1p-50 * t { break }
    }
    return t
  }
}
