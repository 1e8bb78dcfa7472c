/// A table as text whose cells are never cut: they wrap, and where not even that fits, every row
/// is written as a list of names and cells.
struct DataTableText {
  private let table: DataTable
  private let style: TextStyle
  private let glyphs: Glyphs
  private let heads: [String]
  private let cells: [[String]]

  /// Columns under which wrapped words are hard to read.
  private static let leastTextColumns = 10
  private static let gap = 2

  init(_ table: DataTable, style: TextStyle) {
    self.table = table
    self.style = style
    glyphs = Glyphs(style.glyphs)
    heads = table.columns.map { column in
      let symbol = column.unit.symbol
      return style.plain(symbol.isEmpty ? column.name : "\(column.name) (\(symbol))")
    }
    cells = table.rows.map { row in
      table.columns.indices.map { $0 < row.count ? style.plain(row[$0]) : "" }
    }
  }

  func lines() -> [String] {
    guard let widths = fittedWidths() else { return records() }
    let rule = widths.map { String(repeating: glyphs.horizontal, count: $0) }
    let blank = TextLayout.blanks(DataTableText.gap)
    return row(heads, widths: widths, ink: .emphasis)
      + [style.paint(rule.joined(separator: blank), .faint)]
      + cells.flatMap { row($0, widths: widths, ink: .plain) }
  }

  /// A width for each column, if all of them fit; columns of text give way, widest first, and words
  /// are broken only where the columns do not fit otherwise.
  private func fittedWidths() -> [Int]? {
    fittedWidths { full, column in
      min(full, max(leastTextWidth(of: column), cells.map { longestWord($0[column]) }.max() ?? 0))
    }
      ?? fittedWidths { full, column in
        // Names of one word stay whole while there is prose that can give way.
        cells.contains { $0[column].contains(" ") } ? min(full, leastTextWidth(of: column)) : full
      }
      ?? fittedWidths { full, column in min(full, leastTextWidth(of: column)) }
  }

  private func fittedWidths(leastText: (_ full: Int, _ column: Int) -> Int) -> [Int]? {
    var widths = heads.indices.map { column in
      max(1, DisplayWidth.columns(of: heads[column]), BarChartText.widest(cells.map { $0[column] }))
    }
    // Figures are never broken, headings and text break at blanks.
    let least = heads.indices.map { column in
      switch table.columns[column].alignment {
      case .right, .centre:
        max(longestWord(heads[column]), BarChartText.widest(cells.map { $0[column] }), 1)
      case .left: leastText(widths[column], column)
      }
    }
    let room = style.width - DataTableText.gap * max(0, heads.count - 1)
    guard least.reduce(0, +) <= room else { return nil }
    while widths.reduce(0, +) > room {
      guard
        let widest = widths.indices.filter({ widths[$0] > least[$0] })
          .max(by: { widths[$0] < widths[$1] })
      else { return nil }
      widths[widest] -= 1
    }
    return widths
  }

  private func leastTextWidth(of column: Int) -> Int {
    max(longestWord(heads[column]), DataTableText.leastTextColumns)
  }

  private func longestWord(_ text: String) -> Int {
    text.split(separator: " ").map { DisplayWidth.columns(of: $0) }.max() ?? 0
  }

  private func row(_ texts: [String], widths: [Int], ink: Ink) -> [String] {
    let wrapped = zip(texts, widths).map { text, width in
      Self.isShort(text, width) ? [text] : TextLayout.wrap(text, width: width)
    }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { line in
      let parts = widths.indices.map { column in
        let text = line < wrapped[column].count ? wrapped[column][line] : ""
        let alignment = table.columns[column].alignment
        return style.paint(TextLayout.pad(text, to: widths[column], alignment), ink)
      }
      return parts.joined(separator: TextLayout.blanks(DataTableText.gap))
    }
  }

  /// Whether a text of plain letters stands on one line as it is.
  private static func isShort(_ text: String, _ width: Int) -> Bool {
    text.utf8.count <= width && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }

  private func records() -> [String] {
    cells.enumerated().flatMap { number, row in
      let rule = TextLayout.rule("\(number + 1)", width: style.width, glyphs: style.glyphs)
      let fields = zip(heads, row).flatMap { head, cell in
        TextLayout.wrap(head + ": " + cell, width: style.width, rest: "  ")
      }
      return [style.paint(rule, .faint)] + fields
    }
  }
}
