import Diagnosis
import ScenarioModel
import Testing

/// Figures worked out by hand for three hypotheses, π = (.5, .3, .2), and one look with
/// P(first finding) = (.9, .2, .5).
struct KnownAnswerTests {
  private let priors = [0.5, 0.3, 0.2]

  /// A share s of particles gives the likelihood s (1 − ε) + (1 − s) ε, so with ε = 0.02 the shares
  /// for .9, .2 and .5 are (.9 − .02) ÷ .96 = 11/12, 3/16 and 1/2.
  private let calibration = Calibration(samples: 4800, firstFinding: [4400, 900, 2400])

  private var posterior: Posterior { Posterior(calibration, priors: priors) }

  @Test func `entropy before looking`() {
    #expect(abs(posterior.entropy - 1.4854752973) < 1e-10)
  }

  @Test func `how likely each finding is`() {
    #expect(isClose(posterior.outlook(key: 0), [0.61, 0.39], 1e-12))
  }

  @Test func `the posterior after either finding`() {
    #expect(
      isClose(
        posterior.observing(0, key: 0).probabilities,
        [0.7377049180, 0.0983606557, 0.1639344262],
        1e-10
      )
    )
    #expect(
      isClose(
        posterior.observing(1, key: 0).probabilities,
        [0.1282051282, 0.6153846154, 0.2564102564],
        1e-10
      )
    )
  }

  @Test func `the expected information gain`() {
    #expect(abs(posterior.expectedGain(key: 0) - 0.3137233232) < 1e-10)
  }

  @Test func `a finding that is certain in one world and impossible in another`() {
    // The slip alone keeps a likelihood ratio at .98 ÷ .02 = 49.
    let calibration = Calibration(samples: 400, firstFinding: [400, 0])
    let posterior = Posterior(calibration, priors: [0.5, 0.5]).observing(0, key: 0)
    #expect(isClose(posterior.probabilities, [0.98, 0.02], 1e-15))
    // 1 − H(.02) bits.
    let gain = Posterior(calibration, priors: [0.5, 0.5]).expectedGain(key: 0)
    #expect(abs(gain - (1 - 0.1414405425418206)) < 1e-12)
  }

  @Test func `slips go to each of the other findings alike`() {
    let worlds = [[[UInt8]]]([
      Array(repeating: [0], count: 100), Array(repeating: [2], count: 100),
    ])
    let posterior = Posterior(Calibration(outcomes: [4], worlds: worlds), priors: [0.5, 0.5])
    let taken = 0.98 / 2 + 0.01 / 3
    #expect(isClose(posterior.outlook(key: 0), [taken, 0.02 / 3, taken, 0.02 / 3], 1e-15))
    #expect(isClose(posterior.observing(1, key: 0).probabilities, [0.5, 0.5], 1e-15))
  }

  @Test func `entropies and divergences of plain numbers`() {
    #expect(Posterior.entropy([1, 0, 0]) == 0)
    #expect(abs(Posterior.entropy([0.25, 0.25, 0.25, 0.25]) - 2) < 1e-15)
    #expect(abs(Posterior.entropy([0.7, 0.2, 0.1]) - 1.1567796494470395) < 1e-13)
    #expect(Posterior.divergence([0.5, 0.3, 0.2], from: [0.5, 0.3, 0.2]) == 0)
    // .7 log2(.7/.5) + .2 log2(.2/.3) + .1 log2(.1/.2)
    let expected = 0.7 * 0.48542682717024171 - 0.2 * 0.58496250072115618 - 0.1
    #expect(abs(Posterior.divergence([0.7, 0.2, 0.1], from: priors) - expected) < 1e-13)
  }
}
