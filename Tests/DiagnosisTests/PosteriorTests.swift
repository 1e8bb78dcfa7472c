import Diagnosis
import ScenarioModel
import Telemetry
import TestSupport
import Testing

/// What holds of posteriors and gains in any calibration.
struct PosteriorTests {
  /// A calibration from a seed: 2 to 5 hypotheses, 1 to 4 findings, findings that hang together.
  private static func random(_ seed: UInt64) -> (Calibration, priors: [Double]) {
    var numbers = SeededNumbers(seed)
    let hypotheses = Int.random(in: 2...5, using: &numbers)
    let outcomes = (0..<5).map { _ in Int.random(in: 1...4, using: &numbers) }
    let worlds = (0..<hypotheses).map { _ in
      let usual = outcomes.map { UInt8(Int.random(in: 0..<$0, using: &numbers)) }
      return (0..<120).map { _ in
        let mood = Double.random(in: 0...1, using: &numbers)
        return zip(outcomes, usual).map { outcomes, usual in
          Double.random(in: 0...1, using: &numbers) < mood
            ? usual : UInt8(Int.random(in: 0..<outcomes, using: &numbers))
        }
      }
    }
    let weights = (0..<hypotheses).map { _ in Double.random(in: 0.05...1, using: &numbers) }
    let total = weights.reduce(0, +)
    return (Calibration(outcomes: outcomes, worlds: worlds), weights.map { $0 / total })
  }

  @Test(arguments: 0..<UInt64(25))
  func `probabilities sum to 1 and none leaves its range`(seed: UInt64) {
    let (calibration, priors) = Self.random(seed)
    var posterior = Posterior(calibration, priors: priors)
    #expect(isClose(posterior.probabilities, priors, 1e-15))
    for key in calibration.keys.indices {
      posterior = posterior.observing(UInt8(calibration.outcomes[key] - 1), key: key)
      #expect(abs(posterior.probabilities.reduce(0, +) - 1) < 1e-14)
      #expect(posterior.probabilities.allSatisfy { $0 > 0 && $0 <= 1 })
      #expect(posterior.entropy >= 0)
    }
  }

  @Test(arguments: 0..<UInt64(25))
  func `the order of findings does not matter`(seed: UInt64) {
    let (calibration, priors) = Self.random(seed)
    var numbers = SeededNumbers(seed)
    let findings = calibration.outcomes.map { UInt8(Int.random(in: 0..<$0, using: &numbers)) }
    let start = Posterior(calibration, priors: priors)
    let keys = Array(calibration.keys.indices)
    let there = keys.reduce(start) { $0.observing(findings[$1], key: $1) }
    let back = keys.reversed().reduce(start) { $0.observing(findings[$1], key: $1) }
    let mixed = keys.shuffled(using: &numbers).reduce(start) { $0.observing(findings[$1], key: $1) }
    #expect(there.probabilities == back.probabilities)
    #expect(there.probabilities == mixed.probabilities)
  }

