/// Writes figures as SVG 1.1, complete documents without script, style sheet or outside reference.
///
/// As in text, dashes and marks tell series apart before colour does.
package enum SVGRenderer {
  /// One figure as a document that ends with a line end.
  ///
  /// - Parameters:
  ///   - figure: What is shown.
  ///   - width: Pixels across, at least 320; the height follows from the figure.
  /// - Returns: The text of the document, in UTF-8 when written.
  package static func render(_ figure: Figure, width: Int = 720) -> String {
    render([figure], title: figure.title, width: width)
  }

  /// Figures below one another as one document that ends with a line end.
  ///
  /// - Parameters:
  ///   - figures: What is shown, from the top.
  ///   - title: What the whole document is about.
  ///   - width: Pixels across, at least 320; the height follows from the figures.
  /// - Returns: The text of the document, in UTF-8 when written.
  package static func render(_ figures: [Figure], title: String, width: Int = 720) -> String {
    var page = SVGPage(width: Double(max(320, width)))
    for (index, figure) in figures.enumerated() {
      if index > 0 { page.cursor += 24 }
      page.heading(figure)
      if figure.isEmpty {
        page.text(Figure.emptyNote, x: 16, y: page.cursor + 14, colour: SVGPage.faint)
        page.cursor += 24
      } else {
        draw(figure, on: &page)
      }
    }
    return page.document(title: title)
  }

  private static func draw(_ figure: Figure, on page: inout SVGPage) {
    switch figure {
    case .lineChart(let chart): page.draw(chart)
    case .bars(let chart): page.draw(chart)
    case .histogram(let histogram): page.draw(histogram)
    case .heatmap(let heatmap): page.draw(heatmap)
    case .intervals(let plot): page.draw(plot)
    case .waterfall(let waterfall): page.draw(waterfall)
    case .table(let table): page.draw(table)
    }
  }
}

/// Elements that pile up from the top of a page to its bottom.
struct SVGPage {
  /// The position of text at its point.
  enum Anchor: String {
    case start, middle, end
  }

  static let ink = "#1A1A1A"
  static let faint = "#6B6B6B"
  static let grid = "#D9D9D9"

  let width: Double
  /// Pixels used so far, from the top.
  var cursor = 16.0
  private var elements: [String] = []

  init(width: Double) {
    self.width = width
  }

  mutating func heading(_ figure: Figure) {
    guard !figure.title.isEmpty else { return }
    elements.append(
      "<text x=\"16\" y=\"\(SVGPage.number(cursor + 12))\" font-size=\"15\" font-weight=\"600\""
        + " fill=\"\(SVGPage.ink)\">\(Markup.escaped(figure.title))</text>"
    )
    cursor += 28
  }

  mutating func text(
    _ text: String,
    x: Double,
    y: Double,
    anchor: Anchor = .start,
    colour: String = SVGPage.ink
  ) {
    guard !text.isEmpty else { return }
    elements.append(
      "<text x=\"\(SVGPage.number(x))\" y=\"\(SVGPage.number(y))\""
        + " text-anchor=\"\(anchor.rawValue)\" fill=\"\(colour)\">\(Markup.escaped(text))</text>"
    )
  }

  mutating func line(
    from start: (x: Double, y: Double),
    to end: (x: Double, y: Double),
    colour: String,
    thickness: Double = 1,
    dashes: String = ""
  ) {
    path([[start, end]], colour: colour, thickness: thickness, dashes: dashes)
  }

  /// Open runs of points, each drawn as one stroke.
  mutating func path(
    _ runs: [[(x: Double, y: Double)]],
    colour: String,
    thickness: Double,
    dashes: String
  ) {
    let steps = runs.map { run in
      run.enumerated().map { index, point in
        (index == 0 ? "M" : "L") + SVGPage.number(point.x) + " " + SVGPage.number(point.y)
      }.joined(separator: " ")
    }
    let dashing = dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\""
    elements.append(
      "<path d=\"\(steps.joined(separator: " "))\" fill=\"none\" stroke=\"\(colour)\""
        + " stroke-width=\"\(SVGPage.number(thickness))\"\(dashing)/>"
    )
  }

  mutating func rectangle(
    x: Double,
    y: Double,
    width: Double,
    height: Double,
    colour: String
  ) {
    elements.append(
      "<rect x=\"\(SVGPage.number(x))\" y=\"\(SVGPage.number(y))\""
        + " width=\"\(SVGPage.number(max(0, width)))\""
        + " height=\"\(SVGPage.number(max(0, height)))\" fill=\"\(colour)\"/>"
    )
  }

  /// The mark of a series around a point: circle, triangle, square or diamond in turn.
  mutating func mark(_ series: Int, x: Double, y: Double, colour: String) {
    let size = 3.5
    let corners: [(Double, Double)]
    switch Palette.wrapped(series, 4) {
    case 0:
      elements.append(
        "<circle cx=\"\(SVGPage.number(x))\" cy=\"\(SVGPage.number(y))\""
          + " r=\"\(SVGPage.number(size))\" fill=\"\(colour)\"/>"
      )
      return
    case 1: corners = [(0, -size - 1), (size + 1, size), (-size - 1, size)]
    case 2: corners = [(-size, -size), (size, -size), (size, size), (-size, size)]
    default: corners = [(0, -size - 1), (size + 1, 0), (0, size + 1), (-size - 1, 0)]
    }
    let points = corners.map { SVGPage.number(x + $0.0) + "," + SVGPage.number(y + $0.1) }
    elements.append("<polygon points=\"\(points.joined(separator: " "))\" fill=\"\(colour)\"/>")
  }

  func document(title: String) -> String {
    let (width, height) = (SVGPage.number(width), SVGPage.number(cursor + 16))
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img" font-family="system-ui, sans-serif" font-size="12">
      <title>\(Markup.escaped(title))</title>
      <rect width="\(width)" height="\(height)" fill="#FFFFFF"/>
      \(elements.joined(separator: "\n"))
      </svg>

      """
  }

  /// The colour of a series.
  static func colour(_ series: Int) -> String {
    Palette.seriesHex[Palette.wrapped(series, Palette.seriesHex.count)]
  }

  /// The dashes of a series; the first one is solid.
  static func dashes(_ series: Int) -> String {
    ["", "6 3", "2 3", "9 3 2 3"][Palette.wrapped(series, 4)]
  }

  /// About how wide a text is in the page's font.
  ///
  /// Unit: px.
  static func textWidth(_ text: String) -> Double {
    Double(DisplayWidth.columns(of: text)) * 6.8
  }

  /// Labels cut to a number of pixels.
  static func cut(_ labels: [String], to pixels: Double) -> [String] {
    TextLayout.cut(labels, to: max(1, Int(pixels / textWidth("n"))))
  }

  /// A coordinate in tenths of a pixel.
  static func number(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e9 else { return "0" }
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
