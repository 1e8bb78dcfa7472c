import TestSupport
import Testing

@testable import Telemetry

/// A uniform number inside (0, 1).
private func uniform(_ generator: inout SeededNumbers) -> Double {
  (Double(generator.next() >> 11) + 0.5) * 0x1p-53
}

@Test(arguments: [(100, 0.1936, 0.8512, 0.2392), (200, 0.0917, 0.3638, 0.0047)])
func `the stability index of equal samples raises conventional alarms`(
  size: Int,
  mean: Double,
  overTenth: Double,
  overQuarter: Double
) throws {
  var generator = SeededNumbers(UInt64(size))
  var sum = 0.0
  var alarms = (tenth: 0, quarter: 0)
  let rounds = 1500
  for _ in 0..<rounds {
    var counts = [[Int](repeating: 0, count: 10), [Int](repeating: 0, count: 10)]
    for side in 0..<2 {
      for _ in 0..<size { counts[side][Int(uniform(&generator) * 10)] += 1 }
    }
    let index = try Statistics.populationStability(
      referenceCounts: counts[0],
      currentCounts: counts[1]
    )
    sum += index
    alarms.tenth += index > 0.1 ? 1 : 0
    alarms.quarter += index > 0.25 ? 1 : 0
  }
  let count = Double(rounds)
  #expect((sum / count / mean - 1).magnitude < 0.06)
  #expect((Double(alarms.tenth) / count - overTenth).magnitude < 0.04)
  #expect((Double(alarms.quarter) / count - overQuarter).magnitude < 0.04)
}

@Test(arguments: [(2, 0.083), (5, 0.1421), (10, 0.1936), (20, 0.2485)])
func `looking again and again raises false alarms`(looks: Int, rate: Double) {
  var generator = SeededNumbers(23)
  var alarms = 0
  let rounds = 20_000
  for _ in 0..<rounds {
    var sum = 0.0
    for look in 1...looks {
      sum += Elementary.normalQuantile(uniform(&generator))
      if Elementary.normalTwoSided(sum / Double(look).squareRoot()) < 0.05 {
        alarms += 1
        break
      }
    }
  }
  #expect((Double(alarms) / Double(rounds) - rate).magnitude < 0.01)
}

@Test func `half of all p values lie below one half where nothing differs`() throws {
  var generator = SeededNumbers(29)
  var ranks = 0
  for _ in 0..<1000 {
    let first = (0..<30).map { _ in uniform(&generator) }
    let second = (0..<40).map { _ in uniform(&generator) }
    ranks += try Statistics.mannWhitney(first, second).p <= 0.5 ? 1 : 0
  }
  #expect((440...560).contains(ranks))
}
