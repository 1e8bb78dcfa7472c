import Diagnosis
import ScenarioModel

/// Serves authors: checks, previews, calibrates, simulates and shows the worlds of a scenario.
package struct AuthoringService: Sendable {
  package let catalog: ScenarioCatalog
  let calibrations: CalibrationStore
  let environment: DrillEnvironment

  init(
    _ environment: DrillEnvironment,
    _ catalog: ScenarioCatalog,
    _ calibrations: CalibrationStore
  ) {
    self.environment = environment
    self.catalog = catalog
    self.calibrations = calibrations
  }

  /// Worlds of each hypothesis in a calibration unless another number is asked for.
  package static let usualSamples = Calibration.usualSamples

  /// The scenario of a folder at a difficulty, its own where none is given, with its staging.
  func staged(
    _ folder: String,
    _ difficulty: Int?
  ) throws(DrillError) -> (loaded: LoadedScenario, staging: Staging) {
    try DrillError.wrap {
      let loaded = try catalog.load(folder: folder, difficulty: difficulty)
      return (loaded, try catalog.staging(of: loaded))
    }
  }

  /// The difficulties that the scenario of a folder has, from low to high.
  package func levels(of folder: String) throws(CatalogError) -> [Int] {
    try catalog.outline(folder: folder).levels
  }
}

extension Duration {
  /// Unit: s, to a thousandth.
  package var inSeconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds / 1_000_000_000_000_000) / 1000
  }
}
