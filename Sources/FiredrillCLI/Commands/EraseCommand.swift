import ArgumentParser
import Drills
import Sessions
import Terminal

/// Deletes sessions for good.
struct EraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Delete sessions with their events and scores, for good.",
    discussion: """
      For example: firedrill erase 12 14
      Asks first; --yes does not, and is needed where nobody can be asked.
      """
  )

  @Argument(help: "Numbers of sessions.")
  var sessions: [Int]

  @Flag(help: "Do not ask.")
  var yes = false

  func run() throws {
    let environment = CommandEnvironment()
    let service = try environment.services.sessions()
    let summaries = try sessions.map { try service.summary(of: SessionID(rawValue: $0)) }
    guard try yes || environment.isErasingMeant(of: summaries.map(Self.line)) else {
      return try OutputWriter.standardOutput.writeLine("Nothing was erased.")
    }
    try service.erase(summaries.map(\.id))
    environment.clearTypedLines()
    for summary in summaries {
      try environment.audit(.erased, summary.id)
      try OutputWriter.standardOutput.writeLine("Session \(summary.id) is erased.")
    }
  }

  private static func line(_ summary: SessionSummary) -> String {
    let label = summary.label.isEmpty ? "" : ", \(summary.label)"
    return "  \(summary.id)  \(summary.scenario), \(summary.state.rawValue),"
      + " \(summary.events) events\(label)"
  }
}
