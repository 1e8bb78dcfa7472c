import Plotting
import Reports

extension SessionView {
  /// A finding with everything shown for it.
  func evidence(_ evidence: EvidenceDocument) -> [String] {
    evidence.panels.flatMap { content(of: $0) + [""] }
      + item(style.paint("Finding:", .emphasis), evidence.finding)
  }

  private func content(of panel: EvidencePanel) -> [String] {
    switch panel.content {
    case .figure(let figure): return self.figure(figure)
    case .values(let values): return valueLines(panel.title, values)
    case .log(let lines, let total):
      let heading = "\(panel.title): the last \(lines.count) of \(total) lines"
      return TextLayout.wrap(heading, width: style.width).map { style.paint($0, .emphasis) }
        + lines.flatMap {
          TextLayout.wrapRecord($0, width: style.width - 2).map { "  \($0)" }
        }
    case .document(let title, let text): return document(text, title: title)
    case .text(let text): return paragraph(text)
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

  /// Figures behind their labels, one below another.
  private func valueLines(_ title: String, _ figures: [EvidencePanel.LabelledValue]) -> [String] {
    if style.form == .spoken {
      return [title] + figures.flatMap { item("\($0.label):", $0.text) }
    }
    let values = figures.map { DisplayWidth.columns(of: $0.text) }.max() ?? 0
    let room = min(style.width, 100) - values - 4
    let labels = min(room, figures.map { DisplayWidth.columns(of: $0.label) }.max() ?? 0)
    return [style.paint(title, .emphasis)]
      + figures.flatMap { figure in
        let lines = TextLayout.wrap(figure.label, width: max(10, labels))
        return lines.enumerated().map { index, line in
          let isLast = index == lines.count - 1
          return "  "
            + (isLast
              ? TextLayout.pad(line, to: labels) + "  "
                + TextLayout.pad(figure.text, to: values, .right)
              : line)
        }
      }
  }
}
