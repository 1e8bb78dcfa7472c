package import Plotting
package import Sessions

/// A session in a list, as `history --json` gives it.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct ListedSession: Hashable, Sendable, Encodable {
  package var id: Int
  package var scenario: String
  /// Absent where the scenario is not installed.
  package var topic: String?
  package var mode: String
  package var state: String
  /// The name that people gave it; empty where nobody did.
  package var label: String
  package var note: String
  /// The reason why its world may be known to the player, so that it does not count.
  package var known: String?
  package var parent: SessionLineage?
  package var started: String
  package var events: Int
  /// Range: 0 to 100, rounded half up to a tenth.
  package var score: Double?
  /// Whether it branched off another session here; not in the JSON.
  package var isBranch: Bool

  private enum CodingKeys: String, CodingKey {
    case id, scenario, topic, mode, state, label, note, known, parent, started, events, score
  }

  package init(
    id: Int,
    scenario: String,
    topic: String?,
    mode: String,
    state: String,
    label: String,
    note: String,
    known: String?,
    parent: SessionLineage?,
    started: String,
    events: Int,
    score: Double?,
    isBranch: Bool
  ) {
    self.id = id
    self.scenario = scenario
    self.topic = topic
    self.mode = mode
    self.state = state
    self.label = label
    self.note = note
    self.known = known
    self.parent = parent
    self.started = started
    self.events = events
    self.score = score
    self.isBranch = isBranch
  }

  /// A table of sessions, a row each.
  ///
  /// Columns that would be empty are left out, and what belongs together shares one: with every
  /// column the table still fits into 80.
  package static func table(of listed: [ListedSession]) -> Figure {
    let optional: [(name: String, cell: (ListedSession) -> String)] = [
      ("kind", { $0.kind }), ("label", { $0.labelAndNote }),
    ].filter { column in listed.contains { !column.cell($0).isEmpty } }
    return .table(
      DataTable(
        title: "",
        columns: [
          DataTable.Column(name: "no.", alignment: .right), DataTable.Column(name: "started"),
          DataTable.Column(name: "scenario"), DataTable.Column(name: "result", alignment: .right),
        ] + optional.map { DataTable.Column(name: $0.name) },
        rows: listed.map { session in
          [
            "\(session.id)", String(session.started.prefix(10)), session.scenario,
            session.score?.tenths ?? session.state,
          ] + optional.map { $0.cell(session) }
        }
      )
    )
  }

  /// The way it is played and the reason why it does not count, each once.
  private var kind: String {
    let mode = mode == SessionMode.drill.rawValue ? "" : mode
    return [mode, knownWords == mode ? "" : knownWords].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  private var labelAndNote: String {
    [label, note].filter { !$0.isEmpty }.joined(separator: ": ")
  }

  /// The reason why it does not count, in few words.
  private var knownWords: String {
    // The parent of an imported branch is a session of another store.
    guard isBranch, let parent else { return known ?? "" }
    return "branch of \(parent.session)"
  }
}
