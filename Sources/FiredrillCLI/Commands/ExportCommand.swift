import ArgumentParser
import SessionStore
import Terminal

/// Writes a session that is over to a replay file.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a finished session to a replay file.",
    discussion: "For example: firedrill export 12 --out canary.jsonl"
  )

  @Argument(help: "The number of the session.")
  var session: Int

  @Option(help: "The file to write; standard output if left out. An existing file is not touched.")
  var out: String?

  func run() throws {
    let surroundings = Surroundings()
    let shelf = try SessionShelf.open(surroundings)
    let bytes = try shelf.replayFile(
      of: SessionID(rawValue: session),
      library: ScenarioLibrary(surroundings),
      desk: ScoreDesk(surroundings)
    )
    guard let out else {
      try OutputWriter.standardOutput.write(String(decoding: bytes, as: UTF8.self))
      return
    }
    try NewFile.write(bytes, to: out)
    try OutputWriter.standardError.writeLine("wrote \(out)")
  }
}
