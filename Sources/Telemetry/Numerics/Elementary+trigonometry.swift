extension Elementary {
  /// Returns the sine of `x` radians, within 1 ulp for |x| ≤ 10⁶.
  ///
  /// Beyond 1.6 · 10⁶ the reduction loses bits, and from 10¹⁵ on the result means nothing.
  @inline(__always)
  package static func sin(_ x: Double) -> Double {
    let (quadrant, high, low) = reducedByHalfPi(x)
    let value = rotated(quadrant, sine: sineKernel(high, low), cosine: cosineKernel(high, low)).sine
    return x == 0 ? x : value
  }

  /// Returns the cosine of `x` radians, within 1 ulp for |x| ≤ 10⁶ (see `sin`).
  @inline(__always)
  package static func cos(_ x: Double) -> Double {
    let (quadrant, high, low) = reducedByHalfPi(x)
    return rotated(quadrant, sine: sineKernel(high, low), cosine: cosineKernel(high, low)).cosine
  }

  /// Returns sine and cosine of an angle in whole turns, each within 2 ulp for |turns| ≤ 10¹⁵.
  ///
  /// The reduction is exact, which makes this the cheap form for a uniformly drawn angle.
  @inline(__always)
  package static func sineAndCosine(turns: Double) -> (sine: Double, cosine: Double) {
    let shifted = turns * 4 + roundingShift
    let rest = (turns - (shifted - roundingShift) * 0.25) * 0x1.921f_b544_42d18p2
    return rotated(
      shifted.bitPattern,
      sine: sineKernel(rest, 0),
      cosine: cosineKernel(rest, 0)
    )
  }

  /// Writes `x` as a multiple of π/2 (its count's low two bits are the quadrant) and a rest.
  ///
  /// π/2 is held as 33 + 33 + 53 bits, so that the products with counts below 2²⁰ are exact.
  @inline(__always)
  private static func reducedByHalfPi(
    _ x: Double
  ) -> (quadrant: UInt64, high: Double, low: Double) {
    let shifted = x * 0x1.45f3_06dc_9c883p-1 + roundingShift
    let count = shifted - roundingShift
    let first = x - count * 0x1.921f_b544p0
    let second = DoubleDouble.sum(first, -(count * 0x1.0b46_11a6p-34))
    let third = DoubleDouble.sum(second.high, second.low - count * 0x1.3198_a2e0_37073p-69)
    return (shifted.bitPattern, third.high, third.low)
  }

  /// Picks sine and cosine of the whole angle from those of the rest.
  @inline(__always)
  private static func rotated(
    _ quadrant: UInt64,
    sine: Double,
    cosine: Double
  ) -> (sine: Double, cosine: Double) {
    let isOdd = quadrant & 1 != 0
    let sineSign = (quadrant & 2) &<< 62
    let cosineSign = ((quadrant &+ 1) & 2) &<< 62
    return (
      Double(bitPattern: (isOdd ? cosine : sine).bitPattern ^ sineSign),
      Double(bitPattern: (isOdd ? sine : cosine).bitPattern ^ cosineSign)
    )
  }

  /// Returns sin(x + tail) for |x| ≤ π/4.
  @inline(__always)
  private static func sineKernel(_ x: Double, _ tail: Double) -> Double {
    let z = x * x
    var p = 1.5918115263265974e-10
    p = p * z - 2.505113165023518e-08
    p = p * z + 2.7557316101617874e-06
    p = p * z - 0.00019841269836756774
    p = p * z + 0.008333333333330948
    p = p * z - 0.16666666666666666
    return x + (x * z * p + tail * (1 - 0.5 * z))
  }

  /// Returns cos(x + tail) for |x| ≤ π/4.
  @inline(__always)
  private static func cosineKernel(_ x: Double, _ tail: Double) -> Double {
    let z = x * x
    var p = -1.1382623647474604e-11
    p = p * z + 2.087614614655861e-09
    p = p * z - 2.7557317271145144e-07
    p = p * z + 2.480158729876456e-05
    p = p * z - 0.0013888888888887398
    p = p * z + 0.041666666666666664
    let half = 0.5 * z
    let leading = 1 - half
    return leading + (((1 - leading) - half) + (z * z * p - x * tail))
  }
}
