import ArgumentParser
import Drills
import Plotting
import Reports
import ScenarioModel
import Sessions
import Terminal

/// Lists the sessions played here.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "List your sessions, the newest first.",
    usage: "firedrill history [<options>]",
    discussion: """
      For example: firedrill history --topic agents --player Ada
      'firedrill label' names sessions, 'firedrill erase' deletes them. A session
      marked as known does not count in 'firedrill progress'.
      """
  )

  @OptionGroup var filter: SessionFilter

  @Flag(
    help: """
      Print JSON: [{id, scenario, topic, mode, state, label, note, known, parent, started, events, \
      score}].
      """
  )
  var json = false

  func run() throws {
    let environment = CommandEnvironment()
    let service = try environment.services.sessions()
    try service.recordMissingScores(environment.services.scorekeeper)
    let catalogue = environment.services.installed
    let all = try service.sessions()
    let listed = try filter.selection.applied(to: all, catalogue).map {
      ListedSession($0, catalogue)
    }
    try environment.write(listed, asJSON: json) { style in
      guard listed.isEmpty else { return style.figure(ListedSession.table(of: listed)) }
      return [
        all.isEmpty ? "No session yet; 'firedrill play' starts one." : "No session is like that."
      ]
    }
  }
}

/// Which sessions are meant, for lists and progress.
struct SessionFilter: ParsableArguments {
  @Option(help: "Only sessions of this scenario; the beginning of its name will do.")
  var scenario: String?

  @Option(
    help: "Only sessions of this topic: retrieval, agents, evaluation, production, foundations."
  )
  var topic: Topic?

  @Option(help: "Only sessions of this mode: drill, guided, open, interview, tabletop.")
  var mode: SessionMode?

  @Option(help: "Only sessions with this label, whatever its case.")
  var player: String?

  /// The sessions that the options ask for.
  var selection: SessionSelection {
    SessionSelection(scenario: scenario, topic: topic, mode: mode, label: player)
  }
}

extension Topic: ExpressibleByArgument {}
extension SessionMode: ExpressibleByArgument {}
