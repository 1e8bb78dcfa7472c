package import ScenarioModel
import Statecharts
import Telemetry

extension Calibration {
  /// Samples of each hypothesis where nothing else is asked for.
  package static let usualSamples = 400

  /// The seed of a calibration's sample; a session is never dealt one on purpose.
  package static func seed(ofSample sample: Int) -> UInt64 {
    Mixing.split(Mixing.hash("calibration"), at: UInt64(sample))
  }

  /// Simulates one sample of one hypothesis: the finding of every key, `unreachable` where no course
  /// leads to it.
  ///
  /// Complexity: one deal, and the measures of every action in every regime.
  package static func simulate(
    _ staging: Staging,
    courses: [RegimeCourse],
    keys: [EvidenceKey],
    hypothesis: HypothesisID,
    sample: Int
  ) throws(StagingError) -> [UInt8] {
    let deal = try staging.deal(seed: seed(ofSample: sample), truth: hypothesis)
    var findings: [UInt8] = []
    findings.reserveCapacity(keys.count)
    for key in keys {
      guard let action = staging.scenario.action(key.action),
        let course = courses.first(where: { $0.serves(key) })
      else {
        findings.append(unreachable)
        continue
      }
      let scene = Scene(
        staging: staging,
        world: deal.world,
        variants: deal.variants,
        timeline: course.timeline(lasting: action.minutes)
      )
      let finding = try scene.finding(
        of: action,
        bandStart: staging.scenario.regimes.bands[course.band],
        end: course.minute + action.minutes
      )
      let position = action.evidence.findings.firstIndex { $0.id == finding } ?? 0
      findings.append(UInt8(min(position, 254)))
    }
    return findings
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
