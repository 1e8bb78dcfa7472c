import Arena
import ArgumentParser
import Drills
import FiredrillMCP
import Foundation
import Plotting
import Reports
import Scoring
import Sessions
import Terminal
import TerminalSessions

/// Lets an agent play many worlds.
struct ArenaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arena",
    abstract: "Let an agent play many worlds, beside the reference players.",
    discussion: """
      For example: firedrill arena --agent ./agent --seeds 20 --out agent.jsonl
      The agent is a client of the Model Context Protocol: it writes requests to
      its standard output and reads the answers from its standard input, one JSON
      message a line. 'open_session' gives it its session, whose handle is in
      FIREDRILL_SESSION, too. With --lines it writes the commands of a play, one a
      line, and reads their text up to a line '>', which gives it its turn. A run
      that was stopped goes on with the same command.
      """
  )

  @Option(help: "The command that starts the agent, once for each session.")
  var agent: String

  @Flag(help: "The agent writes the commands of a play, one a line, and not JSON.")
  var lines = false

  @Option(help: "Names of scenarios, separated by commas; all of them if left out.")
  var scenarios: String?

  @OptionGroup var level: DifficultyOption

  @Option(help: "The number of worlds of each scenario, 1 to 10000.")
  var seeds = 20

  @Option(help: "How often each world is played, 1 to 100; more than once shows how steady it is.")
  var trials = 1

  @Option(help: "A file with a secret from which the worlds follow, for worlds nobody trained on.")
  var secretFile: String?

  @Option(help: "Play one part of the work, such as 2/8; 'firedrill merge' puts parts together.")
  var shard: Shard?

  @Option(help: "The number of sessions at a time, 1 to 64.")
  var parallel = 2

  @Option(help: "The real seconds that a session may take.")
  var seconds = 600

  @Option(help: "The file of the results, JSON Lines: a header and a line a session.")
  var out: String

  @Option(help: "Write a replay of each session into this folder.")
  var replays: String?

  @OptionGroup var limits: PlayLimitOptions

  @OptionGroup var form: ArenaReportForm

  func validate() throws {
    guard (1...10_000).contains(seeds), (1...100).contains(trials), (1...64).contains(parallel),
      seconds > 0
    else {
      throw ValidationError(
        "--seeds is 1 to 10000, --trials 1 to 100, --parallel 1 to 64, --seconds 1 or more"
      )
    }
  }

  func run() throws {
    let environment = CommandEnvironment()
    let services = Self.services(environment)
    let worlds = try secretFile.map { try WorldSeeds(secretFile: $0) } ?? .known
    let folders = try folders(services.catalog)
    let loaded = try folders.map {
      try services.catalog.load(folder: $0, difficulty: level.difficulty)
    }
    let header = ArenaHeader(
      program: FiredrillCommand.version,
      agent: agent,
      form: lines ? .lines : nil,
      rubric: Rubric.current.version,
      generator: SessionHeader.currentGenerator,
      scenarios: loaded.map { ArenaHeader.Scenario($0) },
      seeds: seeds,
      trials: trials,
      worlds: worlds.name,
      shard: shard?.description,
      limits: ArenaHeader.Limits(
        steps: limits.maxSteps,
        minutes: limits.maxMinutes,
        seconds: seconds,
        answerBytes: limits.maxAnswerBytes,
        sessionBytes: limits.maxSessionBytes
      )
    )
    let jobs = ArenaJob.all(header, folders: folders, worlds).enumerated()
      .filter { shard?.contains($0.offset) ?? true }.map(\.element)
    let file = try ArenaFile(out, header)
    let results = try play(jobs, file, services, environment)
    let references =
      form.alone || shard != nil ? [] : try References(services).reports(header, worlds)
    try form.show(ArenaReport(header, results, beside: references), environment)
  }

  private func folders(_ catalog: ScenarioCatalog) throws -> [String] {
    guard let scenarios else { return try catalog.folders() }
    let names = scenarios.listedNames
    guard !names.isEmpty else { throw ValidationError("--scenarios names no scenario") }
    return try names.map { try catalog.folder(named: $0) }
  }

  /// The application layer with sessions that are kept in memory.
  ///
  /// Seeds tell the truth, and an agent may read every file of this account, so no file holds one before
  /// its session is over. What a kill takes is played again.
  private static func services(_ environment: CommandEnvironment) -> DrillServices {
    var drills = environment.services.environment
    drills.keepsSessionsInMemory = true
    return DrillServices(drills)
  }

  /// Plays what the file does not hold yet.
  private func play(
    _ jobs: [ArenaJob],
    _ file: ArenaFile,
    _ services: DrillServices,
    _ environment: CommandEnvironment
  ) throws -> [ArenaResult] {
    let arena = Arena(
      services,
      ArenaSetting(
        command: agent,
        speaksLines: lines,
        variables: environment.variables.filter { !$0.key.hasPrefix("FIREDRILL_") },
        limits: limits.limits,
        seconds: seconds,
        replays: try replayFolder(),
        version: FiredrillCommand.version
      )
    )
    let (parallel, total) = (parallel, jobs.count)
    return try Blocking.run {
      try await arena.run(jobs, file, parallel: parallel) { result, count in
        let end = result.reason ?? NumberText.fixed(result.score, decimals: 1)
        let trial = file.header.trials > 1 ? ", trial \(result.trial)" : ""
        try? OutputWriter.standardError.writeLine(
          "[\(count)/\(total)] \(result.scenario), world \(result.world)\(trial): \(end)"
        )
      }
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
}

/// Shows what a result file says.
struct ArenaReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arena-report",
    abstract: "Show the results of a file, without playing.",
    usage: "firedrill arena-report <file> [<options>]",
    discussion: "For example: firedrill arena-report agent.jsonl --html agent.html"
  )

  @Argument(help: "A file of results.")
  var file: String

  @Option(help: "The secret by which hidden worlds were played, for the reference players.")
  var secretFile: String?

  @OptionGroup var form: ArenaReportForm

  func run() throws {
    let environment = CommandEnvironment()
    let found = try ArenaFile.read(file)
    var references: [SimulationReport] = []
    if !form.alone {
      let worlds = try secretFile.map { try WorldSeeds(secretFile: $0) } ?? .known
      guard worlds.name == found.header.worlds else {
        throw CommandFailure(
          "\(file) was played on worlds that are \(found.header.worlds), which need their"
            + " --secret-file, or --alone to leave the reference players out",
          code: .usage
        )
      }
      references = try References(environment.services).reports(found.header, worlds)
    }
    try form.show(ArenaReport(found.header, found.results, beside: references), environment)
  }
}

