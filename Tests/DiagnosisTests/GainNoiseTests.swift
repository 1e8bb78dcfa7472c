import ScenarioModel
import Telemetry
import Testing

@testable import Diagnosis

/// The noise of a gain, counted from numbers drawn beforehand, against numbers drawn one by one.
struct GainNoiseTests {
  /// Findings drawn one after the other from shares, as the noise is defined.
  private func drawn(_ shares: [Double], round: Int, hypothesis: Int, draws: Int) -> [Int] {
    var numbers = Mixing.split(
      Mixing.split(Mixing.hash("gain noise"), at: UInt64(round)),
      at: UInt64(hypothesis)
    )
    var counts = [Int](repeating: 0, count: shares.count)
    for _ in 0..<draws {
      numbers = Mixing.mix(numbers &+ 0x9E37_79B9_7F4A_7C15)
      let unit = Double(numbers >> 11) * 0x1p-53
      var sum = 0.0
      let finding = shares.firstIndex { share in
        sum += share
        return unit < sum
      }
      counts[finding ?? shares.count - 1] += 1
    }
    return counts
  }

  @Test(arguments: [(0, 0, 400), (19, 7, 399), (3, 8, 50), (5, 2, 1500), (1, 1, 1)])
  func `each finding is counted as often as it is drawn`(
    round: Int,
    hypothesis: Int,
    draws: Int
  ) {
    for shares in [[0.25, 0.5, 0.25], [0.98, 0.02], [1], [0, 0.3, 0, 0.7]] {
      var ends: [Double] = []
      for share in shares { ends.append((ends.last ?? 0) + share) }
      let counts = GainNoise.counts(round, hypothesis, draws: draws, ends: ends)
      #expect(counts.reduce(0, +) == draws)
      #expect(counts == drawn(shares, round: round, hypothesis: hypothesis, draws: draws))
    }
  }

  @Test func `the noise is the second largest gain of twenty rounds`() {
    let worlds = [[0, 0, 1, 0], [0, 1, 1, 0], [1, 1, 0, 1]].map { pattern in
      (0..<100).map { [UInt8(pattern[$0 % 4])] }
    }
    let priors = [0.5, 0.3, 0.2]
    let posterior = Posterior(Calibration(outcomes: [2], worlds: worlds), priors: priors)
    let outlook = posterior.outlook(key: 0)
    let gains = (0..<20).map { round -> Double in
      let joint = priors.indices.map { hypothesis in
        drawn(outlook, round: round, hypothesis: hypothesis, draws: 100).map {
          priors[hypothesis] * Double($0) / 100
        }
      }
      let expected = (0..<2).reduce(0.0) { sum, finding in
        let column = joint.map { $0[finding] }
        let chance = column.reduce(0, +)
        return chance > 0 ? sum + chance * Posterior.entropy(column.map { $0 / chance }) : sum
      }
      return Posterior.entropy(priors) - expected
    }
    #expect(abs(posterior.gainNoise(key: 0) - gains.sorted()[18]) < 1e-12)
  }
}
