import TestSupport
import Testing

@testable import Telemetry

/// The bits of results over seeded samples, folded with FNV-1a: one number for all machines.
@Test func `statistics have the same bits on every machine and build`() throws {
  var digest: UInt64 = 0xcbf2_9ce4_8422_2325
  func fold(_ values: Double...) {
    for value in values { digest = (digest ^ value.bitPattern) &* 0x100_0000_01b3 }
  }
  var generator = SeededNumbers(31)
  func sample(_ count: Int) -> [Double] {
    (0..<count).map { _ in Double(generator.next() >> 11) * 0x1p-53 }
  }
  for round in 1...20 {
    let first = sample(40 + round)
    let second = sample(1500 - round).map { $0 * 1.1 }
    let welch = try Statistics.welch(
      Statistics.Moments(of: first),
      Statistics.Moments(of: second)
    )
    fold(welch.t, welch.p, welch.interval.lower)
    let ranks = try Statistics.mannWhitney(first, second)
    fold(ranks.u, ranks.z, ranks.p)
    let counts = [40 + round, 25, 0, 7]
    fold(try Statistics.populationStability(referenceCounts: counts, currentCounts: [9, 8, 7, 0]))
    let one = try Statistics.Proportion(successes: 30 + round, trials: 90)
    let two = try Statistics.Proportion(successes: 400, trials: 1000 + round)
    let z = try Statistics.compareProportions(one, two)
    fold(z.z, z.p, z.interval.lower, z.interval.upper)
    fold(try Statistics.chiSquareGoodnessOfFit(observed: [40, 30 + round], shares: [1, 1]).p)
    for p in try Statistics.holm([welch.p, ranks.p, z.p]) { fold(p) }
    fold(try Statistics.powerOfTwoProportions(0.3, 0.4, firstCount: 90, secondCount: 80 + round))
  }
  #expect(digest == 11_263_415_704_345_213_366)
}
