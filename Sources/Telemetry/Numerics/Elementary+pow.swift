extension Elementary {
  /// Returns the logarithm of `x` to base two, within 1 ulp and exact at powers of two.
  package static func log2(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return outsideDomain(x, x) }
    let (power, mantissa) = reducedToMantissa(x)
    let natural = preciseLogarithm(ofMantissa: mantissa)
    let scaled = DoubleDouble.product(natural.high, inverseLn2)
    let low = scaled.low + (natural.low * inverseLn2 + natural.high * 0x1.777d_0ffd_a0d24p-56)
    let sum = DoubleDouble.sum(power, scaled.high)
    return sum.high + (sum.low + low)
  }

  /// Returns `base` raised to `exponent`, within 1 ulp.
  ///
  /// Special cases follow IEEE 754: anything to 0 is 1, a negative base needs an integer exponent
  /// (otherwise NaN), and the sign of an odd power of a negative base is kept.
  package static func pow(_ base: Double, _ exponent: Double) -> Double {
    if exponent == 0 || base == 1 { return 1 }
    if base != base || exponent != exponent { return .nan }
    let size = base.magnitude
    var isNegative = false
    if base.sign == .minus, exponent.magnitude < .infinity {
      let whole = exponent.magnitude < 0x1p53 ? Int64(exponent) : 0
      let isInteger = exponent.magnitude >= 0x1p53 || Double(whole) == exponent
      if base < 0, !isInteger, size < .infinity { return .nan }
      isNegative = isInteger && whole & 1 != 0
    }
    let value = positivePower(size, exponent)
    return isNegative ? -value : value
  }

  /// Returns a base at or above zero raised to a non-zero exponent.
  private static func positivePower(_ base: Double, _ exponent: Double) -> Double {
    if base == 1 { return 1 }
    if base == 0 || base == .infinity {
      return (base == 0) == (exponent > 0) ? 0 : .infinity
    }
    let (power, mantissa) = reducedToMantissa(base)
    let fraction = preciseLogarithm(ofMantissa: mantissa)
    let sum = DoubleDouble.sum(power * ln2High, fraction.high)
    let whole = DoubleDouble.sum(sum.high, sum.low + (power * ln2Low + fraction.low))
    let estimate = exponent * whole.high
    if estimate.magnitude > 800 { return estimate > 0 ? .infinity : 0 }
    let product = DoubleDouble.product(exponent, whole.high)
    return exp(product.high, tail: product.low + exponent * whole.low)
  }

  /// Returns the logarithm of a mantissa in [√½, √2) with a relative error below 2⁻⁶².
  private static func preciseLogarithm(ofMantissa mantissa: Double) -> DoubleDouble {
    let f = mantissa - 1
    let divisor = DoubleDouble.sum(mantissa, 1)
    let s = f / divisor.high
    let back = DoubleDouble.product(s, divisor.high)
    let sLow = ((f - back.high) - back.low - s * divisor.low) / divisor.high
    let square = DoubleDouble.product(s, s)
    let squareLow = square.low + 2 * s * sLow
    let z = square.high
    let bracket = DoubleDouble.sum(0x1.5555_5555_55555p-1, z * logRemainderBeyondCube(z))
    let bracketLow = bracket.low + 0x1.5555_5555_55555p-55
    let correction = DoubleDouble.product(z, bracket.high)
    let correctionLow = correction.low + (z * bracketLow + squareLow * bracket.high)
    let factor = DoubleDouble.sum(2, correction.high)
    let factorLow = factor.low + correctionLow
    let product = DoubleDouble.product(s, factor.high)
    return DoubleDouble.sum(product.high, product.low + (s * factorLow + sLow * factor.high))
  }

  /// Returns (log((1 + s) / (1 − s)) − 2s − ⅔s³) / s⁵ where z = s² ≤ 0.02944.
  private static func logRemainderBeyondCube(_ z: Double) -> Double {
    var p = 0.1291361767218225
    p = p * z + 0.13285957435193352
    p = p * z + 0.15385574796462032
    p = p * z + 0.18181808247544543
    p = p * z + 0.2222222227110234
    p = p * z + 0.2857142857133851
    p = p * z + 0.40000000000000024
    return p
  }
}
