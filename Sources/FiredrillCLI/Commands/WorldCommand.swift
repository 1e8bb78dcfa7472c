import Drills
import ArgumentParser
import CommandLanguage
import ScenarioModel
import Telemetry
import Terminal

/// Writes the telemetry of a world whose truth is known: for authors.
struct WorldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "world",
    abstract: "Write the telemetry of a world with a truth you choose; it gives the truth away.",
    usage: "firedrill world <scenario> --seed <seed> --truth <truth> [<options>]",
    discussion: """
      For example: firedrill world canary --seed 7 --truth bad-pool --format sqlite --out pool.sqlite
                   firedrill world canary --seed 7 --truth chance --hours 2 --format otlp --out hours
      Nobody acts in it. It reaches from the first minute to the horizon unless told otherwise.
      """
  )

  @Argument(help: "The name of a scenario or its folder.", completion: NameCompletion.scenarios)
  var scenario: String

  @OptionGroup var level: DifficultyOption

  @Option(help: "What the world is drawn from.")
  var seed: UInt64

  @Option(help: "The hypothesis that is true.")
  var truth: String

  @Option(help: "How many hours from the first minute on.")
  var hours: Double?

  @Option(help: TelemetryFormat.help)
  var format: TelemetryFormat

  @Option(help: "The file or folder to write.")
  var out: String

  @Option(parsing: .unconditional, help: "The first minute, relative to the page.")
  var from: Int?

  @Option(parsing: .unconditional, help: "The minute before which it ends, relative to the page.")
  var to: Int?

  @Flag(help: "Replace what has the name already.")
  var force = false

  func validate() throws {
    if let hours {
      guard hours > 0, hours <= 500 else {
        throw ValidationError("--hours must be above 0 and at most 500, not \(hours)")
      }
      guard to == nil else { throw ValidationError("--hours and --to both say where it ends") }
    }
  }

  func run() throws {
    let environment = CommandEnvironment()
    let catalog = environment.services.catalog
    let folder = try catalog.folder(named: scenario)
    let loaded = try catalog.load(folder: folder, difficulty: level.difficulty).scenario
    let picked = try hypothesis(of: loaded)
    try OutputWriter.standardError.writeLine(
      "This gives away what is true in this world: \(loaded.hypothesis(picked)?.title ?? truth)."
    )
    let source = try records(of: loaded, truth: picked)
    try TelemetryFiles(
      source: source,
      service: loaded.id.rawValue,
      format: format,
      isForced: force
    ).write(to: out)
    try OutputWriter.standardError.writeLine(
      "wrote \(out): minutes \(source.window.from) to \(source.window.to)"
    )
  }

  private func hypothesis(of scenario: Scenario) throws(CommandFailure) -> HypothesisID {
    do {
      return try HypothesisPicker(scenario).pick(truth)
    } catch {
      throw CommandFailure("\(error)", code: .usage)
    }
  }

  private func records(of scenario: Scenario, truth: HypothesisID) throws -> RecordSource {
    let staging = try Staging(scenario)
    let first = from ?? scenario.world.firstMinute
    let end = to ?? hours.map { first + Int(($0 * 60).rounded()) } ?? scenario.horizonMinutes
    var incident = Incident(staging)
    incident.advance(to: max(0, min(end, World.lastMinute)))
    return RecordSource(
      try staging.deal(seed: seed, truth: truth).world,
      timeline: incident.timeline,
      window: MinuteRange(from: first, to: end)
    )
  }
}
