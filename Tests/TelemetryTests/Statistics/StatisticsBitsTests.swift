import Testing

@testable import Telemetry

/// The bits of results over seeded samples, folded with FNV-1a: one number for all machines.
@Test func `statistics have the same bits on every machine and build`() throws {
  var digest: UInt64 = 0xcbf2_9ce4_8422_2325
  func fold(_ values: Double...) {
    for value in values { digest = (digest ^ value.bitPattern) &* 0x100_0000_01b3 }
  }
  var generator = SplitMix64(state: 31)
  func sample(_ count: Int) -> [Double] {
    (0..<count).map { _ in Double(generator.next() >> 11) * 0x1p-53 }
  }
  for round in 1...20 {
    let first = sample(40 + round)
    let second = sample(1500 - round).map { $0 * 1.1 }
    let welch = try Statistics.welch(first, second)
    fold(welch.t, welch.p, welch.interval.lower)
    let ranks = try Statistics.mannWhitney(first, second)
    fold(ranks.u, ranks.z, ranks.p)
    fold(try Statistics.kolmogorovSmirnov(first, second, method: .exact).p)
    fold(try Statistics.kolmogorovSmirnov(first, second, method: .asymptotic).p)
    fold(try Statistics.populationStability(reference: second, current: first).index)
    fold(
      try Statistics.meanDiscrepancy(
        Statistics.Points(first),
        Statistics.Points(second),
        limit: 200
      ).squared
    )
    let one = try Statistics.Proportion(successes: 30 + round, trials: 90)
    let two = try Statistics.Proportion(successes: 400, trials: 1000 + round)
    let z = try Statistics.compareProportions(one, two)
    fold(z.z, z.p, z.interval.lower, z.interval.upper)
    fold(Statistics.fisherExact(one, two).p)
    fold(try Statistics.chiSquareGoodnessOfFit(observed: [40, 30 + round], shares: [1, 1]).p)
    let resampled = try Statistics.bootstrap(
      first,
      resamples: 50,
      method: .biasCorrected,
      generator: { generator.next() },
      statistic: { $0.reduce(0, +) / Double($0.count) }
    )
    fold(resampled.interval.lower, resampled.interval.upper, resampled.standardError)
    fold(try Statistics.ndcg(ranked: first, cutoff: 10, gain: .exponential))
  }
  #expect(digest == 2_294_368_793_689_633_201)
}
