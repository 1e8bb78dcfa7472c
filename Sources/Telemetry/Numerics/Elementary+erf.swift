extension Elementary {
  /// Returns the error function for |x| ≤ 1.
  @inline(__always)
  static func erfNearZero(_ x: Double) -> Double {
    let z = x * x
    var p = 5.957176147748911e-11
    p = p * z - 1.1372848856791674e-09
    p = p * z + 1.4659775274047436e-08
    p = p * z - 1.6350312701054695e-07
    p = p * z + 1.6461000484121368e-06
    p = p * z - 1.4925595266831182e-05
    p = p * z + 0.0001205533111164271
    p = p * z - 0.000854832698083379
    p = p * z + 0.0052239776248180145
    p = p * z - 0.026866170645076792
    p = p * z + 0.11283791670954879
    p = p * z - 0.3761263890318375
    p = p * z + 0.1283791670955126
    return x + x * p
  }

  /// Returns e to the x² times erfc(x), a smooth and slowly falling function, for x ≥ 0.5.
  static func scaledErfc(_ x: Double) -> Double {
    if x < 1.25 { return scaledErfcFromOneHalf((x - 0.875) / 0.375) }
    if x < 2.75 { return scaledErfcFromFiveQuarters((x - 2) / 0.75) }
    if x < 6 { return scaledErfcFromElevenQuarters((x - 4.375) / 1.625) }
    return scaledErfcFromSix(x)
  }

  private static func scaledErfcFromOneHalf(_ u: Double) -> Double {
    var p = 2.9005082082874288e-12
    p = p * u - 2.461164909465625e-11
    p = p * u + 1.9193030173073292e-10
    p = p * u - 1.527477431691482e-09
    p = p * u + 1.1766458781097676e-08
    p = p * u - 8.72699406826117e-08
    p = p * u + 6.219838101942371e-07
    p = p * u - 4.243887732125238e-06
    p = p * u + 2.7594391869442247e-05
    p = p * u - 0.000170012579185525
    p = p * u + 0.000985376377401442
    p = p * u - 0.00532165739726897
    p = p * u + 0.02643144240560381
    p = p * u - 0.11843771118406599
    p = p * u + 0.464311583202669
    return p
  }

  private static func scaledErfcFromFiveQuarters(_ u: Double) -> Double {
    var p = -3.0314333805583456e-12
    p = p * u + 1.6804565705955793e-11
    p = p * u - 7.774293027415018e-11
    p = p * u + 4.1146265287229504e-10
    p = p * u - 2.1565207105055674e-09
    p = p * u + 1.0928260883416838e-08
    p = p * u - 5.404030202283959e-08
    p = p * u + 2.6062614902811496e-07
    p = p * u - 1.2234089605070393e-06
    p = p * u + 5.579125018880732e-06
    p = p * u - 2.466493459911699e-05
    p = p * u + 0.00010544693014034248
    p = p * u - 0.0004346625185621344
    p = p * u + 0.001721483677889761
    p = p * u - 0.006522456556810151
    p = p * u + 0.02351404833948302
    p = p * u - 0.0800973463901172
    p = p * u + 0.25539567631050575
    return p
  }

  private static func scaledErfcFromElevenQuarters(_ u: Double) -> Double {
    var p = 7.516934484023114e-12
    p = p * u - 2.8357717080818567e-11
    p = p * u + 6.642252638862426e-11
    p = p * u - 2.4235149262788866e-10
    p = p * u + 9.628448890039765e-10
    p = p * u - 3.449736578604799e-09
    p = p * u + 1.2102055005094135e-08
    p = p * u - 4.229477563110122e-08
    p = p * u + 1.4602871194321836e-07
    p = p * u - 4.973216716468568e-07
    p = p * u + 1.6707114529991431e-06
    p = p * u - 5.5338873452338e-06
    p = p * u + 1.8062415550861083e-05
    p = p * u - 5.806011610857117e-05
    p = p * u + 0.00018367651412182554
    p = p * u - 0.0005714691111992661
    p = p * u + 0.0017472445937200144
    p = p * u - 0.005245155904997739
    p = p * u + 0.015444930442418448
    p = p * u - 0.04456200188272128
    p = p * u + 0.12582358819498807
    return p
  }

  private static func scaledErfcFromSix(_ x: Double) -> Double {
    let z = 1 / (x * x)
    var p = -62906188.568722464
    p = p * z + 18057126.711975493
    p = p * z - 2782002.159500786
    p = p * z + 331857.20379543403
    p = p * z - 37370.35718838934
    p = p * z + 4458.217532758852
    p = p * z - 595.5404996187048
    p = p * z + 91.63597933382782
    p = p * z - 16.661219711804435
    p = p * z + 3.7024941286352577
    p = p * z - 1.0578554691245303
    p = p * z + 0.4231421876607876
    p = p * z - 0.28209479177387814
    p = p * z + 0.5641895835477563
    return p / x
  }
}
