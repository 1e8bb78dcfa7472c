import Reports

/// A scorecard as part of a page; the style sheet prints it on paper, too.
struct CardView {
  let card: CardPage

  var html: HTML {
    "<article class=\"scorecard\">\(card.sections.html(section))</article>"
  }

  private func section(_ section: CardPage.Section) -> HTML {
    "<section><h2>\(section.title)</h2>\(section.blocks.html(block))</section>"
  }

  private func block(_ block: CardPage.Block) -> HTML {
    switch block {
    case .paragraph(let text): "<p>\(text)</p>"
    case .quote(let text): "<blockquote class=\"said\">\(text)</blockquote>"
    case .items(let items):
      """
      <dl class="items">\(items.html { item in
        "<div><dt>\(item.label)</dt><dd>\(item.text)</dd></div>"
      })</dl>
      """
    case .table(let header, let rows):
      """
      <div class="scroll" tabindex="0" role="region" aria-label="\(header.first ?? "Points")"><table>
      <thead><tr>\(cells(header) { index, text in
        "<th scope=\"col\"\(" class=\"n\"", if: index > 0)>\(text)</th>"
      })</tr></thead>
      <tbody>\(rows.html { row in
        "<tr>\(cells(row) { "<td\(" class=\"n\"", if: $0 > 0)>\($1)</td>" })</tr>"
      })</tbody></table></div>
      """
    }
  }

  private func cells(_ texts: [String], _ cell: (Int, String) -> HTML) -> [HTML] {
    texts.enumerated().map { cell($0.offset, $0.element) }
  }
}
