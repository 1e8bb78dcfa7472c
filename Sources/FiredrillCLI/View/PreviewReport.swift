import Diagnosis
import ScenarioModel

/// Reports the findings of looks under each hypothesis, as JSON and as the source of its text.
struct PreviewReport: Encodable {
  var scenario: String
  /// Worlds of each hypothesis.
  var samples: Int
  var entropyBits: Double
  var hypotheses: [Candidate]
  var looks: [Look]

  struct Candidate: Encodable {
    var id: String
    var title: String
    var prior: Double
  }

  /// One action in one time band and mitigation state.
  struct Look: Encodable {
    var action: String
    var title: String
    var minutes: Int
    var band: Int?
    var state: String?
    /// Expected information gain before anything else was seen.
    ///
    /// Unit: bits; 0 below the noise.
    var gainBits: Double
    /// The gain that a look without information would appear to have in a sample of this size.
    ///
    /// Unit: bits.
    var noiseBits: Double
    /// The gain for each of 10 + minutes, as the score weighs it.
    ///
    /// Unit: bits/min.
    var gainPerMinute: Double
    var findings: [Finding]
  }

  struct Finding: Encodable {
    var id: String
    /// The share of worlds that show it, one for each hypothesis.
    var shares: [Double]
  }

  init(_ calibration: Calibration, of scenario: Scenario) {
    let posterior = Posterior(calibration, priors: scenario.hypotheses.map(\.prior))
    self.scenario = scenario.id.rawValue
    samples = calibration.samples
    entropyBits = posterior.entropy
    hypotheses = scenario.hypotheses.map {
      Candidate(id: $0.id.rawValue, title: $0.title, prior: $0.prior)
    }
    looks = calibration.keys.indices.compactMap { index in
      let key = calibration.keys[index]
      guard calibration.isReachable(index), let action = scenario.action(key.action) else {
        return nil
      }
      let gain = posterior.expectedGain(key: index)
      return Look(
        action: key.action.rawValue,
        title: action.title,
        minutes: action.minutes,
        band: key.band,
        state: key.state,
        gainBits: gain,
        noiseBits: posterior.gainNoise(key: index),
        gainPerMinute: gain / Double(10 + action.minutes),
        findings: action.evidence.findings.enumerated().map { position, finding in
          Finding(
            id: finding.id.rawValue,
            shares: scenario.hypotheses.indices.map {
              calibration.share(of: UInt8(position), key: index, hypothesis: $0)
            }
          )
        }
      )
    }
  }
}
