import ArgumentParser
import Drills
import Terminal

/// Ends an open session without a verdict.
struct AbandonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "abandon",
    abstract: "End an open session without a verdict; it is not scored.",
    discussion: """
      For example: firedrill abandon 12
      Afterwards 'firedrill debrief 12' tells what was true, and 'firedrill export
      12' writes a file.
      """
  )

  @Argument(help: "The number of the session.")
  var session: Int

  func run() throws {
    let service = try CommandEnvironment().services.sessions()
    let id = try service.session(session)
    try service.abandon(id)
    try OutputWriter.standardOutput.writeLine(
      "Session \(id) is abandoned; 'firedrill debrief \(id)' tells what was true."
    )
  }
}
