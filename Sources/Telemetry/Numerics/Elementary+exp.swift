extension Elementary {
  /// Returns e raised to `x`, within 1 ulp.
  ///
  /// Gives 0 below −745.14 and infinity above 709.79; subnormal results are rounded once. There is
  /// no branch, so a loop over an array may be vectorised.
  @inline(__always)
  package static func exp(_ x: Double) -> Double {
    exp(x, tail: 0)
  }

  /// Returns e raised to `x + tail`, for a tail far below an ulp of one.
  @inline(__always)
  static func exp(_ x: Double, tail: Double) -> Double {
    let capped = x > 710 ? 710 : (x < -746 ? -746 : x)
    let (power, high, low) = reducedByLn2(capped, tail: tail)
    let fraction = high + low
    let value = 1 + (high + (low + fraction * fraction * expRemainder(fraction)))
    return scale(value, byPowerOfTwo: power)
  }

  /// Writes `x + tail` as `power` · ln 2 + `high` + `low`, the last two within ±0.3466.
  @inline(__always)
  private static func reducedByLn2(
    _ x: Double,
    tail: Double
  ) -> (power: Int64, high: Double, low: Double) {
    let shifted = x * inverseLn2 + roundingShift
    let count = shifted - roundingShift
    let power = Int64(bitPattern: shifted.bitPattern &- roundingShift.bitPattern)
    return (power, x - count * ln2High, tail - count * ln2Low)
  }

  /// Returns (eʳ − 1 − r) / r² for |r| ≤ 0.3467.
  @inline(__always)
  private static func expRemainder(_ r: Double) -> Double {
    var p = 2.0914686968086876e-09
    p = p * r + 2.5105217004720745e-08
    p = p * r + 2.75572736431103e-07
    p = p * r + 2.7557255400206422e-06
    p = p * r + 2.4801587325547743e-05
    p = p * r + 0.00019841269874820627
    p = p * r + 0.0013888888888883748
    p = p * r + 0.008333333333326136
    p = p * r + 0.04166666666666667
    p = p * r + 0.1666666666666667
    p = p * r + 0.5
    return p
  }

  /// Multiplies by 2 to a power between −1100 and 1100, in two steps so that only the last rounds.
  @inline(__always)
  private static func scale(_ value: Double, byPowerOfTwo power: Int64) -> Double {
    let biased = UInt64(bitPattern: power &+ 2048)
    let first = biased &>> 1
    let second = biased &- first
    return value * Double(bitPattern: (first &- 1) &<< 52)
      * Double(bitPattern: (second &- 1) &<< 52)
  }
}
