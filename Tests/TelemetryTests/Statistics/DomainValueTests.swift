import Testing

@testable import Telemetry

/// Rounds to as many decimals as a published value has.
private func isClose(_ value: Double, _ published: Double, _ tolerance: Double) -> Bool {
  (value - published).magnitude <= tolerance
}

@Test(arguments: [
  (0.9, 0.89, 14751, 19747), (0.9, 0.88, 3841, 5142), (0.9, 0.85, 686, 918),
  (0.9, 0.8, 199, 266), (0.95, 0.94, 8158, 10921), (0.95, 0.93, 2213, 2962),
  (0.99, 0.985, 7750, 10375), (0.99, 0.98, 2319, 3103), (0.02, 0.03, 3826, 5121),
  (0.05, 0.06, 8158, 10921), (0.7, 0.65, 1377, 1842), (0.7, 0.6, 356, 477),
])
func `trials per arm are those of the usual tables`(p1: Double, p2: Double, at80: Int, at90: Int)
  throws
{
  #expect(try Statistics.sampleSizeForTwoProportions(p1, p2) == at80)
  #expect(try Statistics.sampleSizeForTwoProportions(p1, p2, power: 0.9) == at90)
}

@Test func `Bonferroni over twenty segments costs about twice the trials`() throws {
  for (p1, p2, count) in [(0.9, 0.89, 28075), (0.9, 0.8, 380), (0.7, 0.65, 2620)] {
    #expect(try Statistics.sampleSizeForTwoProportions(p1, p2, alpha: 0.05 / 20) == count)
  }
}

@Test(arguments: [(0.89, 7643), (0.85, 336), (0.8, 92)])
func `a canary of five percent needs half the trials of an equal arm`(
  canary: Double,
  count: Int
) throws {
  #expect(try Statistics.sampleSizeForTwoProportions(canary, 0.9, ratio: 19) == count)
}

@Test func `a drop in a small segment is diluted in the aggregate`() throws {
  for (drop, count) in [(0.004, 89865), (0.008, 22855), (0.006, 40286)] {
    #expect(try Statistics.sampleSizeForTwoProportions(0.9, 0.9 - drop) == count)
  }
  #expect(try Statistics.sampleSizeForTwoProportions(0.9, 0.6) == 32)
  #expect(try Statistics.sampleSizeForTwoProportions(0.9, 0.7) == 62)
}

@Test func `sample-ratio mismatches have the known probabilities`() throws {
  let even = try Statistics.chiSquareGoodnessOfFit(observed: [50500, 49500], shares: [1, 1])
  #expect(isClose(even.p, 0.0015654022580025018, 1e-12))
  let canary = try Statistics.chiSquareGoodnessOfFit(observed: [4700, 95300], shares: [5, 95])
  #expect(isClose(canary.p, 1.3437449764119869e-05, 1e-14))
}

@Test func `the ramp of Kohavi's example reverses when days are pooled`() throws {
  func arm(_ successes: Int, _ trials: Int) throws -> Statistics.Proportion {
    try Statistics.Proportion(successes: successes, trials: trials)
  }
  let control = [try arm(20_000, 990_000), try arm(5_000, 500_000)]
  let treatment = [try arm(230, 10_000), try arm(6_000, 500_000)]
  let pooledControl = try arm(25_000, 1_490_000)
  let pooledTreatment = try arm(6_230, 510_000)
  let crude = try Statistics.compareProportions(pooledTreatment, pooledControl)
  let fair = try Statistics.standardisedDifference(
    first: treatment.map { Statistics.Estimate($0) },
    second: control.map { Statistics.Estimate($0) },
    weights: [1, 1]
  )
  #expect(crude.difference < 0 && crude.p < 1e-9)
  #expect(fair.difference > 0 && fair.p < 0.01)
}

@Test func `equal shares have no stability index`() throws {
  let reference = [Int](repeating: 1000, count: 10)
  let current = [Int](repeating: 100, count: 10)
  #expect(
    try Statistics.populationStability(referenceCounts: reference, currentCounts: current) == 0
  )
}

@Test func `known values of scipy and statsmodels come out`() throws {
  let some = try Statistics.wilsonInterval(Statistics.Proportion(successes: 8, trials: 10))
  #expect(isClose(some.lower, 0.4901624715, 5e-11) && isClose(some.upper, 0.9433178485, 5e-11))
  let none = try Statistics.wilsonInterval(Statistics.Proportion(successes: 0, trials: 10))
  #expect(none.lower == 0 && isClose(none.upper, 0.2775327999, 5e-11))
  let z = try Statistics.compareProportions(
    Statistics.Proportion(successes: 45, trials: 500),
    Statistics.Proportion(successes: 20, trials: 500)
  )
  #expect(isClose(z.z, 3.2068417194, 5e-11) && isClose(z.p, 0.00134200812, 5e-12))
}

@Test(arguments: [(50, 0.099), (100, 0.07), (200, 0.0495), (500, 0.0313), (2000, 0.0156)])
func `the half width of an accuracy's interval is near the usual one`(
  trials: Int,
  halfWidth: Double
) throws {
  let proportion = try Statistics.Proportion(successes: trials * 85 / 100, trials: trials)
  let interval = try Statistics.wilsonInterval(proportion)
  #expect(isClose((interval.upper - interval.lower) / 2, halfWidth, 0.03 * halfWidth + 5e-5))
}
