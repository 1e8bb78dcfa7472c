package import Diagnosis
package import ScenarioModel

/// The findings of each look under each hypothesis, as `preview --json` gives them.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct PreviewReport: Encodable {
  package var scenario: String
  /// Worlds of each hypothesis.
  package var samples: Int
  package var entropyBits: Double
  package var hypotheses: [Candidate]
  package var looks: [Look]

  private enum CodingKeys: String, CodingKey {
    case scenario, samples, entropyBits, hypotheses, looks
  }

  /// A hypothesis with its prior.
  package struct Candidate: Encodable {
    package var id: String
    package var title: String
    package var prior: Double

    private enum CodingKeys: String, CodingKey { case id, title, prior }
  }

  /// One action in one time band and mitigation state.
  package struct Look: Encodable {
    package var action: String
    package var title: String
    package var minutes: Int
    package var band: Int?
    package var state: String?
    /// Expected information gain before anything else was seen.
    ///
    /// Unit: bits; 0 below the noise.
    package var gainBits: Double
    /// The gain that a look without information would seem to have in so few worlds.
    ///
    /// Unit: bits.
    package var noiseBits: Double
    /// The gain for each of 10 + minutes, as the score weighs it.
    ///
    /// Unit: bits/min.
    package var gainPerMinute: Double
    package var findings: [Finding]
    /// The main figure of each measure right after the page; empty where they were not computed.
    package var measures: [Measure] = []

    private enum CodingKeys: String, CodingKey {
      case action, title, minutes, band, state, gainBits, noiseBits, gainPerMinute, findings
      case measures
    }
  }

  /// A finding with how often it comes out.
  package struct Finding: Encodable {
    package var id: String
    /// The share of worlds that show it, one for each hypothesis.
    package var shares: [Double]

    private enum CodingKeys: String, CodingKey { case id, shares }
  }

  /// `measured` holds the figures of looks at the first minutes.
  package init(
    _ calibration: Calibration,
    of scenario: Scenario,
    measured: [MeasuredLook] = []
  ) {
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
        },
        measures: measured.first { $0.action == key.action }?.measures(of: action) ?? []
      )
    }
  }
}
