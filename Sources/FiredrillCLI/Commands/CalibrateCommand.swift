import ArgumentParser
import Drills
import Foundation
import Reports
import Terminal
import TerminalSessions

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
  var samples = AuthoringService.usualSamples

  @Flag(help: "Write it into the scenario's folder, to be shipped with it.")
  var ship = false

  @Option(help: "Write the calibration to this file too.")
  var out: String?

  @Option(
    help: "Simulate one part of the worlds, such as 2/8; --out is then for 'firedrill merge'."
  )
  var shard: Shard?

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
    guard shard == nil || (out != nil && !ship && !json) else {
      throw ValidationError("--shard needs --out, and excludes --ship and --json")
    }
    guard level.difficulty == nil || !allLevels else {
      throw ValidationError("--difficulty and --all-levels exclude each other")
    }
  }

  func run() throws {
    let services = CommandEnvironment().services
    let (catalog, authoring) = (services.catalog, services.authoring)
    let folders =
      all ? try catalog.folders() : try scenarios.map { try catalog.folder(named: $0) }
    if let shard, let out, let folder = folders.first {
      let (level, samples) = (level.difficulty, samples)
      let bytes = try Blocking.run {
        try await authoring.partialCalibration(
          folder: folder,
          difficulty: level,
          samples: samples,
          shard: shard
        )
      }
      return try NewFile.write(bytes, to: out, isForced: true)
    }
    let output = OutputWriter.standardOutput
    var reports: [CalibrateReport] = []
    for folder in folders {
      let levels: [Int?] = allLevels ? try authoring.levels(of: folder) : [level.difficulty]
      for level in levels {
        let (report, isSimulated) = try authoring.calibrate(
          folder: folder,
          difficulty: level,
          samples: samples,
          isShipped: ship,
          to: out
        )
        reports.append(report)
        if !json { try output.writeLines(report.lines(isSimulated: isSimulated)) }
      }
    }
    if json { try output.writeDocument(try JSONText.encode(reports)) }
  }
}
