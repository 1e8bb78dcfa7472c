import ArgumentParser
import Drills
import Terminal
import TerminalSessions

/// Shows one piece of a session's evidence again, or writes its charts to a file.
struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Show one piece of a session's evidence again, as text or as SVG.",
    discussion: """
      For example: firedrill evidence 12 9
                   firedrill evidence Replays/canary-expert.jsonl 4 --svg pools.svg
      Documents and logs have no charts; an SVG holds charts and tables alone.
      """
  )

  @Argument(
    help: "The number of a session, or a replay file.",
    completion: NameCompletion.sessionsAndReplays
  )
  var session: String

  @Argument(help: "The number of the event, as 'timeline' and 'replay' give it.")
  var event: Int

  @Option(help: "Write the charts and tables to this file. An existing file is not touched.")
  var svg: String?

  func run() throws {
    let environment = CommandEnvironment()
    let session = try environment.services.session(named: session)
    guard let svg else {
      return try environment.screen.show(
        try environment.view.evidence(ofEvent: event, in: session)
      )
    }
    let drawing = try environment.view.drawing(ofEvent: event, in: session)
    try NewFile.write(Array(drawing.utf8), to: svg)
    try OutputWriter.standardError.writeLine("wrote \(svg)")
  }
}
