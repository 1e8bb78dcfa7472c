import Diagnosis
import Reports
import ScenarioModel

/// Judges a scenario's evidence by the calibration shipped with it, and that by simulating a part anew.
struct CalibrationCheck {
  var staging: Staging
  var folder: String
  var loaded: LoadedScenario
  /// Whether the last minutes of regimes are simulated too.
  var isComparingRegimes: Bool

  /// The diagnostics of a check and the report on the calibration behind them.
  struct Outcome {
    var diagnostics: [Diagnostic]
    var report: CalibrationReport
  }

  /// Worlds of each hypothesis that are simulated again, at the scenario's own difficulty.
  private static let repeated = 2

  private var isOwn: Bool { loaded.scenario.difficulty == loaded.ownDifficulty }

  private var nothing: CalibrationReport {
    CalibrationReport(
      difficulty: loaded.scenario.difficulty,
      samples: 0,
      hypotheses: 0,
      looks: 0,
      recomputed: 0
    )
  }

  /// Checks; a scenario without a calibration is told so and is no error.
  ///
  /// `sentence` says why a shipped one cannot be used.
  func run(
    _ catalog: ScenarioCatalog,
    _ calibrations: CalibrationStore,
    sentence: @Sendable (DrillError) -> String
  ) async throws(DrillError) -> Outcome {
    let calibration: Calibration
    do throws(DrillError) {
      guard let shipped = try calibrations.shipped(in: folder, with: loaded) else {
        return Outcome(diagnostics: [], report: nothing)
      }
      calibration = shipped
    } catch {
      let problem = CalibrationFileProblem(message: sentence(error))
      return Outcome(diagnostics: [Diagnostic(problem)], report: nothing)
    }
    let lint = CalibrationLint(staging, calibration)
    var found = lint.diagnostics() + lint.standardDiagnostics()
    if isOwn {
      found += loaded.scenario.standardDiagnostics()
      found += try await calibrations.pageDiagnostics(of: staging)
    }
    var recomputed = 0
    if calibration.keys == loaded.scenario.evidenceKeys {
      let repeated = min(isOwn ? Self.repeated : 1, calibration.samples)
      found += try differences(
        calibration,
        samples: (0..<repeated).map { $0 * 7 % calibration.samples }
      )
      recomputed = repeated * calibration.hypotheses.count
      if isComparingRegimes { found += try await drift(calibration, calibrations) }
    }
    if !isOwn {
      for index in found.indices {
        found[index].message =
          "at difficulty \(loaded.scenario.difficulty): \(found[index].message)"
      }
    }
    return Outcome(
      diagnostics: catalog.placed(found, in: folder),
      report: CalibrationReport(
        difficulty: loaded.scenario.difficulty,
        samples: calibration.samples,
        hypotheses: calibration.hypotheses.count,
        looks: calibration.keys.indices.count { calibration.isReachable($0) },
        recomputed: recomputed
      )
    )
  }

  /// Returns at most one diagnostic per world in which simulation contradicts the calibration.
  private func differences(_ calibration: Calibration, samples: [Int]) throws(DrillError)
    -> [Diagnostic]
  {
    let calibrator = Calibrator(staging)
    var found: [Diagnostic] = []
    for (index, hypothesis) in calibration.hypotheses.enumerated() {
      for sample in samples {
        let row = try DrillError.wrap {
          try calibrator.findings(hypothesis: hypothesis, sample: sample)
        }
        let key = row.indices.first {
          row[$0] != calibration.finding(key: $0, hypothesis: index, sample: sample)
        }
        guard let key else { continue }
        let action = calibration.keys[key].action
        let kept = calibration.finding(key: key, hypothesis: index, sample: sample)
        let problem = CalibrationProblem.rowDiffers(
          hypothesis,
          sample: sample,
          action,
          kept: name(of: kept, action),
          simulated: name(of: row[key], action)
        )
        found.append(Diagnostic(problem, at: ["actions", .key(action.rawValue)]))
      }
    }
    return found
  }

  private func drift(
    _ calibration: Calibration,
    _ calibrations: CalibrationStore
  ) async throws(DrillError) -> [Diagnostic] {
    let drift = RegimeDrift(staging, calibration)
    return drift.diagnostics(
      try await calibrations.simulation(
        of: drift.calibrator,
        samples: RegimeDrift.samples,
        subject: "\(folder): last minutes of regimes"
      )
    )
  }

  private func name(of finding: UInt8, _ action: ActionID) -> String {
    let findings = loaded.scenario.action(action)?.evidence.findings ?? []
    return Int(finding) < findings.count ? findings[Int(finding)].id.rawValue : "out of reach"
  }
}

/// A calibration that cannot be used.
private struct CalibrationFileProblem: DiagnosticProblem {
  var message: String
}
