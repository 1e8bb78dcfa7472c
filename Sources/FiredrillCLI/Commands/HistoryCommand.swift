import Reports
import Drills
import ArgumentParser
import CommandLanguage
import Plotting
import Progress
import ScenarioModel
import Scoring
import SessionStore
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
      'firedrill label' names sessions, 'firedrill erase' deletes them. A session marked as known
      does not count in 'firedrill progress'.
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
    let catalog = environment.services.catalog
    let service = try environment.services.sessions()
    try service.recordMissingScores(environment.services.scorekeeper)
    let catalogue = InstalledScenarios(catalog)
    let all = try service.sessions()
    let listed = try filter.applied(to: all, catalogue).map { ListedSession($0, catalogue) }
    let output = OutputWriter.standardOutput
    guard !json else {
      try output.writeLine(try JSONText.encode(listed))
      return
    }
    guard !listed.isEmpty else {
      try output.writeLine(
        all.isEmpty
          ? "No session yet; 'firedrill play' starts one." : "No session is like that."
      )
      return
    }
    try output.writeLines(
      TextRenderer.render(.table(Self.table(of: listed)), style: environment.style)
    )
  }

  /// Columns that would be empty are left out, and what belongs together shares one: with every
  /// column the table still fits into 80.
  private static func table(of listed: [ListedSession]) -> DataTable {
    let optional: [(name: String, cell: (ListedSession) -> String)] = [
      ("kind", { $0.kind }), ("label", { $0.labelAndNote }),
    ].filter { column in listed.contains { !column.cell($0).isEmpty } }
    return DataTable(
      title: "",
      columns: [
        DataTable.Column(name: "no.", alignment: .right), DataTable.Column(name: "started"),
        DataTable.Column(name: "scenario"), DataTable.Column(name: "result", alignment: .right),
      ] + optional.map { DataTable.Column(name: $0.name) },
      rows: listed.map { session in
        [
          "\(session.id)", String(session.started.prefix(10)),
          session.scenario,
          session.score.map { NumberText.fixed($0, decimals: 1) } ?? session.state,
        ] + optional.map { $0.cell(session) }
      }
    )
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

  @Option(help: "Only sessions of this mode: drill, guided, open or interview.")
  var mode: SessionMode?

  @Option(help: "Only sessions with this label, whatever its case.")
  var player: String?

  /// The sessions that pass, in their order.
  func applied(
    to sessions: [SessionSummary],
    _ catalogue: InstalledScenarios
  ) throws(CommandFailure) -> [SessionSummary] {
    let name = try picked(among: sessions, catalogue)
    return sessions.filter { session in
      (name == nil || session.scenario == name)
        && (topic == nil || catalogue.scenario(session.scenario)?.topic == topic)
        && (mode == nil || session.mode == mode?.rawValue)
        && (player == nil || session.label.lowercased() == player?.lowercased())
    }
  }

  /// Whether anything is asked for.
  var isGiven: Bool { scenario != nil || topic != nil || mode != nil || player != nil }

  /// The scenarios that pass and can be drilled.
  func drillable(
    _ sessions: [SessionSummary],
    _ catalogue: InstalledScenarios
  ) throws(CommandFailure) -> [DrillableScenario] {
    let name = try picked(among: sessions, catalogue)
    return catalogue.drillable.filter { scenario in
      (name == nil || scenario.id == name) && (topic == nil || scenario.topic == topic?.rawValue)
    }
  }

  private func picked(
    among sessions: [SessionSummary],
    _ catalogue: InstalledScenarios
  ) throws(CommandFailure) -> String? {
    guard let scenario else { return nil }
    let names = Set(sessions.map(\.scenario) + catalogue.scenarios.map(\.id.rawValue)).sorted()
    let picker = Picker(
      choices: names.map { Picker.Choice(number: $0, name: $0) },
      kind: "scenario"
    )
    do {
      return names[try picker.pick(scenario)]
    } catch {
      throw CommandFailure("\(error)", code: .usage)
    }
  }
}

extension Topic: ExpressibleByArgument {}
extension SessionMode: ExpressibleByArgument {}

/// A session as `history --json` gives it.
private struct ListedSession: Encodable {
  var id: Int
  var scenario: String
  var topic: String?
  var mode: String
  var state: String
  var label: String
  var note: String
  var known: String?
  var parent: SessionLineage?
  var started: String
  var events: Int
  var score: Double?

  init(_ summary: SessionSummary, _ catalogue: InstalledScenarios) {
    id = summary.id.rawValue
    scenario = summary.scenario
    topic = catalogue.scenario(summary.scenario)?.topic.rawValue
    mode = summary.mode
    state = summary.state.rawValue
    label = summary.label
    note = summary.annotation
    known = summary.known?.rawValue
    parent = summary.lineage
    started = summary.createdAt
    events = summary.events
    score = summary.score.map { Scorecard.rounded($0.total) }
  }

  /// The mode, unless it is a drill, and the reason why the session does not count.
  ///
  /// If both are the same word, it appears once.
  var kind: String {
    let mode = mode == SessionMode.drill.rawValue ? "" : mode
    return [mode, knownWords == mode ? "" : knownWords].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  var labelAndNote: String {
    [label, note].filter { !$0.isEmpty }.joined(separator: ": ")
  }

  /// The reason why the session does not count, in a few words; empty if it counts.
  var knownWords: String {
    // The parent of an imported branch is a session of another store.
    guard let parent, known == KnownReason.branch.rawValue else { return known ?? "" }
    return "branch of \(parent.session)"
  }
}
