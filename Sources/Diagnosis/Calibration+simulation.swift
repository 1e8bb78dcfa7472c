package import ScenarioModel
import Telemetry

extension Calibration {
  /// The default number of samples of each hypothesis.
  package static let usualSamples = 400

  /// The seed of a calibration's sample; a session is never dealt one on purpose.
  package static func seed(ofSample sample: Int) -> UInt64 {
    Mixing.split(Mixing.hash("calibration"), at: UInt64(sample))
  }

  /// Makes a calibration of all samples; `rows[h][s]` are the findings of one particle.
  package init(_ scenario: Scenario, keys: [EvidenceKey], rows: [[[UInt8]]]) {
    let samples = rows.first?.count ?? 0
    var findings: [UInt8] = []
    findings.reserveCapacity(keys.count * rows.count * samples)
    for key in keys.indices {
      for row in rows {
        for particle in row { findings.append(particle[key]) }
      }
    }
    self.init(
      samples: samples,
      hypotheses: scenario.hypotheses.map(\.id),
      keys: keys,
      outcomes: keys.map { scenario.action($0.action)?.evidence.findings.count ?? 1 },
      findings: findings
    )
  }
}
