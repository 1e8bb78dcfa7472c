import ArgumentParser
import Drills
import Reports
import Terminal
import TerminalSessions

/// Shows authors what evidence looks like under each hypothesis.
struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "For authors, reveals: what evidence shows under each hypothesis.",
    usage: "firedrill preview <scenario> [<options>]",
    discussion: """
      For example: firedrill preview canary
                   firedrill preview canary --action pools --samples 200
                   firedrill preview canary --truth bad-pool --seed 3
      """
  )

  @Argument(
    help: "The folder of a scenario, or the name of an installed one.",
    completion: NameCompletion.scenarios
  )
  var scenario: String

  @OptionGroup var level: DifficultyOption

  @Option(help: "Show a world of this hypothesis as a player would see it.")
  var truth: String?

  @Option(help: "The seed of that world.")
  var seed: UInt64 = 1

  @Option(help: "Only these actions; may be repeated.")
  var action: [String] = []

  @Option(help: "Worlds of each hypothesis, 1 to 10000.")
  var samples = 60

  @Flag(help: "Every time band and mitigation state, not only the first minutes.")
  var everywhere = false

  @Flag(help: "Print JSON: {scenario, samples, hypotheses, looks: [{action, findings, gain, …}]}.")
  var json = false

  func validate() throws {
    guard (1...10_000).contains(samples) else {
      throw ValidationError("--samples must be between 1 and 10000, not \(samples)")
    }
    guard truth == nil || (!json && !everywhere) else {
      throw ValidationError("--truth shows one world as text; leave --json and --everywhere out")
    }
  }

  func run() throws {
    let environment = CommandEnvironment()
    let (catalog, authoring) = (environment.services.catalog, environment.services.authoring)
    let loaded = try catalog.load(
      folder: try catalog.folder(named: scenario),
      difficulty: level.difficulty
    )
    if let truth {
      let world = try authoring.previewedWorld(loaded, truth: truth, seed: seed, actions: action)
      let lines = try environment.view.preview(of: world, seed: seed)
      return try OutputWriter.standardOutput.writeLines(Self.warning + lines)
    }
    let report = try authoring.preview(
      loaded,
      actions: action,
      samples: samples,
      isEverywhere: everywhere
    )
    try environment.write(report, asJSON: json) { Self.warning + report.lines($0) }
  }

  private static let warning = ["This reveals what players have to find out.", ""]
}
