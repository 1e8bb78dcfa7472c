import Drills
import ArgumentParser
import Foundation
import Proving
import ScenarioModel
import Sessions
import Statecharts
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

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case mermaid, dot, scxml
  }

  @Argument(
    help: "The folder of a scenario, or the name of an installed one.",
    completion: NameCompletion.scenarios
  )
  var scenario: String

  @Option(help: "How to write it: mermaid, dot or scxml.")
  var format = Format.mermaid

  @Option(help: "Mark the way of a session: its number, or a replay file. Not with scxml.")
  var path: String?

  func validate() throws {
    guard path == nil || format != .scxml else {
      throw ValidationError("--path marks the way in a picture; SCXML has no place for it")
    }
  }

  func run() throws {
    let environment = CommandEnvironment()
    let catalog = environment.services.catalog
    let loaded = try catalog.load(folder: try catalog.folder(named: scenario)).scenario
    let session = try path.map { try environment.services.session(named: $0) }
    if let session, session.scenario.id != loaded.id {
      throw CommandFailure(
        "\(path ?? "") was played on '\(session.scenario.id)', not on '\(loaded.id)'",
        code: .usage
      )
    }
    let picture = ChartPicture(
      session?.scenario.chart ?? loaded.chart,
      trace: session.map { ChartTrace($0) }
    )
    let text =
      switch format {
      case .mermaid: picture.mermaid
      case .dot: picture.dot
      case .scxml: SCXMLWriter.text(of: loaded.chart)
      }
    try OutputWriter.standardOutput.write(text)
  }
}
