import Testing

@testable import Telemetry

private func proportion(_ successes: Int, _ trials: Int) throws -> Statistics.Proportion {
  try Statistics.Proportion(successes: successes, trials: trials)
}

private func sample(_ count: Int, seed: UInt64) -> [Double] {
  var generator = SplitMix64(state: seed)
  return (0..<count).map { _ in Double(generator.next() >> 11) * 0x1p-53 }
}

@Test func `arms without any variation do not differ`() throws {
  let all = try Statistics.compareProportions(proportion(5, 5), proportion(9, 9))
  #expect(all.z == 0 && all.p == 1)
  #expect(all.interval.lower < 0 && all.interval.upper > 0)
  let none = try Statistics.mannWhitney([2, 2, 2], [2, 2])
  #expect(none.z == 0 && none.p == 1 && none.superiority == 0.5)
  #expect(try Statistics.kolmogorovSmirnov([2, 2, 2], [2, 2]).p == 1)
}

@Test func `swapping the samples turns the signs and keeps the probability`() throws {
  let a = sample(40, seed: 1)
  let b = sample(25, seed: 2).map { $0 + 0.2 }
  let there = try Statistics.mannWhitney(a, b)
  let back = try Statistics.mannWhitney(b, a)
  #expect(there.z == -back.z && there.p == back.p && there.u + back.u == 1000)
  let far = try Statistics.kolmogorovSmirnov(a, b)
  #expect((far.p / (try Statistics.kolmogorovSmirnov(b, a).p) - 1).magnitude < 1e-12)
  let welch = try Statistics.welch(a, b)
  #expect(welch.t == -(try Statistics.welch(b, a).t))
}

@Test func `the exact distance of samples apart is one over the orders`() throws {
  // Two of the C(12, 6) = 924 orders part the samples completely.
  let low = (0..<6).map { Double($0) }
  let test = try Statistics.kolmogorovSmirnov(low, low.map { $0 + 10 })
  #expect(test.statistic == 1)
  #expect((test.p - 2.0 / 924).magnitude < 1e-15)
}

@Test func `a huge exact Fisher test agrees with the normal test`() throws {
  let first = try proportion(500_800, 1_000_000)
  let second = try proportion(499_900, 1_000_000)
  let exact = Statistics.fisherExact(first, second)
  let normal = try Statistics.compareProportions(first, second)
  #expect((exact.p / normal.p - 1).magnitude < 0.01)
  #expect(Statistics.fisherExact(try proportion(3, 3), try proportion(2, 2)).p == 1)
  #expect(Statistics.fisherExact(try proportion(3, 3), try proportion(2, 2)).oddsRatio == nil)
  #expect(Statistics.fisherExact(try proportion(3, 3), try proportion(0, 2)).oddsRatio == .infinity)
}

@Test func `a bootstrap repeats with its seed and covers the mean`() throws {
  let values = sample(50, seed: 3)
  func run(_ seed: UInt64) throws -> Statistics.Bootstrap {
    var generator = SplitMix64(state: seed)
    return try Statistics.bootstrap(
      values,
      resamples: 400,
      generator: { generator.next() },
      statistic: { $0.reduce(0, +) / Double($0.count) }
    )
  }
  let first = try run(7)
  #expect(try run(7) == first)
  #expect(try run(8) != first)
  #expect(first.interval.lower < first.estimate && first.estimate < first.interval.upper)
}

@Test func `a constant sample has a bootstrap interval of no width`() throws {
  var generator = SplitMix64(state: 1)
  let result = try Statistics.bootstrap(
    [4, 4, 4],
    resamples: 50,
    method: .biasCorrected,
    generator: { generator.next() },
    statistic: { $0[0] }
  )
  #expect(result.interval.lower == 4 && result.interval.upper == 4 && result.standardError == 0)
}

