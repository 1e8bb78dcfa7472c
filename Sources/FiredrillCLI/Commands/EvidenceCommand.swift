import Drills
import ArgumentParser
import Sessions
import Terminal

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
    let shown = session.entries.filter { $0.event.showsEvidence }
    guard let entry = shown.first(where: { $0.number == event }) else {
      throw CommandFailure(
        "\(SessionError.notEvidence(event, seen: shown.map(\.number)))",
        code: .usage
      )
    }
    let view = SessionView(style: environment.style)
    guard let svg else {
      let lines = try view.entry(entry, of: session)
      try Page.show(lines, environment)
      return
    }
    let drawing = try view.drawing(of: entry, in: session)
    try NewFile.write(Array(drawing.utf8), to: svg)
    try OutputWriter.standardError.writeLine("wrote \(svg)")
  }
}
