import Testing

@testable import Reports

struct PassRateTests {
  @Test func `the estimate is the share of all ways to pick k sessions that all succeed`() {
    for trials in 1...7 {
      for successes in 0...trials {
        for k in 1...trials {
          // Every choice of k of the trials, the first `successes` of which succeed.
          let choices = (0..<(1 << trials)).filter { $0.nonzeroBitCount == k }
          let passed = choices.count { $0 >> successes == 0 }
          let expected = Double(passed) / Double(choices.count)
          let estimate = PassRate.estimate(successes: successes, trials: trials, k: k)
          #expect(abs(estimate - expected) < 1e-12)
        }
      }
    }
  }

  private static func result(_ scenario: String, _ world: Int, _ trial: Int, _ score: Double)
    -> ArenaResult
  {
    ArenaResult(
      scenario: scenario,
      world: world,
      trial: trial,
      truth: "a",
      outcome: .declared,
      reason: nil,
      score: score,
      criteria: [:],
      harm: 0,
      steps: 1,
      minutes: 1,
      calls: 1
    )
  }

  @Test func `rates are means over worlds and go as far as the world with the fewest trials`() {
    let results = [
      Self.result("x", 0, 0, 90), Self.result("x", 0, 1, 70), Self.result("x", 1, 0, 85),
      Self.result("x", 1, 1, 85), Self.result("x", 1, 2, 10),
    ]
    let rates = PassRate.all(results)
    #expect(rates.map(\.threshold) == [60, 60, 80, 80])
    #expect(rates.map(\.k) == [1, 2, 1, 2])
    let means = rates.map(\.share.mean)
    let expected = [(1 + 2.0 / 3) / 2, (1 + 1.0 / 3) / 2, (0.5 + 2.0 / 3) / 2, (0 + 1.0 / 3) / 2]
    for (mean, known) in zip(means, expected) { #expect(abs(mean - known) < 1e-12) }
    #expect(PassRate.all([]).isEmpty)
  }

  @Test func `the Brier score of certain beliefs is 0 or 2`() throws {
    func stated(_ truth: Bool) throws -> StatedCalibration {
      var result = Self.result("x", 0, 0, 90)
      result.stated = [
        ArenaResult.Stated(probability: 1, isTrue: truth),
        ArenaResult.Stated(probability: 0, isTrue: !truth),
      ]
      return try #require(StatedCalibration([result, Self.result("x", 1, 0, 5)]))
    }
    #expect(try stated(true).brier == 0)
    #expect(try stated(false).brier == 2)
    #expect(try stated(true).sessions == 1)
    #expect(try stated(true).bins.map(\.happened) == [0, 1])
    #expect(try stated(true).bins.map(\.n) == [1, 1])
    #expect(StatedCalibration([Self.result("x", 1, 0, 5)]) == nil)
  }

  @Test func `agents are compared on the worlds that both played`() throws {
    let header = ArenaHeader(
      program: "1",
      agent: "agent",
      rubric: 9,
      generator: 1,
      scenarios: [ArenaHeader.Scenario(id: "x", difficulty: 2, digest: "d", text: "t")],
      seeds: 3,
      limits: .sample
    )
    let first = (0..<3).map { Self.result("x", $0, 0, [50, 60, 70][$0]) }
    let second = [
      Self.result("x", 0, 0, 30), Self.result("x", 0, 1, 50), Self.result("x", 2, 0, 40),
    ]
    let comparison = try #require(ArenaComparison((header, first), (header, second)))
    #expect(comparison.pairs == 2)
    #expect(comparison.difference.mean == 20)
    // Differences of 10 and 30: a deviation of 14.14, and 7.849 × 200 / 25 pairs.
    #expect(abs(comparison.deviation - 200.0.squareRoot()) < 1e-9)
    #expect(comparison.needed == 63)
    #expect(ArenaComparison((header, first), (header, [])) == nil)
  }
}
