import ScenarioModel
import Telemetry

extension EvidenceReport {
  /// The panels as they are shown: without minutes where their rows have no time, as documents,
  /// evaluation items and checkpoints have none.
  func panels(in scenario: Scenario) -> [ShownPanel] {
    guard let action = scenario.action(action) else { return panels }
    return zip(action.evidence.panels, panels).map { panel, shown in
      guard let table = panel.content.table.flatMap({ scenario.world.table($0) }),
        case .fixed = table.rows
      else { return shown }
      var shown = shown
      shown.window = MinuteRange(from: 0, to: 0)
      return shown
    }
  }
}

extension PanelContent {
  /// The table whose rows are shown, if there is one.
  fileprivate var table: TableName? {
    switch self {
    case .lines(let query), .bars(let query), .heatmap(let query), .table(let query):
      query.slice.table
    case .histogram(let slice, _, _), .log(let slice, _), .rows(let slice, _, _): slice.table
    case .intervals(let comparison, _): comparison.right.table
    case .figures, .artifact, .text: nil
    }
  }
}
