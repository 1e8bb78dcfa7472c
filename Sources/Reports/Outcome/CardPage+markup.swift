import Plotting
extension CardPage {
  /// The page in Markdown; what people wrote cannot be taken for its signs.
  package var markdown: String {
    var lines = ["# \(Self.plain(title))"]
    for section in sections {
      lines += ["", "## \(Self.plain(section.title))"]
      for block in section.blocks {
        lines.append("")
        switch block {
        case .paragraph(let text): lines.append(Self.plain(text))
        case .items(let items):
          lines += items.map { "- **\(Self.plain($0.label))** \(Self.plain($0.text))" }
        case .table(let header, let rows):
          lines.append(Self.row(header))
          lines.append(Self.row(header.indices.map { $0 == 0 ? "---" : "---:" }))
          lines += rows.map { Self.row($0.map(Self.plain)) }
        case .quote(let text): lines.append("> \(Self.plain(text))")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

  /// A text with Markdown's own signs escaped, on one line.
  private static func plain(_ text: String) -> String {
    TextLayout.plain(text).map { character in
      "\\`*_{}[]<>#|".contains(character) ? "\\\(character)" : String(character)
    }.joined()
  }

  /// The page as HTML that needs nothing from anywhere else.
  package var html: String {
    HTMLPage(
      title: title,
      style: Self.style,
      body: [HTMLPage.element("h1", title)]
        + sections.map { section in
          HTMLPage.element("h2", section.title) + "\n"
            + section.blocks.map(Self.element).joined(separator: "\n")
        }
    ).text
  }

  private static func element(_ block: Block) -> String {
    switch block {
    case .paragraph(let text): HTMLPage.element("p", text)
    case .quote(let text): HTMLPage.element("blockquote", text)
    case .items(let items):
      "<dl>"
        + items.map {
          HTMLPage.element("dt", $0.label) + HTMLPage.element("dd", $0.text)
        }.joined() + "</dl>"
    case .table(let header, let rows):
      "<table><tr>" + header.map { HTMLPage.element("th", $0) }.joined() + "</tr>"
        + rows.map { row in
          "<tr>" + row.map { HTMLPage.element("td", $0) }.joined() + "</tr>"
        }.joined() + "</table>"
    }
  }

  private static let style = """
    body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
    h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2rem}dt{font-weight:600}dd{margin:0 0 .5rem 1.5rem}
    blockquote{margin:.5rem 1.5rem;color:#333;font-style:italic}
    table{border-collapse:collapse;margin:.5rem 0}td,th{padding:.15rem .6rem;text-align:left;vertical-align:top}
    td+td,th+th{text-align:right;white-space:nowrap}
    """
}
