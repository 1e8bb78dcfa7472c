import ArgumentParser
import Drills
import Reports
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
    let imported = try service.keep(replay, label: label)
    try environment.write(imported, asJSON: json) { _ in
      let score = imported.score.map { ", score \($0)" } ?? ""
      return [
        "Session \(imported.session): \(imported.scenario), \(imported.events) events, each"
          + " checked\(score).",
        "'firedrill replay \(imported.session)' steps through it.",
      ]
    }
  }
}
