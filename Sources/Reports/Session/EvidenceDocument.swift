package import Plotting
package import ScenarioModel
import Telemetry

/// A finding with everything shown for it: charts, tables, logs, documents and figures, in order.
package struct EvidenceDocument: Hashable, Sendable, Codable {
  package var action: String
  package var title: String
  package var panels: [EvidencePanel]
  /// The finding in one sentence with its figures.
  package var finding: String

  private enum CodingKeys: String, CodingKey { case action, title, panels, finding }

  package init(_ report: EvidenceReport, in scenario: Scenario) {
    action = report.action.rawValue
    title = scenario.title(of: report.action)
    panels = report.panels(in: scenario).map { EvidencePanel($0, in: scenario) }.withSharedPalette
    finding = report.sentence
  }

  /// The charts and tables, in order; documents, logs and lone figures are none.
  package var figures: [Figure] {
    panels.compactMap { panel in
      if case .figure(let figure) = panel.content { figure } else { nil }
    }
  }
}

extension [EvidencePanel] {
  /// The panels with one colour and mark for a series in all of their charts.
  ///
  /// A chart whose series would meet in one colour keeps its own.
  fileprivate var withSharedPalette: [EvidencePanel] {
    var looks: [String: Int] = [:]
    return map { panel in
      guard case .figure(.lineChart(var chart)) = panel.content else { return panel }
      for (number, series) in chart.series.enumerated() where looks[series.name] == nil {
        let taken = chart.series.compactMap { looks[$0.name] }
        looks[series.name] = taken.contains(number) ? (taken.max() ?? number) + 1 : number
      }
      let indices = chart.series.map { looks[$0.name] }
      guard Set(indices).count == indices.count else { return panel }
      for number in chart.series.indices { chart.series[number].paletteIndex = indices[number] }
      var panel = panel
      panel.content = .figure(figure: .lineChart(chart))
      return panel
    }
  }
}

/// One panel of evidence, with what it shows.
package struct EvidencePanel: Hashable, Sendable, Codable {
  /// The panel's title with the minutes shown, where they say something.
  package var title: String
  /// The minutes shown; absent where rows have no time, and for texts and lone figures.
  package var window: ClockSpan?
  package var content: Content

  private enum CodingKeys: String, CodingKey { case title, window, content }

  /// The things that a panel can show; each is coded under its name.
  package enum Content: Hashable, Sendable, Codable {
    /// A chart or a table; its title is its own.
    case figure(figure: Figure)
    case values(values: [LabelledValue])
    /// The last lines of a log, and how many there were.
    case log(lines: [String], total: Int)
    case document(title: String, text: String)
    case text(text: String)

    private enum CodingKeys: String, CodingKey { case figure, values, log, document, text }
  }

  /// A figure behind its label.
  package struct LabelledValue: Hashable, Sendable, Codable {
    package var label: String
    /// Absent where it could not be computed.
    package var value: Double?
    /// The value as it is read, with its unit.
    package var text: String

    private enum CodingKeys: String, CodingKey { case label, value, text }
  }
}

extension EvidenceReport {
  /// The panels as they are shown: without minutes where their rows have no time, as documents,
  /// evaluation items and checkpoints have none.
  fileprivate func panels(in scenario: Scenario) -> [ShownPanel] {
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

extension EvidencePanel {
  fileprivate init(_ panel: ShownPanel, in scenario: Scenario) {
    window = panel.shownMinutes.map { ClockSpan(from: $0.from, to: $0.to, in: scenario) }
    title = panel.title + (window.map { ", \($0.clock)" } ?? "")
    content =
      switch panel.content {
      case .lines(let query, let result):
        .figure(figure: .lineChart(of: result, to: query, over: panel.window, title: title))
      case .bars(let query, let result):
        .figure(figure: .bars(of: result, to: query, title: title))
      case .heatmap(let query, let result):
        .figure(figure: .heatmap(of: result, to: query, title: title))
      case .table(let query, let result):
        .figure(figure: .table(of: result, to: query, title: title))
      case .histogram(let field, let edges, let counts, let outside):
        .figure(
          figure: .histogram(
            Histogram(
              title: "\(title): \(field)\(outside == 0 ? "" : ", \(outside) outside the bins")",
              edges: edges,
              counts: counts,
              unit: .none
            )
          )
        )
      case .intervals(let intervals, let format):
        .figure(figure: .intervals(intervals, format, title: "\(title), 95 % intervals"))
      case .rows(let header, let rows, let total):
        .figure(
          figure: .table(
            DataTable(
              title: "\(title): the last \(rows.count) of \(total)",
              columns: header.map { DataTable.Column(name: $0) },
              rows: rows
            )
          )
        )
      case .figures(let figures):
        .values(
          values: figures.map { figure in
            LabelledValue(
              label: figure.label,
              value: figure.value.finite,
              text: FigureText.text(figure.value, as: figure.format)
            )
          }
        )
      case .log(let lines, let total): .log(lines: lines, total: total)
      case .artifact(let title, let text): .document(title: title, text: text)
      case .text(let text): .text(text: text)
      }
  }
}

extension ShownPanel {
  /// The minutes worth telling beside the title.
  fileprivate var shownMinutes: MinuteRange? {
    switch content {
    case .artifact, .text, .figures: nil
    case .lines, .bars, .heatmap, .table, .histogram, .intervals, .log, .rows:
      window.count > 0 ? window : nil
    }
  }
}
