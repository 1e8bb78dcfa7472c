import Plotting

extension CardPage {
  /// The page in Markdown; what people wrote cannot be taken for its signs.
  var markdown: String {
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
    text.split(whereSeparator: \.isNewline).joined(separator: " ").map { character in
      "\\`*_{}[]<>#|".contains(character) ? "\\\(character)" : String(character)
    }.joined()
  }

  /// The page as HTML that needs nothing from anywhere else.
  var html: String {
    let body = sections.map { section in
      "<h2>\(Markup.escaped(section.title))</h2>\n"
        + section.blocks.map(Self.element).joined(separator: "\n")
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(Markup.escaped(title))</title>
      <style>\(Self.style)</style>
      </head>
      <body>
      <h1>\(Markup.escaped(title))</h1>
      \(body.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private static func element(_ block: Block) -> String {
    switch block {
    case .paragraph(let text): "<p>\(Markup.escaped(text))</p>"
    case .quote(let text): "<blockquote>\(Markup.escaped(text))</blockquote>"
    case .items(let items):
      "<dl>"
        + items.map {
          "<dt>\(Markup.escaped($0.label))</dt><dd>\(Markup.escaped($0.text))</dd>"
        }.joined() + "</dl>"
    case .table(let header, let rows):
      "<table><tr>" + header.map { "<th>\(Markup.escaped($0))</th>" }.joined() + "</tr>"
        + rows.map { row in
          "<tr>" + row.map { "<td>\(Markup.escaped($0))</td>" }.joined() + "</tr>"
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
