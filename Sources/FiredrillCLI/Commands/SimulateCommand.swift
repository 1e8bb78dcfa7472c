import Reports
import Drills
import ArgumentParser
import Diagnosis
import Players
import ScenarioModel
import Sessions
import Telemetry
import Terminal

/// Lets the reference players play a scenario many times.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Let reference players play a scenario, to see what its score tells apart.",
    usage: "firedrill simulate <scenario> ... [<options>]",
    discussion: """
      For example: firedrill simulate canary-segment-regression --players expert,random --seeds 50
                   firedrill simulate canary --players expert --lowest 2
                   firedrill simulate --all --json
      Players: \(Player.allCases.map(\.rawValue).joined(separator: ", ")).
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
    _ = try chosen()
  }

  private func chosen() throws -> [Player] {
    guard let players else { return Player.allCases }
    let names = players.split(separator: ",").map(\.trimmed)
    for name in names where Player(rawValue: name) == nil {
      throw ValidationError(
        "there is no player '\(name)'; there are"
          + " \(Player.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    }
    let chosen = Player.allCases.filter { names.contains($0.rawValue) }
    guard !chosen.isEmpty else { throw ValidationError("--players names no player") }
    return chosen
  }

  func run() throws {
    let environment = CommandEnvironment()
    let catalog = environment.services.catalog
    let folders =
      all ? try catalog.folders() : try scenarios.map { try catalog.folder(named: $0) }
    var reports: [SimulationReport] = []
    for folder in folders {
      let loaded = try catalog.load(folder: folder, difficulty: level.difficulty)
      let simulator = try simulator(loaded, folder, environment.services.calibrations)
      let run = PlayerSimulation(
        subject: "playing \(loaded.scenario.id)",
        simulator: simulator,
        worlds: seeds,
        environment.services.environment
      )
      let plays = try run.plays()
      let summaries = simulator.players.compactMap {
        PlayerSummary($0, worlds: plays, of: loaded.scenario)
      }
      let report = SimulationReport(summaries, of: loaded.scenario, worlds: seeds)
      reports.append(report)
      guard !json else { continue }
      let output = OutputWriter.standardOutput
      try output.writeLines(report.lines(environment.style))
      for player in simulator.players {
        for low in SimulatedPlay.lowest(lowest, of: player, in: plays) {
          let session = try simulator.session(ofWorld: low.world, playedBy: player)
          let path = SimulatedPathReport(low.play, world: low.world, session)
          try output.writeLines(path.lines(environment.style, .firedrill))
        }
      }
    }
    guard json else { return }
    try OutputWriter.standardOutput.writeLine(try JSONText.encode(SimulationDocument(reports)))
  }

  private func simulator(
    _ loaded: LoadedScenario,
    _ folder: String,
    _ calibrations: CalibrationStore
  ) throws -> Simulator {
    let staging = try Staging(loaded.scenario)
    let found = try calibrations.calibration(
      of: staging,
      worldDigest: loaded.worldDigest,
      folder: folder
    )
    return Simulator(staging, found.calibration, players: try chosen())
  }
}
