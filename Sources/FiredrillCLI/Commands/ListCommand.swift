import ArgumentParser
import Drills
import Plotting
import Reports
import Terminal
import TerminalSessions

/// Lists the scenarios there are.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the scenarios.",
    discussion: "For example: firedrill list --json"
  )

  @Flag(
    help:
      "Print JSON: [{id, title, topic, difficulty, levels, version, hypotheses, actions, folder}]."
  )
  var json = false

  func run() throws {
    let environment = CommandEnvironment()
    let summaries = environment.services.summaries
    var listed: [ListedScenario] = []
    var failure: CommandFailure?
    for folder in try environment.services.catalog.folders() {
      do {
        listed.append(try summaries.summary(folder: folder))
      } catch {
        let missing = CommandFailure(error)
        failure = missing
        try OutputWriter.standardError.writeLine("firedrill: \(missing.message)")
      }
    }
    try show(listed, environment)
    if let failure { throw CommandFailure("", code: failure.code) }
  }

  private func show(_ listed: [ListedScenario], _ environment: CommandEnvironment) throws {
    try environment.write(listed, asJSON: json) { style in
      let table = style.figure(ListedScenario.table(of: listed))
      guard let first = listed.first, environment.screen.capabilities.isOutputTerminal else {
        return table
      }
      return table + ["", "firedrill play \(first.id) starts one."]
    }
  }
}
