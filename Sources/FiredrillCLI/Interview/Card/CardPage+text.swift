import Plotting

extension CardPage {
  /// The page for a terminal.
  func lines(_ view: SessionView) -> [String] {
    sections.flatMap { section in
      ["", view.heading(section.title)]
        + section.blocks.flatMap { block -> [String] in
          switch block {
          case .paragraph(let text): view.paragraph(text)
          case .items(let items): items.flatMap { view.labelled($0) }
          case .table(let header, let rows): view.rows(header, rows)
          case .quote(let text): view.paragraph("'\(text)'", indent: 4)
          }
        }
    }
  }
}

extension SessionView {
  /// A label of any length with its text: beside it where both fit, else below it.
  fileprivate func labelled(_ item: CardPage.Item) -> [String] {
    let width = 26
    guard DisplayWidth.columns(of: item.label) <= width else {
      return paragraph(item.label) + paragraph(item.text, indent: 4)
    }
    return self.item(TextLayout.pad("  \(item.label)", to: width + 2), item.text)
  }

  /// Rows of a text and two figures.
  fileprivate func rows(_ header: [String], _ rows: [[String]]) -> [String] {
    ([header] + rows).enumerated().flatMap { index, cells -> [String] in
      let figures = cells.dropFirst().map { TextLayout.pad($0, to: 7, .right) }.joined()
      let lines = item("  \(figures) ", cells.first ?? "")
      return index == 0 ? lines.map { style.paint($0, .emphasis) } : lines
    }
  }
}
