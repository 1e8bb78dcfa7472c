package import ScenarioModel
import Telemetry

extension Calibration {
  /// Samples of each hypothesis where nothing else is asked for.
  package static let usualSamples = 400

  /// The seed of a calibration's sample; a session is never dealt one on purpose.
  package static func seed(ofSample sample: Int) -> UInt64 {
    Mixing.split(Mixing.hash("calibration"), at: UInt64(sample))
  }

  /// Puts the findings of all samples together; `rows[h][s]` are those of one particle.
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
