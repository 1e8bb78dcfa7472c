import ArgumentParser
import Drills
import FiredrillMCP
import Foundation
import Reports
import ScenarioModel
import Synchronization
import Telemetry
import Terminal

/// Measures an agent on many worlds.
struct ArenaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arena",
    abstract: "Let an agent play many worlds, beside the reference players.",
    discussion: """
      For example: firedrill arena --agent ./agent --seeds 20 --out agent.jsonl
      The agent is a client of the Model Context Protocol: it writes requests to
      its standard output and reads the answers from its standard input, one JSON
      message a line. 'open_session' gives it its session, whose handle is in
      FIREDRILL_SESSION, too. A run that was stopped goes on with the same
      command.
      """
  )

  @Option(help: "The command that starts the agent, once for each session.")
  var agent: String

  @Option(help: "Names of scenarios, separated by commas; all of them if left out.")
  var scenarios: String?

  @OptionGroup var level: DifficultyOption

  @Option(help: "The number of worlds of each scenario, 1 to 10000.")
  var seeds = 20

  @Option(help: "The number of sessions at a time, 1 to 64.")
  var parallel = 2

  @Option(help: "The real seconds that a session may take.")
  var seconds = 600

  @Option(help: "The file of the results, JSON Lines: a header and a line a session.")
  var out: String

  @Option(help: "Write a replay of each session into this folder.")
  var replays: String?

  @OptionGroup var limits: PlayLimitOptions

  @Flag(help: "Leave the reference players out.")
  var alone = false

  @Flag(
    help: """
      Print JSON: {agent, score: MEAN, scenarios: [{scenario, sessions, declared, score: MEAN, \
      harm: MEAN, criteria, by_truth, players}], reasons}; MEAN is {mean, low, high}.
      """
  )
  var json = false

  func validate() throws {
    guard (1...10_000).contains(seeds), (1...64).contains(parallel), seconds > 0 else {
      throw ValidationError("--seeds is 1 to 10000, --parallel 1 to 64, --seconds 1 or more")
    }
  }

  func run() throws {
    let environment = CommandEnvironment()
    let folders = try folders(environment.services.catalog)
    let loaded = try folders.map {
      try environment.services.catalog.load(folder: $0, difficulty: level.difficulty)
    }
    let header = ArenaHeader(
      program: FiredrillCommand.version,
      agent: agent,
      scenarios: loaded.map {
        ArenaHeader.Scenario(
          id: $0.scenario.id.rawValue,
          difficulty: $0.scenario.difficulty,
          digest: $0.worldDigest
        )
      },
      seeds: seeds,
      limits: ArenaHeader.Limits(
        steps: limits.maxSteps,
        minutes: limits.maxMinutes,
        seconds: seconds
      )
    )
    let file = try ArenaFile(out, header)
    let jobs = (0..<seeds).flatMap { world in
      zip(folders, header.scenarios).map { folder, scenario in
        ArenaJob(
          scenario: scenario.id,
          folder: folder,
          difficulty: scenario.difficulty,
          world: world
        )
      }
    }
    let results = try play(jobs, file, environment)
    let references =
      try alone
      ? []
      : folders.map { folder in
        try environment.services.authoring.simulate(
          folder: folder,
          difficulty: level.difficulty,
          players: AuthoringService.playerNames,
          worlds: seeds,
          lowest: 0
        ).report
      }
    let report = ArenaReport(header, results, beside: references)
    let output = OutputWriter.standardOutput
    if json {
      try output.writeLine(try JSONText.encode(report))
    } else {
      try output.writeLines(report.lines(environment.style))
    }
  }

  private func folders(_ catalog: ScenarioCatalog) throws -> [String] {
    guard let scenarios else { return try catalog.folders() }
    let names = scenarios.split(separator: ",").map(\.trimmed)
    guard !names.isEmpty else { throw ValidationError("--scenarios names no scenario") }
    return try names.map { try catalog.folder(named: $0) }
  }

  /// Plays what the file does not hold yet, in a store that is there for this run alone.
  private func play(
    _ jobs: [ArenaJob],
    _ file: ArenaFile,
    _ environment: CommandEnvironment
  ) throws -> [ArenaResult] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "firedrill-arena-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var drills = environment.services.environment
    drills.dataFolder = folder
    let match = ArenaMatch(
      services: DrillServices(drills),
      command: agent,
      variables: environment.variables.filter { !$0.key.hasPrefix("FIREDRILL_") },
      limits: limits.limits,
      seconds: seconds,
      replays: try replayFolder()
    )
    let known = Set(file.earlier.map { "\($0.scenario) \($0.world)" })
    let open = jobs.filter { !known.contains("\($0.scenario) \($0.world)") }
    let state = Mutex(Progress(results: file.earlier))
    DispatchQueue.concurrentPerform(iterations: min(parallel, open.count)) { _ in
      while let job = state.withLock({ $0.take(open) }) {
        let outcome = Result { try match.play(job) }
        state.withLock { $0.note(outcome, of: job, file, total: jobs.count) }
      }
    }
    return try state.withLock { progress in
      if let failure = progress.failure { throw failure }
      return progress.results
    }
  }

  private func replayFolder() throws -> URL? {
    guard let replays else { return nil }
    let folder = URL(filePath: replays, directoryHint: .isDirectory)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(
        "\(replays) cannot be created: \(error.localizedDescription)",
        code: .cannotCreate
      )
    }
    return folder
  }

  /// How far the sessions of an arena are.
  private struct Progress {
    var results: [ArenaResult]
    var failure: (any Error)?
    private var position = 0

    init(results: [ArenaResult]) { self.results = results }

    /// The next job; `nil` where there is none, or where one failed.
    mutating func take(_ jobs: [ArenaJob]) -> ArenaJob? {
      guard failure == nil, jobs.indices.contains(position) else { return nil }
      defer { position += 1 }
      return jobs[position]
    }

    mutating func note(
      _ outcome: Result<ArenaResult, any Error>,
      of job: ArenaJob,
      _ file: ArenaFile,
      total: Int
    ) {
      do {
        let result = try outcome.get()
        try file.append(result)
        results.append(result)
        let end = result.reason ?? Digits.fixed(result.score, decimals: 1)
        try OutputWriter.standardError.writeLine(
          "[\(results.count)/\(total)] \(job.scenario), world \(job.world): \(end)"
        )
      } catch {
        failure = failure ?? error
      }
    }
  }
}