/// Compares two agents.
struct ArenaCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arena-compare",
    abstract: "Compare two agents world by world.",
    discussion: "For example: firedrill arena-compare old.jsonl new.jsonl"
  )

  @Argument(help: "The file of results of the first agent.")
  var first: String

  @Argument(help: "The file of results of the second agent.")
  var second: String

  @Flag(help: "Print JSON: {first, second, difference: MEAN, pairs, deviation, needed}.")
  var json = false

  func run() throws {
    let (left, right) = (try ArenaFile.read(first), try ArenaFile.read(second))
    let differences = left.header.differencesInMeasure(from: right.header)
      .filter { $0.setting != .worlds }
    guard differences.isEmpty else { throw ArenaError.otherMeasure(differences) }
    guard left.header.worlds == right.header.worlds,
      let comparison = ArenaComparison(
        (left.header, left.results),
        (right.header, right.results)
      )
    else { throw ArenaError.nothingInCommon }
    try CommandEnvironment().write(comparison, asJSON: json) { comparison.lines($0) }
  }
}

/// The form in which the report of an arena is shown.
struct ArenaReportForm: ParsableArguments {
  @Flag(help: "Leave the reference players out.")
  var alone = false

  @Option(help: "Write the report to this file as a page of HTML, too.")
  var html: String?

  @Flag(
    help: """
      Print JSON: {agent, worlds, score: MEAN, passes, calibration, tokens: MEAN, scenarios: \
      [{scenario, sessions, declared, score: MEAN, harm: MEAN, criteria, by_truth, players}], \
      reasons}; MEAN is {mean, low, high}.
      """
  )
  var json = false

  func show(_ report: ArenaReport, _ environment: CommandEnvironment) throws {
    if let html { try NewFile.write(Array(report.html.utf8), to: html, isForced: true) }
    try environment.write(report, asJSON: json) { report.lines($0) }
  }
}

/// The reference players on the worlds of an arena.
private struct References {
  private let services: DrillServices

  init(_ services: DrillServices) { self.services = services }

  /// Throws where the scenarios, the rubric or the simulator at hand are not those of the results: such
  /// players would stand beside an agent that was measured by another measure.
  func reports(_ header: ArenaHeader, _ worlds: WorldSeeds) throws -> [SimulationReport] {
    var here = header
    here.rubric = Rubric.current.version
    here.generator = SessionHeader.currentGenerator
    here.scenarios = try header.scenarios.map { scenario in
      let folder = try services.catalog.folder(named: scenario.id)
      return ArenaHeader.Scenario(
        try services.catalog.load(folder: folder, difficulty: scenario.difficulty)
      )
    }
    let differences = header.differencesInMeasure(from: here)
    guard differences.isEmpty else { throw ArenaError.otherReferences(differences) }
    return try header.scenarios.map { scenario in
      try services.authoring.simulate(
        folder: try services.catalog.folder(named: scenario.id),
        difficulty: scenario.difficulty,
        players: AuthoringService.playerNames,
        worlds: header.seeds,
        lowest: 0,
        seed: { worlds.seed(ofWorld: $0, of: scenario.id) }
      ).report
    }
  }
}
