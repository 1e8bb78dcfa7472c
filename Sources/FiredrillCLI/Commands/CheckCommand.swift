import Reports
import Drills
import ArgumentParser
import Proving
import ScenarioModel
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
    guard (1...50_000_000).contains(limit) else {
      throw ValidationError("--limit must be between 1 and 50000000, not \(limit)")
    }
  }

  func run() throws {
    let environment = CommandEnvironment()
    let catalog = environment.services.catalog
    let folders =
      scenarios.isEmpty
      ? try catalog.folders() : try scenarios.map { try catalog.folder(named: $0) }
    if watch { return try watch(folders, catalog, environment) }
    var reports: [CheckReport] = []
    let calibrations = environment.services.calibrations
    for folder in folders { reports.append(try report(on: folder, catalog, calibrations)) }
    let output = OutputWriter.standardOutput
    if json {
      try output.writeLine(try JSONText.encode(reports))
    } else {
      for report in reports {
        try output.writeLines(report.lines(environment.style, .firedrill))
      }
    }
    if reports.contains(where: \.isMissing) { throw CommandFailure("", code: .noInput) }
    if reports.contains(where: { $0.errors > 0 }) {
      throw CommandFailure("", code: .failedCheck)
    }
  }

  /// Checks one scenario over and over, without what takes long.
  private func watch(
    _ folders: [String],
    _ catalog: ScenarioCatalog,
    _ environment: CommandEnvironment
  ) throws {
    guard folders.count == 1, let folder = folders.first else {
      throw CommandFailure(
        "which scenario? 'firedrill check --watch FOLDER' watches one of: "
          + folders.joined(separator: ", "),
        code: .usage
      )
    }
    var quickly = self
    quickly.quick = true
    let calibrations = environment.services.calibrations
    var loop = WatchLoop(folder: folder, environment: environment) {
      try quickly.report(on: folder, catalog, calibrations)
    } load: {
      try catalog.load(folder: folder, difficulty: level.difficulty)
    }
    try loop.run()
  }

  /// The file's diagnostics; for a file without errors what is proved, calibrated and fuzzed too.
  private func report(
    on folder: String,
    _ catalog: ScenarioCatalog,
    _ calibrations: CalibrationStore
  ) throws -> CheckReport {
    let diagnostics = catalog.check(
      folder: folder,
      difficulty: level.difficulty,
      isDealing: !quick
    )
    var report = CheckReport(folder: folder, diagnostics: diagnostics)
    guard report.errors == 0 else { return report }
    let loaded = try catalog.load(folder: folder, difficulty: level.difficulty)
    let staging = try Staging(loaded.scenario)
    report.addSentences(of: loaded.scenario)
    try prove(staging, in: folder, &report)
    if !quick {
      try judge(loaded, staging, in: folder, catalog, calibrations, &report)
      for other in level.difficulty == nil ? loaded.scenario.levels : []
      where other != loaded.scenario.difficulty {
        let another = try catalog.load(folder: folder, difficulty: other)
        try judge(
          another,
          try Staging(another.scenario),
          in: folder,
          catalog,
          calibrations,
          &report
        )
      }
    }
    if fuzz { try play(staging, in: folder, &report) }
    return report
  }

  private func judge(
    _ loaded: LoadedScenario,
    _ staging: Staging,
    in folder: String,
    _ catalog: ScenarioCatalog,
    _ calibrations: CalibrationStore,
    _ report: inout CheckReport
  ) throws {
    let check = CalibrationCheck(
      staging: staging,
      folder: folder,
      loaded: loaded,
      isComparingRegimes: regimes && loaded.scenario.difficulty == loaded.ownDifficulty
    )
    let outcome = try check.run(catalog, calibrations)
    report.add(outcome.report, outcome.diagnostics)
  }

  private func prove(
    _ staging: Staging,
    in folder: String,
    _ report: inout CheckReport
  ) throws {
    let clock = ContinuousClock()
    let start = clock.now
    var progress = ProgressLine(folder)
    let proof: Proof
    do {
      proof = try staging.scenario.proof(limit: limit) { count in
        progress.show("explored \(count) situations")
      }
    } catch {
      throw CommandFailure("\(folder): \(error)", code: .dataError)
    }
    let explored = start.duration(to: clock.now)
    var tried: [HarmTrial] = []
    if !quick {
      var trials = HarmTrials(staging, ways: proof.ways)
      tried = try trials.run { progress.show("tried \($0) mitigations in simulated worlds") }
    }
    progress.clear()
    report.add(proof, tried, of: staging.scenario, limit: limit, seconds: explored.inSeconds)
  }

  private func play(
    _ staging: Staging,
    in folder: String,
    _ report: inout CheckReport
  ) throws {
    let clock = ContinuousClock()
    let start = clock.now
    var progress = ProgressLine(folder)
    var fuzz = Fuzz(staging, seed: seed, digest: Digests.hexadecimal)
    let trail = FuzzTrail(CommandEnvironment().services.environment.cacheFolder)
    for lost in trail.takeLost() {
      try OutputWriter.standardError.writeLine("an earlier fuzz broke off: \(lost)")
    }
    for run in 1...runs {
      fuzz.run { trail.keep("\(folder), seed \(seed), run \(run)", $0) }
      progress.show("run \(run) of \(runs)")
    }
    trail.remove()
    progress.clear()
    report.add(fuzz, seconds: start.duration(to: clock.now).inSeconds)
  }
}
