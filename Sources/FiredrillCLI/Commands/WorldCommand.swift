import ArgumentParser
import Drills
import Terminal

/// Writes the telemetry of a world whose truth is known: for authors.
struct WorldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "world",
    abstract: "Write the telemetry of a world with a truth you choose; it gives the truth away.",
    usage: "firedrill world <scenario> --seed <seed> --truth <truth> [<options>]",
    discussion: """
      For example: firedrill world canary --truth bad-pool --format sqlite --out a.db
                   firedrill world canary --truth chance --format otlp --out b
      Nobody acts in it. It reaches from the first minute to the horizon unless told
      otherwise.
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
    let services = CommandEnvironment().services
    let world = try services.authoring.world(
      folder: try services.catalog.folder(named: scenario),
      difficulty: level.difficulty,
      seed: seed,
      truth: truth
    )
    let errors = OutputWriter.standardError
    try errors.writeLine("This gives away what is true in this world: \(world.truth).")
    let files = try world.telemetry(
      from: from,
      to: to,
      hours: hours,
      as: format,
      isForced: force
    )
    try files.write(to: out)
    try errors.writeLine("wrote \(out): minutes \(files.minutes.from) to \(files.minutes.to)")
  }
}
