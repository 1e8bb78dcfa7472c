import Scoring
import Reports
import Drills
import ArgumentParser
import Sessions
import Terminal

/// Brings a replay file into the store.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Keep a replay file as a session, after checking every event of it.",
    discussion: """
      For example: firedrill import canary.jsonl --label Ada
                   gunzip < canary.jsonl.gz | firedrill import -
      A file written with 'export --bundle' brings its scenario along and needs none
      installed. An imported session does not count in 'firedrill progress'.
      """
  )

  @Argument(help: "A replay file; - is standard input.")
  var file: String

  @Option(help: "A label for the session, such as who played.")
  var label = ""

  @Flag(help: "Print JSON: {session, scenario, state, events, score}.")
  var json = false

  func run() throws {
    let environment = CommandEnvironment()
    let reader = environment.services.replays
    let replay = try reader.verified(file)
    let service = try environment.services.sessions()
    let id = try service.add(replay, label: label)
    let summary = try service.summary(of: id)
    let imported = ImportedSession(
      session: id.rawValue,
      scenario: summary.scenario,
      state: summary.state.rawValue,
      events: summary.events,
      score: replay.card?.score
    )
    let output = OutputWriter.standardOutput
    guard !json else {
      try output.writeLine(try JSONText.encode(imported))
      return
    }
    let score = replay.card.map { ", score \($0.score)" } ?? ""
    try output.writeLine(
      "Session \(id): \(summary.scenario), \(summary.events) events, each checked\(score)."
    )
    try output.writeLine("'firedrill replay \(id)' steps through it.")
  }
}
