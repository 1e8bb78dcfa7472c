import Plotting
import ScenarioModel
import Sessions
import Telemetry

extension SessionView {
  /// A finding with everything shown for it.
  func evidence(_ report: EvidenceReport, in session: Session) -> [String] {
    var lines: [String] = []
    for panel in report.panels {
      lines += content(of: panel, in: session) + [""]
    }
    return lines + item(style.paint("Finding:", .emphasis), report.sentence)
  }

  private func content(of panel: ShownPanel, in session: Session) -> [String] {
    let title = "\(panel.title)\(windowNote(panel, in: session.scenario))"
    switch panel.content {
    case .lines(let query, let result):
      return render(lineChart(title, query, result, panel.window))
    case .bars(let query, let result): return render(bars(title, query, result))
    case .heatmap(let query, let result): return render(heatmap(title, query, result))
    case .table(let query, let result): return render(table(title, query, result))
    case .histogram(let field, let edges, let counts, let outside):
      let note = outside == 0 ? "" : ", \(outside) outside the bins"
      return render(
        .histogram(
          Histogram(
            title: "\(title): \(field)\(note)",
            edges: edges,
            counts: counts,
            unit: .none
          )
        )
      )
    case .intervals(let intervals, let format):
      return render(
        .intervals(
          IntervalPlot(
            title: "\(title), 95 % intervals",
            rows: intervals.map {
              IntervalPlot.Row(
                label: $0.label,
                estimate: $0.estimate,
                low: $0.low,
                high: $0.high,
                n: $0.count
              )
            },
            unit: format.unit
          )
        )
      )
    case .figures(let figures): return figureLines(title, figures)
    case .log(let lines, let total):
      let heading = "\(title): the last \(lines.count) of \(total) lines"
      return TextLayout.wrap(heading, width: style.width).map { style.paint($0, .emphasis) }
        + lines.flatMap { TextLayout.wrap($0, width: style.width - 2).map { "  \($0)" } }
    case .rows(let header, let rows, let total):
      return render(
        .table(
          DataTable(
            title: "\(title): the last \(rows.count) of \(total)",
            columns: header.map { DataTable.Column(name: $0) },
            rows: rows
          )
        )
      )
    case .artifact(let name, let text):
      return TextLayout.box(
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
          TextLayout.wrap(String($0), width: min(style.width, 100) - 4)
        },
        title: name,
        width: min(style.width, 100),
        glyphs: style.glyphs
      )
    case .text(let text): return paragraph(text)
    }
  }

  private func windowNote(_ panel: ShownPanel, in scenario: Scenario) -> String {
    switch panel.content {
    case .artifact, .text, .figures: ""
    default:
      panel.window.count > 0
        ? ", \(time(panel.window.from, in: scenario))–\(time(panel.window.to, in: scenario))" : ""
    }
  }

  private func render(_ figure: Figure) -> [String] { TextRenderer.render(figure, style: style) }
}
