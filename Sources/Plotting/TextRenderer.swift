/// Writes figures as lines of text for a terminal.
///
/// Series are told apart by marks and dashes first and by colour second, so a figure reads the
/// same without colour. Values arrive in full precision and are rounded here, three significant
/// digits or more.
package enum TextRenderer {
  /// The lines of a figure, none wider than the style's width, without blanks at their ends.
  package static func render(_ figure: Figure, style: TextStyle) -> [String] {
    var lines = heading(of: figure, style: style)
    if figure.isEmpty {
      lines.append(style.paint(Figure.emptyNote, .faint))
    } else {
      switch style.form {
      case .drawn: lines += body(of: figure, style: style)
      case .spoken: lines += SpokenFigure(figure: figure, style: style).lines()
      }
    }
    return lines.map { trimmed(TextLayout.truncate($0, to: style.width, glyphs: style.glyphs)) }
  }

  private static func body(of figure: Figure, style: TextStyle) -> [String] {
    switch figure {
    case .lineChart(let chart): LineChartText(chart, style: style).lines()
    case .bars(let chart): BarChartText(chart, style: style).lines()
    case .histogram(let histogram): HistogramText(histogram, style: style).lines()
    case .heatmap(let heatmap): HeatmapText(heatmap, style: style).lines()
    case .intervals(let plot): IntervalPlotText(plot, style: style).lines()
    case .waterfall(let waterfall): WaterfallText(waterfall: waterfall, style: style).lines()
    case .table(let table): DataTableText(table, style: style).lines()
    }
  }

  private static func heading(of figure: Figure, style: TextStyle) -> [String] {
    let title = style.plain(figure.title)
    guard !title.isEmpty else { return [] }
    return TextLayout.wrap(title + style.plain(unitSuffix(of: figure)), width: style.width).map {
      style.paint($0, .emphasis)
    }
  }

  private static func unitSuffix(of figure: Figure) -> String {
    let unit: FigureUnit =
      switch figure {
      case .lineChart(let chart): chart.unit
      case .bars(let chart): chart.unit
      case .histogram(let histogram): histogram.unit
      case .heatmap(let heatmap): heatmap.unit
      case .intervals(let plot): plot.unit
      case .waterfall, .table: .none
      }
    return unit.symbol.isEmpty ? "" : " (\(unit.symbol))"
  }

  private static func trimmed(_ line: String) -> String {
    guard line.hasSuffix(" ") else { return line }
    return String(line.reversed().drop { $0 == " " }.reversed())
  }
}

/// The characters that draw figures, in Unicode and in ASCII.
struct Glyphs {
  let vertical: String
  let tick: String
  let corner: String
  let horizontal: String
  let tickBelow: String
  let mark: Character
  let level: Character
  let whiskerLow: String
  let whiskerHigh: String
  let whisker: String
  let dot: String
  let missing: String
  /// Heat from least to most.
  let shades: [String]
  /// The marks of the points of the first, second, … series.
  let seriesMarks: [Character]

  init(_ set: GlyphSet) {
    switch set {
    case .unicode:
      (vertical, tick, corner, horizontal, tickBelow) = ("│", "┤", "└", "─", "┬")
      (mark, level) = ("┊", "╌")
      (whiskerLow, whiskerHigh, whisker, dot, missing) = ("├", "┤", "─", "●", "–")
      shades = ["·", "░", "▒", "▓", "█"]
      seriesMarks = ["●", "▲", "■", "◆", "✚", "○", "△", "□", "◇", "✕"]
    case .ascii:
      (vertical, tick, corner, horizontal, tickBelow) = ("|", "+", "+", "-", "+")
      (mark, level) = (":", "-")
      (whiskerLow, whiskerHigh, whisker, dot, missing) = ("|", "|", "-", "o", "-")
      shades = [".", ":", "+", "%", "@"]
      seriesMarks = ["*", "o", "x", "#", "@", "%", "&", "$", "w", "v"]
    }
  }

  func seriesMark(_ number: Int) -> Character {
    seriesMarks[Palette.wrapped(number, seriesMarks.count)]
  }
}

extension TextStyle {
  /// Items set one after another, a new line where the next one does not fit.
  func flow(_ items: [String], indent: Int, gap: Int = 3) -> [String] {
    var lines: [String] = []
    var line = ""
    for item in items {
      let room = width - indent - DisplayWidth.columns(of: line)
      if line.isEmpty {
        line = item
      } else if DisplayWidth.columns(of: item) + gap <= room {
        line += TextLayout.blanks(gap) + item
      } else {
        lines.append(TextLayout.blanks(indent) + line)
        line = item
      }
    }
    return line.isEmpty ? lines : lines + [TextLayout.blanks(indent) + line]
  }

  /// A bar of a length in eighths of a column.
  func bar(eighths: Int) -> String {
    let eighths = max(0, eighths)
    switch glyphs {
    case .unicode:
      let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
      return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    case .ascii:
      return String(repeating: "#", count: (eighths + 4) / 8)
    }
  }
}
