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
    let exponentHead = head(exponent)
    let logarithmHead = head(whole.high)
    let product = exponentHead * logarithmHead
    let rest =
      (exponent - exponentHead) * whole.high
      + (exponentHead * (whole.high - logarithmHead) + exponent * whole.low)
    return exp(product, tail: rest)
  }

  /// Returns the leading 26 bits of a number, so that the product of two such is exact.
  @inline(__always)
  private static func head(_ value: Double) -> Double {
    Double(bitPattern: value.bitPattern & 0xffff_ffff_f800_0000)
  }

  /// Returns the logarithm of a mantissa in [√½, √2) with a relative error below 2⁻⁶².
  ///
  /// log(1 + f) = s (2 + s² (⅔ + …)) with s = f / (2 + f), each factor held as a head of 26 bits
  /// and the rest, so that the leading products are exact.
  @inline(__always)
  private static func preciseLogarithm(ofMantissa mantissa: Double) -> DoubleDouble {
    let f = mantissa - 1
    let divisor = mantissa + 1
    let divisorHead = head(divisor)
    let divisorRest = mantissa - (divisorHead - 1)
    let inverse = 1 / divisor
    let s = f * inverse
    let sHead = head(s)
    let sRest = ((f - sHead * divisorHead) - sHead * divisorRest) * inverse
    let square = sHead * sHead
    let squareRest = sRest * (sHead + sHead + sRest)
    let z = square + squareRest
    let beyond = z * logRemainderBeyondCube(z)
    let bracketHead = head(0x1.5555_5555_55555p-1 + beyond)
    let bracketRest =
      ((0x1.5555_5555_55555p-1 - bracketHead) + beyond) + 0x1.5555_5555_55555p-55
    let squareHead = head(square)
    let cube = squareHead * bracketHead
    let cubeRest =
      squareHead * bracketRest + ((square - squareHead) + squareRest) * (bracketHead + bracketRest)
    let factorHead = head(2 + cube)
    let factorRest = (cube - (factorHead - 2)) + cubeRest
    let product = sHead * factorHead
    let rest = sHead * factorRest + sRest * (factorHead + factorRest)
    let high = product + rest
    return DoubleDouble(high: high, low: (product - high) + rest)
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
