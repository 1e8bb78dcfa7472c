import ScenarioModel
import TestSupport
import Testing

@testable import Diagnosis

/// Evidence that depends on evidence, and particles that run out.
struct DependenceTests {
  private let priors = [0.5, 0.3, 0.2]

  /// Two keys with shares 11/12, 3/16 and 1/2 of the first finding: copies of each other, or not.
  private func calibration(copies: Bool) -> Calibration {
    let worlds = [44, 9, 24].map { count -> [[UInt8]] in
      (0..<48 * 48).map { sample in
        let first: UInt8 = sample % 48 < count ? 0 : 1
        return [first, copies ? first : (sample / 48 < count ? 0 : 1)]
      }
    }
    return Calibration(outcomes: [2, 2], worlds: worlds)
  }

  @Test func `independent evidence counts twice`() {
    let posterior = Posterior(calibration(copies: false), priors: priors)
      .observing(0, key: 0).observing(0, key: 1)
    // (.5 · .81, .3 · .04, .2 · .25) ÷ .467
    #expect(
      isClose(posterior.probabilities, [0.405 / 0.467, 0.012 / 0.467, 0.05 / 0.467], 1e-12)
    )
  }

  @Test func `a copy of evidence tells nothing beyond its slips`() {
    let first = Posterior(calibration(copies: true), priors: priors).observing(0, key: 0)
    let both = first.observing(0, key: 1)
    // With both findings a share s weighs s · .98² + (1 − s) · .02².
    let weights = zip(priors, [11.0 / 12, 3.0 / 16, 0.5]).map { prior, share in
      prior * (share * 0.9604 + (1 - share) * 0.0004)
    }
    let total = weights.reduce(0, +)
    #expect(isClose(both.probabilities, weights.map { $0 / total }, 1e-12))
    #expect(isClose(both.probabilities, first.probabilities, 0.015))
    #expect(first.expectedGain(key: 1) < 0.02)

    let other = Posterior(calibration(copies: false), priors: priors).observing(0, key: 0)
    #expect(other.expectedGain(key: 1) > 0.15)
  }

  @Test func `copies that contradict each other leave what was believed before`() {
    let both = Posterior(calibration(copies: true), priors: priors)
      .observing(0, key: 0).observing(1, key: 1)
    #expect(isClose(both.probabilities, priors, 1e-12))
  }

  /// Six keys; one finding in sixteen is the second, each for itself.
  private var rare: Calibration {
    var numbers = SeededNumbers(5)
    let worlds = (0..<2).map { _ in
      (0..<320).map { _ in
        (0..<6).map { _ in UInt8(Int.random(in: 0..<16, using: &numbers) == 0 ? 1 : 0) }
      }
    }
    return Calibration(outcomes: Array(repeating: 2, count: 6), worlds: worlds)
  }

  @Test func `where particles run out the marginals go on`() {
    let calibration = rare
    var posterior = Posterior(calibration, priors: [0.5, 0.5])
    for key in 0..<3 { posterior = posterior.observing(1, key: key) }
    #expect(posterior.isThin == [true, true])
    let before = posterior.probabilities
    let after = posterior.observing(0, key: 5).probabilities
    let marginals = [0, 1].map { hypothesis -> Double in
      let count = (0..<320).count { sample in
        calibration.finding(key: 5, hypothesis: hypothesis, sample: sample) == 0
      }
      return (Double(count) + 0.5) / 321
    }
    let expected = before[0] * marginals[0] / (before[1] * marginals[1])
    #expect(abs(after[0] / after[1] - expected) < 1e-12)
    let outlook = posterior.outlook(key: 5)
    #expect(abs(outlook[0] - (before[0] * marginals[0] + before[1] * marginals[1])) < 1e-12)
  }

  @Test func `a handful of samples is not thin before anything was seen`() {
    let calibration = Calibration(samples: 12, firstFinding: [12, 0])
    let posterior = Posterior(calibration, priors: [0.5, 0.5])
    #expect(posterior.isThin == [false, false])
    #expect(posterior.observing(0, key: 0).probabilities[0] > 0.97)
  }
}
