import ArgumentParser
import Drills
import Foundation
import Reports
import Terminal

/// Checks scenarios, says all that is wrong with them, and proves what can become of them.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check scenarios: form, meaning, and everything that play can make of them.",
    usage: "firedrill check [<scenario> ...] [<options>]",
    discussion: """
      For example: firedrill check Scenarios/canary-segment-regression
                   firedrill check canary --fuzz --seed 7 --runs 20
                   firedrill check --watch Scenarios/canary-segment-regression
      Exits with 1 when there are errors, 66 when a scenario cannot be found.
      """
  )

  @Argument(
    help: "Folders of scenarios, or names of installed ones; none for all.",
    completion: NameCompletion.scenarios
  )
  var scenarios: [String] = []

  @OptionGroup var level: DifficultyOption

  @Flag(
    help: "Check the question bank instead: the installed one, or the folder that is named."
  )
  var questions = false

  @Flag(help: "Simulate nothing: form, meaning and the chart alone.")
  var quick = false

  @Flag(help: "Check one scenario at once and after every save, with a preview; q leaves.")
  var watch = false

  @Flag(help: "Compare looks at the first and the last minute of their regimes too.")
  var regimes = false

  @Flag(help: "Let random players play too, and say what none of them met.")
  var fuzz = false

  @Option(help: "What the random players' choices are drawn from.")
  var seed: UInt64 = 1

  @Option(help: "How many random players play, 1 to 100000.")
  var runs = 50

  @Option(help: "Situations to explore at most, 1 to 50000000.")
  var limit = 2_000_000

  @Flag(
    help:
      "Print JSON: [{scenario, errors, warnings, diagnostics: [{severity, message, file, line, column, path, suggestion}], proof, calibration, other_calibrations, fuzz, sentences: [{action, outcomes: [{finding, says}]}]}]."
  )
  var json = false

  func validate() throws {
    guard (1...100_000).contains(runs) else {
      throw ValidationError("--runs must be between 1 and 100000, not \(runs)")
    }
    guard !quick || (!fuzz && !regimes) else {
      throw ValidationError("--fuzz and --regimes simulate; leave them or --quick out")
    }
    guard !watch || (!fuzz && !regimes && !json) else {
      throw ValidationError("--watch is for reading; leave --fuzz, --regimes and --json out")
    }
    guard !watch || scenarios.count <= 1 else {
      throw ValidationError("--watch takes one scenario, not \(scenarios.count)")
    }
    guard !questions || (scenarios.count <= 1 && !watch && !fuzz && !regimes) else {
      throw ValidationError("--questions takes one folder and no option but --json")
    }
    guard (1...50_000_000).contains(limit) else {
      throw ValidationError("--limit must be between 1 and 50000000, not \(limit)")
    }
  }

  func run() throws {
    let environment = CommandEnvironment()
    if questions { return try checkQuestions(environment) }
    let catalog = environment.services.catalog
    let folders =
      scenarios.isEmpty ? try catalog.folders() : try named.map { try catalog.folder(named: $0) }
    if watch { return try watch(folders, environment) }
    let authoring = environment.services.authoring
    let reports = try authoring.check(folders: folders, options)
    try environment.write(reports, asJSON: json) { style in
      // Names of files and texts of a stranger's scenario stand among them.
      reports.flatMap { $0.lines(style, .firedrill) }.map(TerminalText.withoutControls)
    }
    if reports.contains(where: \.isMissing) { throw CommandFailure("", code: .noInput) }
    if reports.contains(where: { $0.errors > 0 }) {
      throw CommandFailure("", code: .failedCheck)
    }
  }

  /// The scenarios that were named, without the files beside them that a shell's `Scenarios/*` names.
  private var named: [String] {
    let others = scenarios.filter { path in
      var isFolder: ObjCBool = true
      return !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        || isFolder.boolValue
    }
    return others.isEmpty ? scenarios : others
  }

  private func checkQuestions(_ environment: CommandEnvironment) throws {
    let bank = environment.services.bank
    let folder = try scenarios.first ?? bank.folder()
    let found = bank.check(folder: folder)
    let report = BankReport(folder: folder, loaded: found.bank, diagnostics: found.diagnostics)
    try environment.write(report, asJSON: json) { style in
      report.lines(style).flatMap { $0.split(separator: "\n").map(String.init) }
        .map(TerminalText.withoutControls)
    }
    if report.isMissing { throw CommandFailure("", code: .noInput) }
    if report.errors > 0 { throw CommandFailure("", code: .failedCheck) }
  }

  private var options: CheckOptions {
    var options = CheckOptions(limit: limit)
    options.difficulty = level.difficulty
    options.isQuick = quick || watch
    options.isComparingRegimes = regimes
    options.fuzz = fuzz ? (seed, runs) : nil
    return options
  }

  /// Checks one scenario over and over, without what takes long.
  private func watch(_ folders: [String], _ environment: CommandEnvironment) throws {
    guard folders.count == 1, let folder = folders.first else {
      throw CommandFailure(
        "which scenario? 'firedrill check --watch FOLDER' watches one of: "
          + folders.joined(separator: ", "),
        code: .usage
      )
    }
    var loop = WatchLoop(folder: folder, options: options, environment: environment)
    try loop.run()
  }
}
