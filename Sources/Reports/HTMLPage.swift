import Plotting

/// A page of HTML that needs nothing from anywhere else: the frame around a body.
///
/// Its content security policy lets a browser load nothing and run nothing.
struct HTMLPage {
  var title: String
  /// The rules of its style sheet.
  var style: String
  /// The elements of its body, escaped, a line or more each.
  var body: [String]

  /// The text of the page, in UTF-8 when written.
  var text: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(Markup.escaped(title))</title>
    <style>\(style)</style>
    </head>
    <body>
    \(body.joined(separator: "\n"))
    </body>
    </html>

    """
  }

  /// An element with a text, which is escaped.
  static func element(_ name: String, _ text: String, class named: String? = nil) -> String {
    let attribute = named.map { " class=\"\($0)\"" } ?? ""
    return "<\(name)\(attribute)>\(Markup.escaped(text))</\(name)>"
  }

  /// A figure: a table as elements, anything else as a drawing.
  static func figure(_ figure: Figure) -> String {
    guard case .table(let table) = figure else { return drawing(figure) }
    func row(_ cells: [String], _ name: String) -> String {
      let elements = zip(cells, table.columns).map { cell, column in
        element(name, cell, class: column.alignment == .right ? "n" : nil)
      }
      return "<tr>\(elements.joined())</tr>"
    }
    return element("h2", table.title) + "<table>" + row(table.columns.map(\.name), "th")
      + table.rows.map { row($0, "td") }.joined() + "</table>"
  }

  /// A drawing without its XML declaration, as it stands within HTML.
  static func drawing(_ figure: Figure) -> String {
    let document = SVGRenderer.render(figure)
    return document.firstRange(of: "<svg").map { String(document[$0.lowerBound...]) } ?? ""
  }
}
