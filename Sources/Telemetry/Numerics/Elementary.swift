/// Elementary functions that give the same bits on every machine and in every build.
///
/// The system's mathematical library differs between platforms and versions in the last bits, and
/// a simulated world must not. Everything here is made of `+ - * /`, square root, comparisons and
/// integer operations on the bits, all of which IEEE 754 fixes exactly; Swift never fuses a
/// multiplication with an addition on its own. The polynomials were fitted for this module
/// (`Tests/TelemetryTests/Numerics/fit_coefficients.py`), and the stated errors are measured against
/// mpmath in the tests beside that script. The unit of error is the *ulp*: the distance between
/// the true value's neighbouring doubles.
///
/// This type owns functions of plain numbers. It refuses to know about samples, random numbers
/// or text. Arguments outside a function's domain give NaN or an infinity as IEEE 754 has it;
/// callers who cannot accept that check first.
package enum Elementary {
  /// The leading 33 bits of ln 2, so that a product with any exponent is exact.
  static let ln2High = 0x1.62e4_2fefp-1

  /// The difference between ln 2 and `ln2High`.
  static let ln2Low = 0x1.473d_e6af_278edp-34

  /// The reciprocal of ln 2.
  static let inverseLn2 = 0x1.7154_7652_b82fep0

  /// The reciprocal of the square root of two.
  static let inverseSqrt2 = 0x1.6a09_e667_f3bcdp-1

  /// Half the logarithm of 2π.
  static let halfLogTwoPi = 0x1.d67f_1c86_4beb5p-1

  /// Added to and taken from a number below 2⁵¹, it rounds that number to an integer, which also
  /// appears in the low bits of the sum.
  static let roundingShift = 0x1.8p52
}

/// A number as the unevaluated sum of two doubles, the second below half an ulp of the first.
struct DoubleDouble {
  var high: Double
  var low: Double

  /// Adds two numbers without loss.
  @inline(__always)
  static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let high = a + b
    let shadow = high - a
    return DoubleDouble(high: high, low: (a - (high - shadow)) + (b - shadow))
  }

  /// Multiplies two numbers below 2⁹⁹⁶ without loss; source: Dekker 1971, with Veltkamp's split.
  @inline(__always)
  static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let (aHigh, aLow) = halves(a)
    let (bHigh, bLow) = halves(b)
    let high = a * b
    let low = ((aHigh * bHigh - high) + aHigh * bLow + aLow * bHigh) + aLow * bLow
    return DoubleDouble(high: high, low: low)
  }

  /// Splits a number into two of 26 bits whose sum it is.
  @inline(__always)
  private static func halves(_ value: Double) -> (Double, Double) {
    let scaled = value * 0x1.0000002p27
    let high = scaled - (scaled - value)
    return (high, value - high)
  }
}
