import Testing

@testable import Telemetry

@Test func `exp saturates and keeps what is not a number`() {
  #expect(Elementary.exp(.infinity) == .infinity)
  #expect(Elementary.exp(1000) == .infinity)
  #expect(Elementary.exp(-.infinity) == 0)
  #expect(Elementary.exp(-1000) == 0)
  #expect(Elementary.exp(0) == 1)
  #expect(Elementary.exp(-745) == Double.leastNonzeroMagnitude)
  #expect(Elementary.exp(.nan).isNaN)
}

@Test func `logarithms have their limits at the border of the domain`() {
  #expect(Elementary.log(0) == -.infinity)
  #expect(Elementary.log(-1).isNaN)
  #expect(Elementary.log(.infinity) == .infinity)
  #expect(Elementary.log(.nan).isNaN)
  #expect(Elementary.log(1) == 0)
  #expect(Elementary.log1p(-1) == -.infinity)
  #expect(Elementary.log1p(-2).isNaN)
  #expect(Elementary.log1p(.infinity) == .infinity)
  #expect(Elementary.log1p(-1e-300) == -1e-300)
  #expect(Elementary.log2(0) == -.infinity)
  #expect(Elementary.log2(-1).isNaN)
  #expect(Elementary.log2(.infinity) == .infinity)
}

@Test(arguments: [-1074, -1022, -3, 0, 1, 10, 1023])
func `log2 of a power of two is exact`(power: Int) {
  #expect(Elementary.log2(Elementary.pow(2, Double(power))) == Double(power))
}

@Test func `pow follows the standard in its special cases`() {
  #expect(Elementary.pow(.nan, 0) == 1)
  #expect(Elementary.pow(1, .nan) == 1)
  #expect(Elementary.pow(0, 2) == 0)
  #expect(Elementary.pow(0, -2) == .infinity)
  #expect(Elementary.pow(-0.0, -3) == -.infinity)
  #expect(Elementary.pow(-2, 3) == -8)
  #expect(Elementary.pow(-2, 2) == 4)
  #expect(Elementary.pow(-2, 0.5).isNaN)
  #expect(Elementary.pow(.infinity, -1) == 0)
  #expect(Elementary.pow(-.infinity, 3) == -.infinity)
  #expect(Elementary.pow(0.5, .infinity) == 0)
  #expect(Elementary.pow(0.5, -.infinity) == .infinity)
  #expect(Elementary.pow(-1, .infinity) == 1)
  #expect(Elementary.pow(10, 400) == .infinity)
  #expect(Elementary.pow(10, -400) == 0)
}

@Test func `sine and cosine meet at whole turns`() {
  for (turns, sine, cosine) in [(0.0, 0.0, 1.0), (0.25, 1, 0), (0.5, 0, -1), (-0.25, -1, 0)] {
    let pair = Elementary.sineAndCosine(turns: turns)
    #expect(pair.sine == sine)
    #expect(pair.cosine == cosine)
  }
}

@Test func `the normal distribution reaches its limits`() {
  #expect(Elementary.normalCDF(-.infinity) == 0)
  #expect(Elementary.normalCDF(.infinity) == 1)
  #expect(Elementary.normalCDF(.nan).isNaN)
  #expect(Elementary.normalTwoSided(0) == 1)
  #expect(Elementary.normalQuantile(0) == -.infinity)
  #expect(Elementary.normalQuantile(1) == .infinity)
  #expect(Elementary.normalQuantile(0.5) == 0)
  #expect(Elementary.normalQuantile(-0.1).isNaN)
  #expect(Elementary.normalQuantile(.nan).isNaN)
}

@Test func `the gamma function has the logarithms of factorials`() {
  #expect(Elementary.logGamma(1) == 0)
  #expect(Elementary.logGamma(2) == 0)
  #expect(Elementary.logGamma(0) == .infinity)
  #expect(Elementary.logGamma(-1).isNaN)
  var factorial = 1.0
  for n in 2...18 {
    factorial *= Double(n)
    let logarithm = Elementary.log(factorial)
    #expect((logarithm - Elementary.logGamma(Double(n) + 1)).magnitude <= 4 * logarithm.ulp)
  }
}

/// The bits of every function over a grid, folded with FNV-1a: one number for all machines.
@Test func `every machine and build gives the same bits`() {
  var digest: UInt64 = 0xcbf2_9ce4_8422_2325
  func fold(_ value: Double) {
    digest = (digest ^ value.bitPattern) &* 0x100_0000_01b3
  }
  for step in 1...4000 {
    let x = Double(step) * 0.0173
    fold(Elementary.exp(x - 35))
    fold(Elementary.log(x))
    fold(Elementary.log1p(x - 0.01))
    fold(Elementary.log2(x))
    fold(Elementary.pow(x, 35 - x))
    fold(Elementary.sineAndCosine(turns: x).sine)
    fold(Elementary.normalCDF(x - 30))
    fold(Elementary.normalQuantile(Double(step) / 4001))
    fold(Elementary.logGamma(x))
  }
  #expect(digest == 13_161_262_257_197_318_423)
}
