import Reports
import Plotting
import Scoring
import Sessions
import Telemetry

extension SessionView {
  /// The score that an older rubric sealed beside the one by the current rubric.
  func comparison(_ session: RescoredSession) -> [String] {
    let cards =
      session.old.rubric == session.new.rubric ? [session.new] : [session.old, session.new]
    var rows = Criterion.allCases.compactMap { criterion -> [String]? in
      let cells = cards.map { card in
        card.criteria.first { $0.criterion == criterion }.map {
          "\(tenths($0.points)) of \(tenths($0.weight))"
        }
      }
      guard cells.contains(where: { $0 != nil }) else { return nil }
      return [criterion.rawValue] + cells.map { $0 ?? "" }
    }
    rows.append(["score"] + cards.map { tenths($0.score) + ($0.cap == nil ? "" : ", capped") })
    rows.append(["band"] + cards.map(\.band.rawValue))
    let table = DataTable(
      title: "Session \(session.name), \(session.session.header.scenario)",
      columns: [DataTable.Column(name: "criterion")]
        + cards.map { DataTable.Column(name: "rubric \($0.rubric)", alignment: .right) },
      rows: rows
    )
    return TextRenderer.render(.table(table), style: style) + sealedNote(session.old)
  }

  /// The note on a score that an older rubric sealed, as lines; empty for a score by the current one.
  func sealedNote(_ card: Scorecard) -> [String] { card.sealedNote.map { paragraph($0) } ?? [] }

  private func tenths(_ value: Double) -> String { Digits.fixed(value, decimals: 1) }
}

extension Scorecard {
  /// A sentence that says that an older rubric gave the score; `nil` for a score by the current one.
  var sealedNote: String? {
    guard sealedTotal != nil else { return nil }
    return "The score by rubric \(rubric) is shown as it was sealed and was not computed again;"
      + " 'firedrill score' scores the session by rubric \(Rubric.current.version)."
  }
}
