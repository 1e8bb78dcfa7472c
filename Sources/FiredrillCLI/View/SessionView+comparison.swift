import Plotting
import Scoring
import Sessions
import Telemetry

extension SessionView {
  /// The scores of a session by two rubrics, side by side.
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
    return TextRenderer.render(.table(table), style: style)
  }

  private func tenths(_ value: Double) -> String { Digits.fixed(value, decimals: 1) }
}
