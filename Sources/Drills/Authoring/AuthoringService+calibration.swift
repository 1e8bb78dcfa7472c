import Diagnosis
package import Reports
import ScenarioModel

extension AuthoringService {
  /// Calibrates a scenario, writes the calibration to files and reports on it.
  ///
  /// `samples`: worlds of each hypothesis, at least 1. With `isShipped` it is written into the
  /// scenario's folder, under the name of its difficulty. Also says whether it was simulated now
  /// rather than taken from the cache.
  package func calibrate(
    folder: String,
    difficulty: Int?,
    samples: Int,
    isShipped: Bool,
    to path: String?
  ) async throws(DrillError) -> (report: CalibrateReport, isSimulated: Bool) {
    let clock = ContinuousClock()
    let start = clock.now
    let (loaded, staging) = try staged(folder, difficulty)
    let found = try await calibrations.calibration(
      of: staging,
      worldDigest: loaded.worldDigest,
      folder: nil,
      samples: samples
    )
    let report = try report(
      of: found,
      Calibrated(folder: folder, loaded: loaded, staging: staging),
      seconds: start.duration(to: clock.now).inSeconds,
      isShipped: isShipped,
      to: path
    )
    return (report, found.source == .simulated)
  }

  /// Simulates the worlds of one part of a calibration, as the bytes of a partial result.
  ///
  /// Complexity: the part's share of `samples` worlds of each hypothesis.
  package func partialCalibration(
    folder: String,
    difficulty: Int?,
    samples: Int,
    shard: Shard
  ) async throws(DrillError) -> [UInt8] {
    let (loaded, staging) = try staged(folder, difficulty)
    let total = loaded.scenario.hypotheses.count * samples
    let worlds = shard.pieces(of: total)
    let findings = try await calibrations.findings(
      of: worlds,
      Calibrator(staging),
      subject: "calibrating \(loaded.scenario.id), part \(shard)"
    )
    return PartialResult(
      header: PartialHeader(.calibrate, of: loaded, total: total, players: [], shard),
      pieces: zip(worlds, findings).map { PartialResult.Numbered(piece: $0, result: $1) }
    ).encoded()
  }

  /// A scenario that was calibrated, and the folder that it came from.
  struct Calibrated {
    var folder: String
    var loaded: LoadedScenario
    var staging: Staging
  }

  /// Writes a calibration to files and reports on it.
  func report(
    of found: CalibrationStore.Found,
    _ calibrated: Calibrated,
    seconds: Double,
    isShipped: Bool,
    to path: String?
  ) throws(DrillError) -> CalibrateReport {
    let (folder, loaded) = (calibrated.folder, calibrated.loaded)
    let stamp = CalibrationStore.stamp(of: loaded.scenario, worldDigest: loaded.worldDigest)
    let own = isShipped ? "\(folder)/\(CalibrationStore.fileName(of: loaded))" : nil
    var files: [CalibrateReport.File] = []
    for path in [own, path].compactMap(\.self) {
      let bytes = try calibrations.ship(found.calibration, stamp, to: path)
      files.append(CalibrateReport.File(path: path, bytes: bytes))
    }
    return CalibrateReport(
      found.calibration,
      of: folder,
      difficulty: loaded.scenario.difficulty,
      source: found.source.rawValue,
      recovered: CalibrationLint(calibrated.staging, found.calibration).recoveredShares(),
      seconds: seconds,
      files: files
    )
  }
}
