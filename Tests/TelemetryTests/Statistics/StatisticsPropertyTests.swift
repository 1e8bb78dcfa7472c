import TestSupport
import Testing

@testable import Telemetry

private func proportion(_ successes: Int, _ trials: Int) throws -> Statistics.Proportion {
  try Statistics.Proportion(successes: successes, trials: trials)
}

private func sample(_ count: Int, seed: UInt64) -> [Double] {
  var generator = SeededNumbers(seed)
  return (0..<count).map { _ in Double(generator.next() >> 11) * 0x1p-53 }
}

@Test func `arms without any variation do not differ`() throws {
  let all = try Statistics.compareProportions(proportion(5, 5), proportion(9, 9))
  #expect(all.z == 0 && all.p == 1)
  #expect(all.interval.lower < 0 && all.interval.upper > 0)
  let none = try Statistics.mannWhitney([2, 2, 2], [2, 2])
  #expect(none.z == 0 && none.p == 1 && none.u == 3)
}

@Test func `swapping the samples turns the signs and keeps the probability`() throws {
  let a = sample(40, seed: 1)
  let b = sample(25, seed: 2).map { $0 + 0.2 }
  let there = try Statistics.mannWhitney(a, b)
  let back = try Statistics.mannWhitney(b, a)
  #expect(there.z == -back.z && there.p == back.p && there.u + back.u == 1000)
  let (one, two) = (Statistics.Moments(of: a), Statistics.Moments(of: b))
  #expect(try Statistics.welch(one, two).t == -Statistics.welch(two, one).t)
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

@Test(arguments: [0, 1, 999, 1000, 1001, 20_000])
func `sorting by digits is sorting by value`(count: Int) {
  var generator = SeededNumbers(9)
  let values = (0..<count).map { place -> Double in
    let bits = generator.next()
    let value = Double(bitPattern: bits)
    // Half of them small integers of both signs, for ties and zeros.
    return place.isMultiple(of: 2) || !value.isFinite ? Double(bits % 7) - 3 : value
  }
  #expect(Statistics.ascending(values) == values.sorted())
}
