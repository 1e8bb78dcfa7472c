package import Plotting

extension CardPage {
  /// Writes the sections as lines of text, each below its heading.
  package func lines(_ style: TextStyle) -> [String] {
    sections.flatMap { section in
      ["", style.heading(section.title)]
        + section.blocks.flatMap { block -> [String] in
          switch block {
          case .paragraph(let text): style.paragraph(text)
          case .items(let items): items.flatMap { $0.lines(style) }
          case .table(let header, let rows): Self.rows(header, rows, style)
          case .quote(let text): style.paragraph("'\(text)'", indent: 4)
          }
        }
    }
  }

  /// Rows of a text and two figures.
  private static func rows(
    _ header: [String],
    _ rows: [[String]],
    _ style: TextStyle
  ) -> [String] {
    ([header] + rows).enumerated().flatMap { index, cells -> [String] in
      let figures = cells.dropFirst().map { TextLayout.pad($0, to: 7, .right) }.joined()
      let lines = style.item("  \(figures) ", cells.first ?? "")
      return index == 0 ? lines.map { style.paint($0, .emphasis) } : lines
    }
  }
}

extension CardPage.Item {
  /// A label of any length with its text: beside it where both fit, else below it.
  fileprivate func lines(_ style: TextStyle) -> [String] {
    let width = 26
    guard DisplayWidth.columns(of: label) <= width else {
      return style.paragraph(label) + style.paragraph(text, indent: 4)
    }
    return style.item(TextLayout.pad("  \(label)", to: width + 2), text)
  }
}
