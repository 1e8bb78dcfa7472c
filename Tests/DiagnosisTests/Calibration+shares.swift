import Diagnosis
import ScenarioModel

extension Calibration {
  /// A calibration made by hand: `worlds[h][s]` are the findings of one world, a number a key.
  init(outcomes: [Int], worlds: [[[UInt8]]]) {
    var findings: [UInt8] = []
    for key in outcomes.indices {
      for particles in worlds { findings += particles.map { $0[key] } }
    }
    self.init(
      samples: worlds[0].count,
      hypotheses: worlds.indices.map { HypothesisID("h\($0)") },
      keys: outcomes.indices.map { EvidenceKey(action: ActionID("a\($0)")) },
      outcomes: outcomes,
      findings: findings
    )
  }

  /// One key whose first finding has these counts among the samples of each hypothesis.
  init(samples: Int, firstFinding counts: [Int]) {
    self.init(
      outcomes: [2],
      worlds: counts.map { count in (0..<samples).map { [$0 < count ? 0 : 1] } }
    )
  }
}

/// Whether two lists are equal to a tolerance, number by number.
func isClose(_ left: [Double], _ right: [Double], _ tolerance: Double) -> Bool {
  left.count == right.count && zip(left, right).allSatisfy { abs($0 - $1) <= tolerance }
}
