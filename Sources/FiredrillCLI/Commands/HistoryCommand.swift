import ArgumentParser
import Plotting
import Scoring
import SessionStore
import Terminal

/// Lists the sessions played here.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "List your sessions, the newest first.",
    discussion: "For example: firedrill history --json"
  )

  @Flag(help: "Print JSON: [{id, scenario, mode, state, label, started, events, score}].")
  var json = false

  func run() throws {
    let surroundings = Surroundings()
    let shelf = try SessionShelf.open(surroundings)
    try shelf.recordMissingScores(
      library: ScenarioLibrary(surroundings),
      desk: ScoreDesk(surroundings)
    )
    let listed = try shelf.sessions().map(ListedSession.init)
    let output = OutputWriter.standardOutput
    guard !json else {
      try output.writeLine(try JSONText.encode(listed))
      return
    }
    guard !listed.isEmpty else {
      try output.writeLine("No session yet; 'firedrill play' starts one.")
      return
    }
    let isLabelled = listed.contains { !$0.label.isEmpty }
    let table = DataTable(
      title: "",
      columns: [
        DataTable.Column(name: "session", alignment: .right), DataTable.Column(name: "started"),
        DataTable.Column(name: "scenario"), DataTable.Column(name: "state"),
        DataTable.Column(name: "events", alignment: .right),
        DataTable.Column(name: "score", alignment: .right),
      ] + (isLabelled ? [DataTable.Column(name: "label")] : []),
      rows: listed.map {
        [
          "\($0.id)", String($0.started.prefix(16).replacing("T", with: " ")), $0.scenario,
          $0.state,
          "\($0.events)", $0.score.map { NumberText.fixed($0, decimals: 1) } ?? "",
        ] + (isLabelled ? [$0.label] : [])
      }
    )
    try output.writeLines(TextRenderer.render(.table(table), style: surroundings.style))
  }
}

/// A session as `history --json` gives it.
private struct ListedSession: Encodable {
  var id: Int
  var scenario: String
  var mode: String
  var state: String
  var label: String
  var started: String
  var events: Int
  var score: Double?

  init(_ summary: SessionSummary) {
    id = summary.id.rawValue
    scenario = summary.scenario
    mode = summary.mode
    state = summary.state.rawValue
    label = summary.label
    started = summary.createdAt
    events = summary.events
    score = summary.score.map { Scorecard.rounded($0.total) }
  }
}
