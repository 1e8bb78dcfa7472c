extension Elementary {
  /// Returns the standard normal distribution function at `x`, within 3 ulp in either tail.
  package static func normalCDF(_ x: Double) -> Double {
    let size = x.magnitude
    if size < 0.71 { return 0.5 + 0.5 * erfNearZero(x * inverseSqrt2) }
    let tail = normalTail(size)
    return x < 0 ? tail : 1 - tail
  }

  /// Returns the probability that a standard normal is further from zero than `x`, both sides.
  ///
  /// This is the two-sided p of a z statistic without the cancellation of 1 − CDF, within 3 ulp.
  package static func normalTwoSided(_ x: Double) -> Double {
    let size = x.magnitude
    if size < 0.71 { return 1 - erfNearZero(size * inverseSqrt2) }
    return 2 * normalTail(size)
  }

  /// Returns the upper tail of the standard normal for x ≥ 0.71, zero above 38.5.
  private static func normalTail(_ x: Double) -> Double {
    if x > 38.5 { return 0 }
    let square = DoubleDouble.product(x, x)
    let density = exp(-0.5 * square.high, tail: -0.5 * square.low)
    return 0.5 * density * scaledErfc(x * inverseSqrt2)
  }

  /// Returns the `x` at which the standard normal distribution function is `p`.
  ///
  /// Within 6 ulp; −∞ at 0, ∞ at 1 and NaN outside.
  /// Source: M. J. Wichura, algorithm AS 241 (PPND16), 1988.
  @inline(__always)
  package static func normalQuantile(_ p: Double) -> Double {
    let centred = p - 0.5
    if centred.magnitude <= 0.425 {
      return centred * quantileRatioInMiddle(0.180625 - centred * centred)
    }
    return normalQuantileInTail(p)
  }

  private static func normalQuantileInTail(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p == 0 ? -.infinity : (p == 1 ? .infinity : .nan) }
    let depth = (-log(p < 0.5 ? p : 1 - p)).squareRoot()
    let value =
      depth <= 5 ? quantileRatioInTail(depth - 1.6) : quantileRatioInFarTail(depth - 5)
    return p < 0.5 ? -value : value
  }

  @inline(__always)
  private static func quantileRatioInMiddle(_ r: Double) -> Double {
    var numerator = 2509.0809287301227
    numerator = numerator * r + 33430.57558358813
    numerator = numerator * r + 67265.7709270087
    numerator = numerator * r + 45921.95393154987
    numerator = numerator * r + 13731.69376550946
    numerator = numerator * r + 1971.5909503065513
    numerator = numerator * r + 133.14166789178438
    numerator = numerator * r + 3.3871328727963665
    var denominator = 5226.495278852854
    denominator = denominator * r + 28729.085735721943
    denominator = denominator * r + 39307.89580009271
    denominator = denominator * r + 21213.794301586597
    denominator = denominator * r + 5394.196021424751
    denominator = denominator * r + 687.1870074920579
    denominator = denominator * r + 42.31333070160091
    denominator = denominator * r + 1.0
    return numerator / denominator
  }

  private static func quantileRatioInTail(_ r: Double) -> Double {
    var numerator = 0.0007745450142783414
    numerator = numerator * r + 0.022723844989269184
    numerator = numerator * r + 0.2417807251774506
    numerator = numerator * r + 1.2704582524523684
    numerator = numerator * r + 3.6478483247632045
    numerator = numerator * r + 5.769497221460691
    numerator = numerator * r + 4.630337846156546
    numerator = numerator * r + 1.4234371107496835
    var denominator = 1.0507500716444169e-09
    denominator = denominator * r + 0.0005475938084995345
    denominator = denominator * r + 0.015198666563616457
    denominator = denominator * r + 0.14810397642748008
    denominator = denominator * r + 0.6897673349851
    denominator = denominator * r + 1.6763848301838038
    denominator = denominator * r + 2.053191626637759
    denominator = denominator * r + 1.0
    return numerator / denominator
  }

  private static func quantileRatioInFarTail(_ r: Double) -> Double {
    var numerator = 2.0103343992922881e-07
    numerator = numerator * r + 2.7115555687434876e-05
    numerator = numerator * r + 0.0012426609473880784
    numerator = numerator * r + 0.026532189526576124
    numerator = numerator * r + 0.29656057182850487
    numerator = numerator * r + 1.7848265399172913
    numerator = numerator * r + 5.463784911164114
    numerator = numerator * r + 6.657904643501103
    var denominator = 2.0442631033899397e-15
    denominator = denominator * r + 1.421511758316446e-07
    denominator = denominator * r + 1.8463183175100548e-05
    denominator = denominator * r + 0.0007868691311456133
    denominator = denominator * r + 0.014875361290850615
    denominator = denominator * r + 0.1369298809227358
    denominator = denominator * r + 0.599832206555888
    denominator = denominator * r + 1.0
    return numerator / denominator
  }
}
