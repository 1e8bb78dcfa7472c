import Telemetry
import Drills
import ArgumentParser
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
    if !yes {
      guard environment.terminal.canEditLines else {
        throw CommandFailure(
          "erasing cannot be undone; --yes says that it is meant",
          code: .usage
        )
      }
      guard try isMeant(summaries, environment) else {
        try OutputWriter.standardOutput.writeLine("Nothing was erased.")
        return
      }
    }
    try service.erase(summaries.map(\.id))
    environment.clearTypedLines()
    for summary in summaries {
      try OutputWriter.standardOutput.writeLine("Session \(summary.id) is erased.")
    }
  }

  private func isMeant(_ summaries: [SessionSummary], _ environment: CommandEnvironment) throws
    -> Bool
  {
    var console = TerminalConsole(environment, historyFile: nil)
    try console.show(
      summaries.map { summary in
        let label = summary.label.isEmpty ? "" : ", \(summary.label)"
        return "  \(summary.id)  \(summary.scenario), \(summary.state.rawValue),"
          + " \(summary.events) events\(label)"
      }
    )
    switch console.ask("Erase for good? (yes or no)> ", completing: { _ in [] }) {
    case .line(let line): return ["yes", "y"].contains(line.trimmed.lowercased())
    case .interrupted: throw CommandFailure("", code: .interrupted)
    case .endOfInput, .tooLong, .failed, .woken: return false
    }
  }
}
