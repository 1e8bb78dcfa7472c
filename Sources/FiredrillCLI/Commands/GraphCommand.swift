import ArgumentParser
import Drills
import Foundation
import Terminal

/// Draws a scenario's chart as text for other programs.
struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Draw a scenario's chart: Mermaid, DOT or SCXML.",
    discussion: """
      For example: firedrill graph canary --format dot | dot -Tsvg > chart.svg
                   firedrill graph canary --path Replays/canary-expert.jsonl
      It shows how the incident goes on, which players find out by themselves.
      """
  )

  @Argument(
    help: "The folder of a scenario, or the name of an installed one.",
    completion: NameCompletion.scenarios
  )
  var scenario: String

  @Option(help: "How to write it: mermaid, dot or scxml.")
  var format = ChartFormat.mermaid

  @Option(help: "Mark the way of a session: its number, or a replay file. Not with scxml.")
  var path: String?

  func validate() throws {
    guard path == nil || format != .scxml else {
      throw ValidationError("--path marks the way in a picture; SCXML has no place for it")
    }
  }

  func run() throws {
    let services = CommandEnvironment().services
    let folder = try services.catalog.folder(named: scenario)
    let session = try path.map { try services.session(named: $0) }
    let text: String
    do {
      text = try services.authoring.chart(folder: folder, as: format, marking: session)
    } catch {
      throw failure(error)
    }
    try OutputWriter.standardOutput.write(text)
  }

  private func failure(_ error: DrillError) -> CommandFailure {
    switch error {
    case .otherScenario(let played, let asked):
      CommandFailure("\(path ?? "") was played on '\(played)', not on '\(asked)'", code: .usage)
    default: CommandFailure(error)
    }
  }
}

extension ChartFormat: ExpressibleByArgument {}
