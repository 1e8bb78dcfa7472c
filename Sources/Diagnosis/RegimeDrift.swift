package import ScenarioModel
import Telemetry

/// Compares the findings of looks at the first and at the last minute of their regimes.
///
/// Calibration takes each look at the first; the posterior takes a finding for the same evidence
/// whenever in the regime it was seen.
package struct RegimeDrift {
  /// The total variation, 0 to 1, from which evidence changes its meaning within a regime.
  package static let most = 0.1
  /// Worlds of each hypothesis that are simulated at the last minute.
  package static let samples = 40

  /// The simulator of the last minutes, for looks whose window moves with the clock.
  package let calibrator: Calibrator
  private let calibration: Calibration

  package init(_ staging: Staging, _ calibration: Calibration) {
    self.calibration = calibration
    let keys = calibration.keys.filter { key in
      guard case .last = staging.scenario.action(key.action)?.evidence.window else { return false }
      return true
    }
    calibrator = Calibrator(staging, keys: keys, at: .last)
  }

  /// The looks that drift, worst hypothesis of each, given a calibration made by `calibrator`.
  package func diagnostics(_ late: Calibration) -> [Diagnostic] {
    late.keys.indices.compactMap { index in
      let key = late.keys[index]
      guard late.isReachable(index), let position = calibration.position(of: key),
        calibration.isReachable(position),
        let worst = late.hypotheses.indices.map({ ($0, excess(index, position, $0, late)) })
          .max(by: { $0.1.excess < $1.1.excess }), worst.1.excess > 0
      else { return nil }
      let problem = CalibrationProblem.drifts(
        key.action,
        band: key.band ?? 0,
        state: key.state ?? "",
        late.hypotheses[worst.0],
        distance: worst.1.distance
      )
      return Diagnostic(problem, at: ["actions", .key(key.action.rawValue)])
    }
  }

  /// The total variation under a hypothesis, and by how much it is beyond what is allowed and twice
  /// what equal shares would show by chance.
  ///
  /// A share p of n worlds is off by √(2 p (1 − p) ÷ (π n)) on average (mean absolute deviation of
  /// the normal limit).
  private func excess(
    _ lateKey: Int,
    _ key: Int,
    _ hypothesis: Int,
    _ late: Calibration
  ) -> (distance: Double, excess: Double) {
    let first = calibration.shares(key: key, hypothesis: hypothesis)
    let last = late.shares(key: lateKey, hypothesis: hypothesis)
    let worlds = 1 / Double(calibration.samples) + 1 / Double(late.samples)
    var distance = 0.0
    var chance = 0.0
    for (one, other) in zip(first, last) {
      distance += (one - other).magnitude / 2
      let share = (one + other) / 2
      chance += (2 * share * (1 - share) * worlds / .pi).squareRoot() / 2
    }
    return (distance, distance - Self.most - 2 * chance)
  }
}
