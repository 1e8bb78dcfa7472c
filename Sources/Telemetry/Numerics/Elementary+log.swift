extension Elementary {
  /// Returns the natural logarithm of `x`, within 1 ulp.
  ///
  /// Gives −∞ at zero and NaN below. There is no branch, so a loop over an array may be vectorised.
  @inline(__always)
  package static func log(_ x: Double) -> Double {
    let (power, mantissa) = reducedToMantissa(x)
    return outsideDomain(x, logarithm(ofOnePlus: mantissa - 1, power: power, tail: 0))
  }

  /// Returns the natural logarithm of `1 + x`, within 2 ulp; exact zero stays zero.
  @inline(__always)
  package static func log1p(_ x: Double) -> Double {
    let sum = 1 + x
    let lost = x < 1 ? x - (sum - 1) : 1 - (sum - x)
    let (power, mantissa) = reducedToMantissa(sum)
    let isNear = x > -0.29 && x < 0.41
    let fraction = isNear ? x : mantissa - 1
    let value = logarithm(
      ofOnePlus: fraction,
      power: isNear ? 0 : power,
      tail: isNear ? 0 : lost / sum
    )
    return x == 0 ? x : outsideDomain(sum, value)
  }

  /// Writes a positive `x` as `mantissa` · 2 to the `power`, the mantissa in [√½, √2).
  @inline(__always)
  static func reducedToMantissa(_ x: Double) -> (power: Double, mantissa: Double) {
    let isSubnormal = x < 0x1p-1022
    let bits = (isSubnormal ? x * 0x1p54 : x).bitPattern
    let rootHalf: UInt64 = 0x3fe6_a09e_667f_3bcd
    let biased = (bits &- rootHalf &+ (2048 &<< 52)) &>> 52
    let counted = Double(bitPattern: 0x4330_0000_0000_0000 | biased) - 0x1p52
    let mantissa = Double(bitPattern: bits &- ((biased &- 2048) &<< 52))
    return (counted - (isSubnormal ? 2102 : 2048), mantissa)
  }

  /// Returns log(1 + f) + power · ln 2 + tail, for 1 + f in [√½, √2).
  ///
  /// With s = f / (2 + f), log(1 + f) = 2s + s³·R(s²), and 2s = f − s·f; taking f²/2 out of the rest
  /// keeps its rounding below the result's.
  @inline(__always)
  private static func logarithm(ofOnePlus f: Double, power: Double, tail: Double) -> Double {
    let s = f / (2 + f)
    let z = s * s
    let half = 0.5 * f * f
    let rest = s * (half + z * logRemainder(z))
    return power * ln2High - ((half - (rest + (power * ln2Low + tail))) - f)
  }

  /// Returns (log((1 + s) / (1 − s)) − 2s) / s³ where z = s² ≤ 0.02944.
  @inline(__always)
  private static func logRemainder(_ z: Double) -> Double {
    var p = 0.14616585424888623
    p = p * z + 0.15331710618210773
    p = p * z + 0.18182889455674947
    p = p * z + 0.22222211130259878
    p = p * z + 0.2857142862600327
    p = p * z + 0.39999999999899444
    p = p * z + 0.666666666666667
    return p
  }

  /// Replaces a logarithm's value where its argument is zero, negative, infinite or not a number.
  @inline(__always)
  static func outsideDomain(_ x: Double, _ value: Double) -> Double {
    let upper = x < .infinity ? value : x
    return x > 0 ? upper : (x == 0 ? -.infinity : .nan)
  }
}
