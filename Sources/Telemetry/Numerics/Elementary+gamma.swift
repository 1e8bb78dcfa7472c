extension Elementary {
  /// Returns the logarithm of the gamma function for x > 0, within 3 ulp, its zeros included.
  ///
  /// Gives infinity at zero and NaN below.
  package static func logGamma(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return x == 0 || x == .infinity ? .infinity : .nan }
    if x >= 10 {
      return (x - 0.5) * (log(x) - 1) + (stirlingSeries(x) + (halfLogTwoPi - 0.5))
    }
    if x < 1 { return logGammaNearZeros(x - 1, x) - log(x) }
    if x <= 2.5 { return logGammaNearZeros(x - 2, x - 1) }
    var product = 1.0
    var reduced = x
    while reduced > 2.5 {
      reduced -= 1
      product *= reduced
    }
    return log(product) + logGammaNearZeros(reduced - 2, reduced - 1)
  }

  /// Returns logGamma(x) − ((x − ½) log x − x + ½ log 2π) for x > 0.
  ///
  /// With this error of Stirling's formula, large terms cancel before they are computed.
  static func stirlingCorrection(_ x: Double) -> Double {
    if x >= 10 { return stirlingSeries(x) }
    return logGamma(x) - ((x - 0.5) * log(x) - x + halfLogTwoPi)
  }

  /// Returns Stirling's series for x ≥ 10, whose terms are Bernoulli numbers B₂ₖ / 2k(2k − 1).
  @inline(__always)
  private static func stirlingSeries(_ x: Double) -> Double {
    let z = 1 / (x * x)
    var p = 1.0 / 156
    p = p * z - 691.0 / 360360
    p = p * z + 1.0 / 1188
    p = p * z - 1.0 / 1680
    p = p * z + 1.0 / 1260
    p = p * z - 1.0 / 360
    p = p * z + 1.0 / 12
    return p / x
  }

  /// Returns logGamma(2 + t) for t in [−1, ½], given also 1 + t without rounding.
  private static func logGammaNearZeros(_ t: Double, _ onePlusT: Double) -> Double {
    let u = (t + 0.25) / 0.75
    var p = 8.732367943389282e-11
    p = p * u - 2.1107652109294608e-10
    p = p * u - 3.489386830852245e-11
    p = p * u + 8.0968768130305e-11
    p = p * u + 1.313757348980119e-09
    p = p * u - 3.1976862578204687e-09
    p = p * u + 5.4105721946839366e-09
    p = p * u - 1.3287284124524843e-08
    p = p * u + 3.5151238753444235e-08
    p = p * u - 8.670026143784667e-08
    p = p * u + 2.1291112183034432e-07
    p = p * u - 5.290318510629222e-07
    p = p * u + 1.3210772937919835e-06
    p = p * u - 3.3139398419759337e-06
    p = p * u + 8.363500819840447e-06
    p = p * u - 2.1263259366334995e-05
    p = p * u + 5.4551226137119765e-05
    p = p * u - 0.00014156848432233726
    p = p * u + 0.0003729600093906354
    p = p * u - 0.0010028956761924106
    p = p * u + 0.0027768984548665683
    p = p * u - 0.008038388459641289
    p = p * u + 0.025042751549161676
    p = p * u - 0.089611189968932
    p = p * u + 0.4501393121092563
    return t * onePlusT * p
  }
}
