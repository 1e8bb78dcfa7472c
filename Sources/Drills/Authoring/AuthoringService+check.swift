import Diagnosis
import Proving
package import Reports
import ScenarioModel

/// How far a check of a scenario goes beyond form, meaning and chart.
package struct CheckOptions: Sendable {
  /// The difficulty to check; all that the scenario has where none is given.
  package var difficulty: Int?
  /// Whether nothing is simulated.
  package var isQuick = false
  /// Whether looks are compared at the first and the last minute of their regimes, too.
  package var isComparingRegimes = false
  /// The seed and the number of random players; `nil` for none.
  package var fuzz: (seed: UInt64, runs: Int)?
  /// The most situations to explore.
  package var limit: Int

  package init(limit: Int) { self.limit = limit }
}

extension AuthoringService {
  /// Checks the scenarios of folders beside each other, as many at a time as there are cores.
  ///
  /// The reports stand in the order of the folders.
  package func check(
    folders: [String],
    _ options: CheckOptions,
    sentence: @escaping @Sendable (DrillError) -> String
  ) async throws(DrillError) -> [CheckReport] {
    try await Parallel.map(count: folders.count, environment.notify, { _ in nil }) {
      try await check(folder: folders[$0], options, sentence: sentence)
    }
  }

  /// Checks the scenario of a folder: the diagnostics of its file, and for a file without errors what
  /// is proved, calibrated and fuzzed, too.
  ///
  /// `sentence` says in the front end's words why a calibration cannot be used. Complexity: that of
  /// the exploration and, unless the check is quick, of the worlds that are simulated.
  package func check(
    folder: String,
    _ options: CheckOptions,
    sentence: @Sendable (DrillError) -> String
  ) async throws(DrillError) -> CheckReport {
    let diagnostics = catalog.check(
      folder: folder,
      difficulty: options.difficulty,
      isDealing: !options.isQuick
    )
    var report = CheckReport(folder: folder, diagnostics: diagnostics)
    guard report.errors == 0 else { return report }
    let (loaded, staging) = try staged(folder, options.difficulty)
    report.addSentences(of: loaded.scenario)
    try prove(staging, in: folder, options, &report)
    if !options.isQuick {
      try await judge(loaded, staging, in: folder, options, sentence, &report)
      for level in options.difficulty == nil ? loaded.scenario.levels : []
      where level != loaded.scenario.difficulty {
        let (other, staging) = try staged(folder, level)
        try await judge(other, staging, in: folder, options, sentence, &report)
      }
    }
    if let fuzz = options.fuzz { play(staging, in: folder, fuzz, &report) }
    return report
  }

  private func judge(
    _ loaded: LoadedScenario,
    _ staging: Staging,
    in folder: String,
    _ options: CheckOptions,
    _ sentence: @Sendable (DrillError) -> String,
    _ report: inout CheckReport
  ) async throws(DrillError) {
    let isOwn = loaded.scenario.difficulty == loaded.ownDifficulty
    let check = CalibrationCheck(
      staging: staging,
      folder: folder,
      loaded: loaded,
      isComparingRegimes: options.isComparingRegimes && isOwn
    )
    let outcome = try await check.run(catalog, calibrations, sentence: sentence)
    report.add(outcome.report, outcome.diagnostics)
  }

  private func prove(
    _ staging: Staging,
    in folder: String,
    _ options: CheckOptions,
    _ report: inout CheckReport
  ) throws(DrillError) {
    let clock = ContinuousClock()
    let start = clock.now
    let notify = environment.notify
    defer { notify(.finished) }
    let proof: Proof
    do {
      proof = try staging.scenario.proof(limit: options.limit) {
        notify(.explored(subject: folder, situations: $0))
      }
    } catch {
      throw .unprovable(folder: folder, error)
    }
    let explored = start.duration(to: clock.now)
    var tried: [HarmTrial] = []
    if !options.isQuick {
      var trials = HarmTrials(staging, ways: proof.ways)
      tried = try DrillError.wrap {
        try trials.run { notify(.tried(subject: folder, mitigations: $0)) }
      }
    }
    report.add(
      proof,
      tried,
      of: staging.scenario,
      limit: options.limit,
      seconds: explored.inSeconds
    )
  }

  private func play(
    _ staging: Staging,
    in folder: String,
    _ players: (seed: UInt64, runs: Int),
    _ report: inout CheckReport
  ) {
    let clock = ContinuousClock()
    let start = clock.now
    defer { environment.notify(.finished) }
    var fuzz = Fuzz(staging, seed: players.seed, digest: Digests.hexadecimal)
    let trail = FuzzTrail(environment.cacheFolder)
    for lost in trail.takeLost() { environment.notify(.brokenOff(lost)) }
    for run in 1...players.runs {
      fuzz.run { trail.keep("\(folder), seed \(players.seed), run \(run)", $0) }
      environment.notify(.fuzzed(subject: folder, runs: run, total: players.runs))
    }
    trail.remove()
    report.add(fuzz, seconds: start.duration(to: clock.now).inSeconds)
  }
}
