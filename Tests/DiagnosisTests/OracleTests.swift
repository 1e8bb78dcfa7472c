import Diagnosis
import Foundation
import ScenarioModel
import Testing

/// Posteriors and gains of random calibrations against those that numpy computed.
struct OracleTests {
  private struct Oracle: Decodable {
    var cases: [Case]
  }

  private struct Case: Decodable {
    var prior: [Double]
    var samples: Int
    var outcomes: [Int]
    var findings: [UInt8]
    var steps: [Step]

    var calibration: Calibration {
      Calibration(
        samples: samples,
        hypotheses: prior.indices.map { HypothesisID("h\($0)") },
        keys: outcomes.indices.map { EvidenceKey(action: ActionID("a\($0)")) },
        outcomes: outcomes,
        findings: findings
      )
    }
  }

  private struct Step: Decodable {
    var key: Int
    var finding: UInt8
    var gainsBefore: [Double]
    var posterior: [Double]
    /// Whether each hypothesis has run out of particles.
    var thin: [Bool]

    enum CodingKeys: String, CodingKey {
      case key, finding, posterior, thin
      case gainsBefore = "gains_before"
    }
  }

  @Test func `each step agrees`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracle/posteriors.json")
    let oracle = try JSONDecoder().decode(Oracle.self, from: try Data(contentsOf: file))
    #expect(oracle.cases.count == 16)
    var informative = 0
    var thin = 0
    for example in oracle.cases {
      var posterior = Posterior(example.calibration, priors: example.prior)
      for step in example.steps {
        for (key, expected) in step.gainsBefore.enumerated() where posterior.seen[key] == nil {
          let gain = posterior.expectedGain(key: key)
          let noise = posterior.gainNoise(key: key)
          if abs(expected - noise) > 1e-9 {
            #expect(abs(gain - (expected < noise ? 0 : max(0, expected))) < 1e-12)
          }
          if gain > 0 { informative += 1 }
        }
        posterior = posterior.observing(step.finding, key: step.key)
        #expect(isClose(posterior.probabilities, step.posterior, 1e-12))
        thin += step.thin.count { $0 }
      }
    }
    #expect(informative > 50)
    #expect(thin > 10)
  }
}
