package import ScenarioModel
import Telemetry

/// A staged scenario ready to be calibrated: its looks, the course that leads to each, and the rows
/// that they need.
///
/// A value without state: samples can be simulated in any order, by any thread, with one result.
package struct Calibrator: Sendable {
  package let staging: Staging
  package let keys: [EvidenceKey]
  /// One for each key, `nil` where no course leads to it.
  private let looks: [PlannedLook?]
  private let pieces: RowPieces

  /// The minute within its regime at which a look is taken.
  package enum Moment: Sendable {
    case first, last
  }

  /// Prepares the looks of some keys, all those that can come up unless some are named.
  ///
  /// A calibration is made of first moments; last ones tell whether a regime means one thing.
  /// Complexity: a walk of the chart for each time band and mitigation state.
  package init(_ staging: Staging, keys: [EvidenceKey]? = nil, at moment: Moment = .first) {
    self.staging = staging
    self.keys = keys ?? staging.scenario.evidenceKeys
    let courses = RegimeCourse.all(staging)
    var plan = RowPlan(staging.scenario)
    looks = self.keys.map { key in
      guard let action = staging.scenario.action(key.action),
        let course = courses.first(where: { $0.serves(key) })
      else { return nil }
      switch moment {
      case .first: return plan.look(at: action, on: course)
      case .last:
        return plan.look(at: action, on: course.latest(staging, lasting: action.minutes))
      }
    }
    pieces = RowPieces(plan.runs, of: staging.worlds[0])
  }

  /// Simulates one sample of a hypothesis: the finding of every key, `Calibration.unreachable` where
  /// no course leads to it.
  ///
  /// Complexity: one deal, and every row that a look needs once.
  package func findings(
    hypothesis: HypothesisID,
    sample: Int
  ) throws(StagingError) -> [UInt8] {
    let deal = try staging.deal(seed: Calibration.seed(ofSample: sample), truth: hypothesis)
    let scene = Scene(
      staging: staging,
      world: deal.world,
      variants: deal.variants,
      timeline: Timeline()
    )
    var made = RowPieces.Made(pieces, in: deal.world)
    var findings: [UInt8] = []
    findings.reserveCapacity(keys.count)
    for look in looks {
      guard let look else {
        findings.append(Calibration.unreachable)
        continue
      }
      let finding = try scene.finding(of: look.action, window: look.window) {
        request throws(WorldError) in
        try made.rows(ofRun: look.run(of: request))
      }
      let position = look.action.evidence.findings.firstIndex { $0.id == finding } ?? 0
      findings.append(UInt8(min(position, 254)))
    }
    return findings
  }

  /// Makes a calibration of samples; `rows[h][s]` are the findings of one.
  package func calibration(rows: [[[UInt8]]]) -> Calibration {
    Calibration(staging.scenario, keys: keys, rows: rows)
  }

  /// Simulates a world by its number from 0, which counts sample by sample so that the rate of
  /// neighbouring worlds is even.
  ///
  /// The worlds of *n* samples are numbered below *n* times the number of hypotheses.
  package func findings(ofWorld world: Int) throws(StagingError) -> [UInt8] {
    let hypotheses = staging.scenario.hypotheses
    return try findings(
      hypothesis: hypotheses[world % hypotheses.count].id,
      sample: world / hypotheses.count
    )
  }

  /// Makes a calibration of the findings of worlds in the order of their numbers.
  ///
  /// `nil` where they are not whole samples, or are findings of other looks.
  package func calibration(ofWorlds findings: [[UInt8]]) -> Calibration? {
    let count = staging.scenario.hypotheses.count
    let outcomes = keys.map { staging.scenario.action($0.action)?.evidence.findings.count ?? 1 }
    guard !findings.isEmpty, findings.count.isMultiple(of: count),
      findings.allSatisfy({ world in
        world.count == keys.count
          && zip(world, outcomes).allSatisfy { $0 == Calibration.unreachable || $0 < $1 }
      })
    else { return nil }
    return calibration(
      rows: (0..<count).map { hypothesis in
        stride(from: hypothesis, to: findings.count, by: count).map { findings[$0] }
      }
    )
  }
}