  @Test(arguments: 0..<UInt64(25))
  func `a look neither costs knowledge in expectation nor gives more than there is to know`(
    seed: UInt64
  ) {
    let (calibration, priors) = Self.random(seed)
    let start = Posterior(calibration, priors: priors)
    let middle = start.observing(0, key: 1)
    for posterior in [start, middle, middle.observing(0, key: 3)] {
      for key in calibration.keys.indices where posterior.seen[key] == nil {
        let outlook = posterior.outlook(key: key)
        #expect(abs(outlook.reduce(0, +) - 1) < 1e-12)
        var expected = 0.0
        for (finding, chance) in outlook.enumerated() {
          expected += chance * posterior.observing(UInt8(finding), key: key).entropy
        }
        let gain = posterior.expectedGain(key: key)
        #expect(gain >= 0 && gain <= posterior.entropy)
        if gain > 0 { #expect(abs(gain - (posterior.entropy - expected)) < 1e-12) }
        // Where a finding leaves another one too few particles, marginals stand in for them and the
        // two no longer are parts of one distribution.
        guard posterior.seen.keys.allSatisfy({ $0 < key }) else { continue }
        #expect(expected <= posterior.entropy + 1e-12)
      }
    }
  }

  @Test(arguments: 0..<UInt64(25))
  func `a look taken already gains exactly nothing and changes nothing`(seed: UInt64) {
    let (calibration, priors) = Self.random(seed)
    let posterior = Posterior(calibration, priors: priors).observing(0, key: 2)
    #expect(posterior.expectedGain(key: 2) == 0)
    #expect(posterior.observing(0, key: 2).probabilities == posterior.probabilities)
  }

  @Test(arguments: 0..<UInt64(20))
  func `a look that is the same under every hypothesis gains next to nothing`(seed: UInt64) {
    var numbers = SeededNumbers(seed)
    let worlds = (0..<4).map { _ in
      (0..<400).map { _ in [UInt8(Int.random(in: 0..<3, using: &numbers))] }
    }
    let posterior = Posterior(
      Calibration(outcomes: [3], worlds: worlds),
      priors: [0.4, 0.3, 0.2, 0.1]
    )
    // What passes the floor by chance is as small as the floor.
    #expect(posterior.expectedGain(key: 0) < 0.02)
  }

  @Test func `looks that tell nothing pass the noise floor about once in twenty`() {
    var passed = 0
    for seed in 0..<UInt64(200) {
      var numbers = SeededNumbers(seed)
      let worlds = (0..<3).map { _ in
        (0..<200).map { _ in [UInt8(Int.random(in: 0..<2, using: &numbers))] }
      }
      let posterior = Posterior(
        Calibration(outcomes: [2], worlds: worlds),
        priors: [0.5, 0.3, 0.2]
      )
      if posterior.expectedGain(key: 0) > 0 { passed += 1 }
    }
    #expect(passed < 30)
  }

  @Test func `a key with one finding tells nothing`() {
    let worlds = [[[UInt8]]](repeating: Array(repeating: [0], count: 50), count: 3)
    let posterior = Posterior(Calibration(outcomes: [1], worlds: worlds), priors: [0.5, 0.3, 0.2])
    #expect(posterior.expectedGain(key: 0) == 0)
    #expect(isClose(posterior.observing(0, key: 0).probabilities, [0.5, 0.3, 0.2], 1e-15))
  }

  @Test func `a key that cannot come up gains nothing`() {
    let worlds = [[[UInt8]]](
      repeating: Array(repeating: [Calibration.unreachable], count: 50),
      count: 2
    )
    let posterior = Posterior(Calibration(outcomes: [2], worlds: worlds), priors: [0.5, 0.5])
    #expect(!posterior.isReachable(0))
    #expect(posterior.expectedGain(key: 0) == 0)
  }

  @Test(arguments: 0..<UInt64(10))
  func `permuting hypotheses permutes the posterior and keeps the gain`(seed: UInt64) {
    var numbers = SeededNumbers(seed)
    let worlds = (0..<3).map { hypothesis in
      (0..<300).map { _ in
        [UInt8(Double.random(in: 0...1, using: &numbers) < 0.2 + 0.3 * Double(hypothesis) ? 0 : 1)]
      }
    }
    let order = [2, 0, 1]
    let priors = [0.5, 0.3, 0.2]
    let plain = Posterior(Calibration(outcomes: [2], worlds: worlds), priors: priors)
    let permuted = Posterior(
      Calibration(outcomes: [2], worlds: order.map { worlds[$0] }),
      priors: order.map { priors[$0] }
    )
    let after = plain.observing(0, key: 0).probabilities
    #expect(
      isClose(
        permuted.observing(0, key: 0).probabilities,
        order.map { after[$0] },
        1e-15
      )
    )
    #expect(abs(permuted.expectedGain(key: 0) - plain.expectedGain(key: 0)) < 1e-12)
  }
}
