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
    let stamp = CalibrationStore.stamp(of: loaded.scenario, worldDigest: loaded.worldDigest)
    let own = isShipped ? "\(folder)/\(CalibrationStore.fileName(of: loaded))" : nil
    var files: [CalibrateReport.File] = []
    for path in [own, path].compactMap(\.self) {
      let bytes = try calibrations.ship(found.calibration, stamp, to: path)
      files.append(CalibrateReport.File(path: path, bytes: bytes))
    }
    let report = CalibrateReport(
      found.calibration,
      of: folder,
      difficulty: loaded.scenario.difficulty,
      source: found.source.rawValue,
      recovered: CalibrationLint(staging, found.calibration).recoveredShares(),
      seconds: start.duration(to: clock.now).inSeconds,
      files: files
    )
    return (report, found.source == .simulated)
  }
}
