import Drills
import ArgumentParser
import Sessions
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
    let summary = try service.abandon(SessionID(rawValue: session))
    try OutputWriter.standardOutput.writeLine(
      "Session \(summary.id) is abandoned; 'firedrill debrief \(summary.id)' tells what was true."
    )
  }
}
