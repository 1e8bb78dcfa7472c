/// A card of a fixed size to print or to share as a picture: large figures, and rows with bars.
package struct SummaryCard: Hashable, Sendable {
  /// The words over the title, such as the name of the program.
  package var kicker: String
  package var title: String
  /// Up to four; more are not drawn.
  package var counts: [Count]
  /// The first `mostRows` are drawn; of the others their number.
  package var rows: [Row]
  /// Lines at the foot; the first three are drawn.
  package var notes: [String]

  /// A large figure above the words that say what it is.
  package struct Count: Hashable, Sendable {
    package var value: String
    package var label: String

    package init(value: String, label: String) {
      self.value = value
      self.label = label
    }
  }

  /// A line with a bar.
  package struct Row: Hashable, Sendable {
    package var label: String
    package var value: String
    /// The length of the bar; range: 0 to 1.
    package var share: Double

    package init(label: String, value: String, share: Double) {
      self.label = label
      self.value = value
      self.share = share
    }
  }

  package init(
    kicker: String,
    title: String,
    counts: [Count],
    rows: [Row],
    notes: [String]
  ) {
    self.kicker = kicker
    self.title = title
    self.counts = counts
    self.rows = rows
    self.notes = notes
  }

  /// The size that sites show a shared picture in without cutting it.
  ///
  /// Unit: px. Source: the Open Graph protocol's usual ratio of 1.91 to 1.
  package static let size = (width: 1200, height: 630)

  /// The rows that fit between the large figures and the foot.
  package static let mostRows = 5

  /// The card as SVG 1.1: a complete document that ends with a line end.
  package var svg: String {
    let (width, height) = Self.size
    var elements = [
      Self.rectangle(x: 0, y: 0, width: Double(width), height: Double(height), "#FFFFFF"),
      Self.rectangle(x: 0, y: 0, width: 16, height: Double(height), Self.accent),
      Self.text(kicker, x: 64, y: 84, size: 22, weight: 700, Self.accent),
      Self.text(Self.fitted(title, size: 48, width: 1072), x: 64, y: 148, size: 48, weight: 700),
    ]
    for (index, count) in counts.prefix(4).enumerated() {
      let x = 64 + Double(index) * 268
      elements += [
        Self.text(
          Self.fitted(count.value, size: 44, width: 256),
          x: x,
          y: 230,
          size: 44,
          weight: 700
        ),
        Self.text(
          Self.fitted(count.label, size: 20, width: 256),
          x: x,
          y: 262,
          size: 20,
          SVGPage.faint
        ),
      ]
    }
    for (index, row) in rows.prefix(Self.mostRows).enumerated() {
      elements += Self.drawn(row, y: 326 + Double(index) * 38)
    }
    if rows.count > Self.mostRows {
      let rest = "and \(rows.count - Self.mostRows) more"
      elements.append(Self.text(rest, x: 64, y: 516, size: 20, SVGPage.faint))
    }
    for (index, note) in notes.prefix(3).enumerated() {
      let text = Self.fitted(note, size: 17, width: 1072)
      elements.append(Self.text(text, x: 64, y: 552 + Double(index) * 26, size: 17, SVGPage.faint))
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img" font-family="system-ui, 'DejaVu Sans', sans-serif">
      <title>\(Markup.escaped(title))</title>
      \(elements.joined(separator: "\n"))
      </svg>

      """
  }

  private static let accent = "#A3221B"

  private static func drawn(_ row: Row, y: Double) -> [String] {
    let (left, length) = (852.0, 220.0)
    let share = row.share.isFinite ? min(1, max(0, row.share)) : 0
    return [
      text(fitted(row.label, size: 18, width: 776), x: 64, y: y, size: 18),
      rectangle(x: left, y: y - 16, width: length, height: 18, SVGPage.grid),
      rectangle(x: left, y: y - 16, width: length * share, height: 18, SVGPage.colour(0)),
      text(fitted(row.value, size: 18, width: 60), x: 1136, y: y, size: 18, anchor: .end),
    ]
  }

  /// The text cut to what fits about into a width in pixels.
  private static func fitted(_ text: String, size: Double, width: Double) -> String {
    // A column takes about as much of its size in the usual fonts of systems.
    TextLayout.truncate(TextLayout.plain(text), to: Int(width / (size * 0.58)))
  }

  private static func rectangle(
    x: Double,
    y: Double,
    width: Double,
    height: Double,
    _ colour: String
  ) -> String {
    "<rect x=\"\(SVGPage.number(x))\" y=\"\(SVGPage.number(y))\" width=\"\(SVGPage.number(width))\""
      + " height=\"\(SVGPage.number(height))\" fill=\"\(colour)\"/>"
  }

  private static func text(
    _ text: String,
    x: Double,
    y: Double,
    size: Double,
    weight: Int = 400,
    _ colour: String = SVGPage.ink,
    anchor: SVGPage.Anchor = .start
  ) -> String {
    "<text x=\"\(SVGPage.number(x))\" y=\"\(SVGPage.number(y))\" font-size=\"\(SVGPage.number(size))\""
      + " font-weight=\"\(weight)\" text-anchor=\"\(anchor.rawValue)\""
      + " fill=\"\(colour)\">\(Markup.escaped(text))</text>"
  }
}