@Test func `interaction of days shows in the difference in differences only`() throws {
  let test = try Statistics.differenceInDifferences(
    treatedBefore: Statistics.Estimate(proportion(900, 1000)),
    treatedAfter: Statistics.Estimate(proportion(800, 1000)),
    controlBefore: Statistics.Estimate(proportion(920, 1000)),
    controlAfter: Statistics.Estimate(proportion(820, 1000))
  )
  #expect(test.difference.magnitude < 1e-15 && test.p > 0.99)
}

@Test func `divergence from an impossible category is infinite, and the symmetric one is not`()
  throws
{
  #expect(try Statistics.kullbackLeibler([1, 1], from: [1, 0]) == .infinity)
  #expect(try Statistics.jensenShannon([1, 0], [0, 1]).divergence == 1)
  #expect(try Statistics.jensenShannon([2, 1], [4, 2]).divergence == 0)
}

@Test func `equal samples have no stability index and equal-mass bins`() throws {
  let values = sample(1000, seed: 5)
  let result = try Statistics.populationStability(reference: values, current: values)
  #expect(result.index == 0)
  #expect(result.referenceCounts == [Int](repeating: 100, count: 10))
}

@Test func `a reference of two values keeps one edge`() throws {
  let result = try Statistics.populationStability(
    reference: [0, 1, 1, 1],
    current: [0, 0, 0, 1],
    bins: 4
  )
  #expect(result.referenceCounts.reduce(0, +) == 4)
  #expect(result.edges.count == 1)
  #expect(result.index > 0)
}

@Test func `mean discrepancy tells distributions apart and uses what it says`() throws {
  let a = try Statistics.Points(sample(5000, seed: 6))
  let b = try Statistics.Points(sample(5000, seed: 7))
  let moved = try Statistics.Points(sample(5000, seed: 8).map { $0 + 0.5 })
  let same = try Statistics.meanDiscrepancy(a, b)
  let apart = try Statistics.meanDiscrepancy(a, moved)
  #expect(same.squared.magnitude < 0.003)
  #expect(apart.squared > 0.2)
  #expect(same.firstCount == 750 && same.secondCount == 750)
}

@Test func `edges of equal width belong to the upper bin whatever the rounding`() throws {
  for bins in [3, 5, 7, 10, 15, 49, 100] {
    let edges = (0...bins).map { Double($0) / Double(bins) }
    let error = try Statistics.calibrationError(
      probabilities: edges,
      outcomes: edges.map { _ in true },
      bins: bins
    )
    #expect(error.bins.dropLast().allSatisfy { $0.count == 1 })
    #expect(error.bins.last?.count == 2)
  }
}

@Test func `a ranking without anything relevant has no gain`() throws {
  #expect(try Statistics.ndcg(ranked: [0, 0, 0]) == 0)
  #expect(try Statistics.ndcg(ranked: [1, 0], judged: [1, 0, 1]) < 1)
  #expect(try Statistics.ndcg(ranked: [1, 1], judged: [1, 1], cutoff: 5) == 1)
  #expect(try Statistics.reciprocalRank([false, true], cutoff: 1) == 0)
}

@Test func `opposite raters agree less than by chance`() throws {
  let kappa = try Statistics.cohenKappa([0, 1, 0, 1], [1, 0, 1, 0], categories: 2)
  #expect(kappa.kappa == -1 && kappa.agreement == 0 && kappa.items == 4)
}

@Test(arguments: [0, 1, 999, 1000, 1001, 20_000])
func `sorting by digits is sorting by value`(count: Int) {
  var generator = SplitMix64(state: 9)
  let values = (0..<count).map { place -> Double in
    let bits = generator.next()
    let value = Double(bitPattern: bits)
    // Half of them small integers of both signs, for ties and zeros.
    return place.isMultiple(of: 2) || !value.isFinite ? Double(bits % 7) - 3 : value
  }
  #expect(Statistics.ascending(values) == values.sorted())
  let order = Statistics.ascendingOrder(of: values)
  #expect(order.map { values[$0] } == values.sorted())
  #expect(zip(order, order.dropFirst()).allSatisfy { values[$0] < values[$1] || $0 < $1 })
}
