package import Plotting
package import Scoring

/// A session's score by the current rubric beside the one that an older rubric sealed, as
/// `score --json` gives it.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct RescoredSession: Encodable {
  /// The number of the session or the name of the replay file.
  package var session: String
  package var scenario: String
  /// The score that an older rubric sealed; the new one where none did.
  package var old: ScoreDocument
  /// The score by the current rubric.
  package var new: ScoreDocument
  package var judge: JudgeOpinion.Document?

  private enum CodingKeys: String, CodingKey { case session, scenario, old, new, judge }

  package init(
    name: String,
    scenario: String,
    old: Scorecard,
    new: Scorecard,
    opinion: JudgeOpinion?
  ) {
    session = name
    self.scenario = scenario
    self.old = ScoreDocument(old)
    self.new = ScoreDocument(new)
    judge = opinion?.document
  }

  /// Writes both scores side by side, criterion by criterion.
  package func lines(_ style: TextStyle, _ names: CommandNames) -> [String] {
    let cards = old.rubric == new.rubric ? [new] : [old, new]
    var rows = Criterion.allCases.map(\.rawValue).compactMap { criterion -> [String]? in
      let cells = cards.map { $0.share(of: criterion) }
      guard cells.contains(where: { $0 != nil }) else { return nil }
      return [criterion] + cells.map { $0 ?? "" }
    }
    rows.append(["score"] + cards.map { $0.total.tenths + ($0.cap == nil ? "" : ", capped") })
    rows.append(["band"] + cards.map(\.band))
    let table = DataTable(
      title: "Session \(session), \(scenario)",
      columns: [DataTable.Column(name: "criterion")]
        + cards.map { DataTable.Column(name: "rubric \($0.rubric)", alignment: .right) },
      rows: rows
    )
    return style.figure(.table(table)) + old.sealedLines(style, names)
  }
}
