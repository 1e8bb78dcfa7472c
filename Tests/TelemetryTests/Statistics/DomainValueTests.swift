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

@Test func `the detectable drop is the one the sample size was made for`() throws {
  let found = try Statistics.detectableDrop(below: 0.9, firstCount: 686, secondCount: 686)
  let drop = try #require(found)
  #expect(drop < 0.05)
  #expect(isClose(drop, 0.05, 1e-4))
  #expect(
    try Statistics.powerOfTwoProportions(0.9 - drop, 0.9, firstCount: 686, secondCount: 686) >= 0.8
  )
  #expect(try Statistics.detectableDrop(below: 0.3, firstCount: 4, secondCount: 4) == nil)
}

@Test(arguments: [(10, 0.4012630607616213), (20, 0.6415140775914581), (50, 0.9230550247232868)])
func `false alarms add up over segments`(tests: Int, rate: Double) throws {
  #expect(isClose(try Statistics.familywiseErrorRate(tests: tests), rate, 1e-15))
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

@Test func `a shifted mix alone lowers the score`() throws {
  let slices: [Statistics.Estimate?] = [0.95, 0.85, 0.6].map {
    Statistics.Estimate(value: $0, variance: 0)
  }
  let offline = try Statistics.standardised(slices, weights: [0.8, 0.15, 0.05])
  let production = try Statistics.standardised(slices, weights: [0.45, 0.25, 0.3])
  #expect(isClose(offline.value, 0.9175, 1e-15))
  #expect(isClose(production.value, 0.82, 1e-15))
}

@Test(arguments: [
  ([0.7, 0.2, 0.1], [0.45, 0.3, 0.25], 0.2884483086616994),
  ([0.9, 0.1], [0.8, 0.2], 0.08109302162163287), ([0.9, 0.1], [0.7, 0.3], 0.2699853433898031),
  ([0.25, 0.25, 0.25, 0.25], [0.4, 0.25, 0.2, 0.15], 0.1327402843291699),
  ([0.5, 0.3, 0.2], [0.4, 0.4, 0.2], 0.0510825624),
])
func `stability indices of plain shares are known`(p: [Double], q: [Double], index: Double) throws {
  let found = try Statistics.populationStability(referenceShares: p, currentShares: q)
  #expect(isClose(found, index, 1e-10))
}

@Test(arguments: [(100, 100, 0.18), (200, 200, 0.09), (1000, 1000, 0.018), (10000, 1000, 0.0099)])
func `the index without drift is what ten bins give`(n: Int, m: Int, expected: Double) throws {
  let result = try Statistics.populationStability(
    referenceCounts: [Int](repeating: n / 10, count: 10),
    currentCounts: [Int](repeating: m / 10, count: 10)
  )
  #expect(result.index == 0)
  #expect(isClose(result.expectedWithoutDrift, expected, 1e-12))
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
  let gap = try Statistics.kolmogorovSmirnov(
    (1...8).map { Double($0) },
    (3...10).map { Double($0) }
  )
  #expect(gap.isExact && gap.statistic == 0.25 && isClose(gap.p, 0.98010878, 5e-9))
  let p = [0.5, 0.3, 0.2]
  let q = [0.4, 0.4, 0.2]
  #expect(isClose(try Statistics.kullbackLeibler(p, from: q), 0.0252671540, 1e-10))
  #expect(isClose(try Statistics.jensenShannon(p, q).distance, 0.0958432338, 1e-10))
}

@Test func `known rankings have the values of torchmetrics and ranx`() throws {
  #expect(isClose(try Statistics.ndcg(ranked: [3, 2, 0, 1], cutoff: 3), 0.8949990021, 5e-11))
  #expect(isClose(try Statistics.ndcg(ranked: [3, 2, 0, 1]), 0.9854419389, 1e-10))
  let ranked: [Double] = [0, 3, 2, 1]
  #expect(isClose(try Statistics.ndcg(ranked: ranked, cutoff: 3), 0.6074915181, 1e-10))
  let relevant = ranked.map { $0 > 0 }
  #expect(try Statistics.reciprocalRank(relevant) == 0.5)
  #expect(
    isClose(try Statistics.averagePrecision(relevant, relevantCount: 3), 0.6388888889, 5e-11)
  )
  #expect(try Statistics.recall(relevant, relevantCount: 4, cutoff: 3) == 0.5)
  #expect(try Statistics.meanReciprocalRank([[false, true], [true], [false]]) == 0.5)
}

@Test func `the known calibration error has its edges in the upper bin`() throws {
  let error = try Statistics.calibrationError(
    probabilities: [0.1, 0.2, 0.35, 0.6, 0.8, 0.95],
    outcomes: [false, false, true, true, true, true],
    bins: 5
  )
  #expect(isClose(error.expected, 0.2, 1e-15))
  #expect(error.bins.map(\.count) == [1, 2, 0, 1, 2])
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

@Test(arguments: [(100, 0.1921), (500, 0.0859), (1000, 0.0607), (10000, 0.0192)])
func `five percent lie beyond the critical distance of two samples`(
  size: Int,
  distance: Double
) {
  let scaled = distance * (Double(size) / 2).squareRoot()
  #expect(isClose(Elementary.kolmogorovTail(scaled), 0.05, 5e-4))
}
