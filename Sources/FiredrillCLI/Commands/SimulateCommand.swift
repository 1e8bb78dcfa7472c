import ArgumentParser
import Drills
import Reports
import Terminal
import TerminalSessions

/// Lets the reference players play a scenario many times.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Let reference players play a scenario, to see what its score tells apart.",
    usage: "firedrill simulate <scenario> ... [<options>]",
    discussion: """
      For example: firedrill simulate canary --players expert,random --seeds 50
                   firedrill simulate canary --players expert --lowest 2
                   firedrill simulate --all --json
      Players:
      \(AuthoringService.playerNames.joined(separator: ", ")).
      """
  )

  @Argument(help: "Names of scenarios or their folders.", completion: NameCompletion.scenarios)
  var scenarios: [String] = []

  @Flag(help: "Play every scenario there is.")
  var all = false

  @OptionGroup var level: DifficultyOption

  @Option(help: "Which players, separated by commas; all of them if left out.")
  var players: String?

  @Option(help: "How many worlds each player plays, 1 to 10000.")
  var seeds = 200

  @Option(help: "Show the path and ledger of this many of each player's lowest worlds.")
  var lowest = 0

  @Option(help: "Play one part of the worlds, such as 2/8, of one scenario; needs --out.")
  var shard: Shard?

  @Option(help: "The file of the part's results, for 'firedrill merge'.")
  var out: String?

  @Flag(
    help: """
      Print JSON: {scenarios: {ID: {players: {NAME: {mean, deciles, criteria: {NAME: figure}, \
      by_truth: {HYPOTHESIS: mean}}}, seeds, difficulty}}}.
      """
  )
  var json = false

  func validate() throws {
    guard (1...10_000).contains(seeds) else {
      throw ValidationError("--seeds must be between 1 and 10000, not \(seeds)")
    }
    guard (0...100).contains(lowest) else {
      throw ValidationError("--lowest must be between 0 and 100, not \(lowest)")
    }
    guard all != !scenarios.isEmpty else {
      throw ValidationError("name scenarios, or all of them with --all")
    }
    guard (shard == nil) == (out == nil), shard == nil || (scenarios.count == 1 && lowest == 0)
    else {
      throw ValidationError("--shard and --out go together, with one scenario, without --lowest")
    }
    _ = try chosen()
  }

  private func chosen() throws -> [String] {
    let known = AuthoringService.playerNames
    guard let players else { return known }
    let names = players.listedNames
    for name in names where !known.contains(name) {
      throw ValidationError(
        "there is no player '\(name)'; there are \(known.joined(separator: ", "))"
      )
    }
    guard !names.isEmpty else { throw ValidationError("--players names no player") }
    return names
  }

  func run() throws {
    let environment = CommandEnvironment()
    let (catalog, authoring) = (environment.services.catalog, environment.services.authoring)
    let folders =
      all ? try catalog.folders() : try scenarios.map { try catalog.folder(named: $0) }
    if let shard, let out, let folder = folders.first {
      return try play(shard, of: folder, to: out)
    }
    let output = OutputWriter.standardOutput
    var reports: [SimulationReport] = []
    for folder in folders {
      let (report, paths) = try authoring.simulate(
        folder: folder,
        difficulty: level.difficulty,
        players: try chosen(),
        worlds: seeds,
        lowest: json ? 0 : lowest
      )
      reports.append(report)
      guard !json else { continue }
      try output.writeLines(report.lines(environment.style))
      for path in paths { try output.writeLines(path.lines(environment.style, .firedrill)) }
    }
    if json { try output.writeDocument(try JSONText.encode(SimulationDocument(reports))) }
  }

  private func play(_ shard: Shard, of folder: String, to path: String) throws {
    let authoring = CommandEnvironment().services.authoring
    let (players, level, seeds) = (try chosen(), level.difficulty, seeds)
    let bytes = try Blocking.run {
      try await authoring.partialSimulation(
        folder: folder,
        difficulty: level,
        players: players,
        worlds: seeds,
        shard: shard
      )
    }
    try NewFile.write(bytes, to: path, isForced: true)
  }
}
