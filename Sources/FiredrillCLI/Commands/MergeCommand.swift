import Arena
import ArgumentParser
import Drills
import Reports
import Terminal

/// Puts the parts of divided work together.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put the parts of a simulation, calibration or arena together.",
    discussion: """
      For example: firedrill simulate canary --shard 1/2 --out one.jsonl
                   firedrill simulate canary --shard 2/2 --out two.jsonl
                   firedrill merge one.jsonl two.jsonl
      The result is the one that a single machine gives, to the byte, whatever the
      number of parts and the order of the files. Parts that are missing or there
      twice are named.
      """
  )

  @Argument(help: "The files of all parts, in any order.", completion: .file())
  var files: [String]

  @Option(help: "The file of a merged calibration or of the results of a merged arena.")
  var out: String?

  @Flag(help: "Write a merged calibration into its scenario's folder, to be shipped with it.")
  var ship = false

  @Flag(help: "Print JSON, as the command that was divided does.")
  var json = false

  func run() throws {
    let environment = CommandEnvironment()
    if let first = files.first, (try? ArenaFile.read(first)) != nil {
      guard let out else {
        throw ValidationError("--out names the file of the merged results of an arena")
      }
      let header = try ArenaFile.merge(files, to: out)
      return try OutputWriter.standardOutput.writeLine(
        "\(out): \(header.sessions) sessions of \(header.agent)"
      )
    }
    switch try environment.services.authoring.merge(files, isShipped: ship, to: out) {
    case .simulation(let report):
      guard out == nil, !ship else {
        throw ValidationError("--out and --ship are for calibrations and arenas")
      }
      try environment.write(SimulationDocument([report]), asJSON: json) { report.lines($0) }
    case .calibration(let report):
      try environment.write([report], asJSON: json) { _ in report.lines(isSimulated: false) }
    }
  }
}

extension Shard: ExpressibleByArgument {
  /// Reads `K/N`.
  public init?(argument: String) { self.init(argument) }
}
