import Reports
import Drills
import ArgumentParser
import Diagnosis
import Foundation
import ScenarioModel
import Telemetry
import Terminal

/// Simulates what every piece of evidence shows under every hypothesis.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Measure by simulation what evidence tells; scores and players rest on it.",
    usage: "firedrill calibrate <scenario> ... [<options>]",
    discussion: """
      For example: firedrill calibrate Scenarios/canary-segment-regression --ship
                   firedrill calibrate --all --all-levels --ship
      The result is kept in firedrill/calibrations in the XDG cache directory.
      """
  )

  @Argument(
    help: "Folders of scenarios, or names of installed ones.",
    completion: NameCompletion.scenarios
  )
  var scenarios: [String] = []

  @Flag(help: "Calibrate every scenario there is.")
  var all = false

  @OptionGroup var level: DifficultyOption

  @Flag(help: "Calibrate every difficulty that the scenarios have.")
  var allLevels = false

  @Option(help: "Worlds of each hypothesis, 1 to 10000.")
  var samples = Calibration.usualSamples

  @Flag(help: "Write it into the scenario's folder, to be shipped with it.")
  var ship = false

  @Option(help: "Write the calibration to this file too.")
  var out: String?

  @Flag(
    help:
      "Print JSON: [{scenario, difficulty, source, samples, hypotheses, keys, reachable, recovered, seconds, files}]."
  )
  var json = false

  func validate() throws {
    guard (1...10_000).contains(samples) else {
      throw ValidationError("--samples must be between 1 and 10000, not \(samples)")
    }
    guard all != !scenarios.isEmpty else {
      throw ValidationError("name scenarios, or all of them with --all")
    }
    guard out == nil || (scenarios.count == 1 && !allLevels) else {
      throw ValidationError("--out takes the calibration of one scenario; use --ship for several")
    }
    guard level.difficulty == nil || !allLevels else {
      throw ValidationError("--difficulty and --all-levels exclude each other")
    }
  }

  func run() throws {
    let environment = CommandEnvironment()
    let catalog = environment.services.catalog
    let folders =
      all ? try catalog.folders() : try scenarios.map { try catalog.folder(named: $0) }
    let output = OutputWriter.standardOutput
    var reports: [CalibrateReport] = []
    for folder in folders {
      let levels: [Int?] =
        allLevels ? try catalog.outline(folder: folder).levels : [level.difficulty]
      for level in levels {
        let loaded = try catalog.load(folder: folder, difficulty: level)
        let (report, isSimulated) = try calibrate(
          loaded,
          folder,
          environment.services.calibrations
        )
        reports.append(report)
        if !json { try output.writeLines(report.lines(isSimulated: isSimulated)) }
      }
    }
    if json { try output.writeLine(try JSONText.encode(reports)) }
  }

  private func calibrate(
    _ loaded: LoadedScenario,
    _ folder: String,
    _ calibrations: CalibrationStore
  ) throws -> (report: CalibrateReport, isSimulated: Bool) {
    let clock = ContinuousClock()
    let start = clock.now
    let staging = try Staging(loaded.scenario)
    let found = try calibrations.calibration(
      of: staging,
      worldDigest: loaded.worldDigest,
      folder: nil,
      samples: samples
    )
    let stamp = CalibrationStore.stamp(of: loaded.scenario, worldDigest: loaded.worldDigest)
    let paths =
      (ship ? ["\(folder)/\(CalibrationStore.fileName(of: loaded))"] : [])
      + (out.map { [$0] } ?? [])
    var files: [CalibrateReport.File] = []
    for path in paths {
      files.append(
        CalibrateReport.File(
          path: path,
          bytes: try calibrations.ship(found.calibration, stamp, to: path)
        )
      )
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
