import Plotting
import ScenarioModel
import Sessions
import Telemetry

extension SessionView {
  /// A finding with everything shown for it.
  func evidence(_ report: EvidenceReport, in session: Session) -> [String] {
    var lines: [String] = []
    for panel in report.panels(in: session.scenario) {
      lines += content(of: panel, in: session) + [""]
    }
    return lines + item(style.paint("Finding:", .emphasis), report.sentence)
  }

  /// The charts and tables that an event showed, as one SVG document.
  func drawing(of entry: SessionEntry, in session: Session) throws(StagingError) -> String {
    let figures = try figures(of: entry, in: session)
    let title = session.scenario.summary(of: entry.event)
    return SVGRenderer.render(figures, title: title)
  }

  /// The charts and tables that an event showed, in order.
  private func figures(
    of entry: SessionEntry,
    in session: Session
  ) throws(StagingError) -> [Figure] {
    switch entry.event {
    case .looked, .cited, .interview:
      guard let look = session.looks.first(where: { $0.entry.number == entry.number }),
        let report = try session.evidence(of: look)
      else { return [] }
      return report.panels(in: session.scenario).compactMap { figure(of: $0, in: session) }
    case .sliced(let words, _, _):
      let parser = SliceParser(world: session.scenario.world, clock: entry.start)
      guard let query = try? parser.parse(words) else { return [] }
      return [figure(of: try session.scene.answer(query, sight: .telemetry), to: query)]
    case .queried(let query, _):
      return [table(try answer(to: query, entry, of: session), title: "")]
    case .believed, .noted, .mitigated, .updated, .waited, .hinted, .declared, .abandoned:
      return []
    }
  }

  private func content(of panel: ShownPanel, in session: Session) -> [String] {
    if let figure = figure(of: panel, in: session) { return render(figure) }
    let title = "\(panel.title)\(windowNote(panel, in: session.scenario))"
    switch panel.content {
    case .figures(let figures): return figureLines(title, figures)
    case .log(let lines, let total):
      let heading = "\(title): the last \(lines.count) of \(total) lines"
      return TextLayout.wrap(heading, width: style.width).map { style.paint($0, .emphasis) }
        + lines.flatMap { TextLayout.wrap($0, width: style.width - 2).map { "  \($0)" } }
    case .artifact(let name, let text):
      return document(text, title: name)
    case .text(let text): return paragraph(text)
    case .lines, .bars, .heatmap, .table, .histogram, .intervals, .rows: return []
    }
  }

  /// The figure of a panel that is a chart or a table; documents, logs and lone figures are none.
  private func figure(of panel: ShownPanel, in session: Session) -> Figure? {
    let title = "\(panel.title)\(windowNote(panel, in: session.scenario))"
    switch panel.content {
    case .lines(let query, let result): return lineChart(title, query, result, panel.window)
    case .bars(let query, let result): return bars(title, query, result)
    case .heatmap(let query, let result): return heatmap(title, query, result)
    case .table(let query, let result): return table(title, query, result)
    case .histogram(let field, let edges, let counts, let outside):
      let note = outside == 0 ? "" : ", \(outside) outside the bins"
      return .histogram(
        Histogram(
          title: "\(title): \(field)\(note)",
          edges: edges,
          counts: counts,
          unit: .none
        )
      )
    case .intervals(let intervals, let format):
      return .intervals(
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
    case .rows(let header, let rows, let total):
      return .table(
        DataTable(
          title: "\(title): the last \(rows.count) of \(total)",
          columns: header.map { DataTable.Column(name: $0) },
          rows: rows
        )
      )
    case .figures, .log, .artifact, .text: return nil
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

  /// A document in a frame, or between its name and a word at its end.
  private func document(_ text: String, title: String) -> [String] {
    let width = min(style.width, 100)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      TextLayout.wrap(style.spelled(String($0)), width: width - 4)
    }
    return switch style.form {
    case .drawn: TextLayout.box(lines, title: title, width: width, glyphs: style.glyphs)
    case .spoken: ["Document: \(title)"] + lines + ["End of \(title)."]
    }
  }

  private func render(_ figure: Figure) -> [String] { TextRenderer.render(figure, style: style) }
}
