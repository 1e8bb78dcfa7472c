extension Elementary {
  /// Returns sine and cosine of an angle in whole turns, each within 2 ulp for |turns| ≤ 10¹⁵.
  ///
  /// The reduction is exact, which makes this the cheap form for a uniformly drawn angle.
  @inline(__always)
  package static func sineAndCosine(turns: Double) -> (sine: Double, cosine: Double) {
    let shifted = turns * 4 + roundingShift
    let rest = (turns - (shifted - roundingShift) * 0.25) * 0x1.921f_b544_42d18p2
    return rotated(shifted.bitPattern, sine: sineKernel(rest), cosine: cosineKernel(rest))
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

  /// Returns sin(x) for |x| ≤ π/4.
  @inline(__always)
  private static func sineKernel(_ x: Double) -> Double {
    let z = x * x
    var p = 1.5918115263265974e-10
    p = p * z - 2.505113165023518e-08
    p = p * z + 2.7557316101617874e-06
    p = p * z - 0.00019841269836756774
    p = p * z + 0.008333333333330948
    p = p * z - 0.16666666666666666
    return x + x * z * p
  }

  /// Returns cos(x) for |x| ≤ π/4.
  @inline(__always)
  private static func cosineKernel(_ x: Double) -> Double {
    let z = x * x
    var p = -1.1382623647474604e-11
    p = p * z + 2.087614614655861e-09
    p = p * z - 2.7557317271145144e-07
    p = p * z + 2.480158729876456e-05
    p = p * z - 0.0013888888888887398
    p = p * z + 0.041666666666666664
    let half = 0.5 * z
    let leading = 1 - half
    return leading + (((1 - leading) - half) + z * z * p)
  }
}
