/// A heatmap as text: a shade in every cell, and the value beside it where there is room.
///
/// Columns that do not fit side by side are shown in blocks one below another. If not even one
/// value a cell fits, columns are numbered and named below.
struct HeatmapText {
  private let heatmap: Heatmap
  private let style: TextStyle
  private let glyphs: Glyphs
  private let range: ClosedRange<Double>
  private let rowLabels: [String]
  private let columnLabels: [String]
  private let labelWidth: Int

  init(_ heatmap: Heatmap, style: TextStyle) {
    self.heatmap = heatmap
    self.style = style
    glyphs = Glyphs(style.glyphs)
    range = PlotScale.range(of: heatmap.shownValues.map(heatmap.unit.reading)) ?? 0...0
    let rows = heatmap.rows.map { style.plain($0) }
    columnLabels = heatmap.columns.map { style.plain($0) }
    labelWidth = min(BarChartText.widest(rows), max(6, style.width / 4))
    rowLabels = TextLayout.cut(rows, to: labelWidth, glyphs: style.glyphs)
  }

  func lines() -> [String] {
    let counted = texts(withCounts: true)
    let wide =
      labelWidth + heatmap.columns.count * ((counted.map(BarChartText.widest).max() ?? 1) + 4)
    let texts = wide <= style.width ? counted : texts(withCounts: false)
    let valueWidth = texts.map(BarChartText.widest).max() ?? 1
    let columns = heatmap.columns.count
    let room = style.width - labelWidth - 2
    let cellWidth = valueWidth + 2
    let fitting = max(1, (room + 2) / (cellWidth + 2))
    if fitting >= columns || columns <= 3 * fitting {
      let widest = BarChartText.widest(columnLabels)
      let across = min(columns, fitting)
      let spare = (room + 2) / max(1, across) - 2
      let width = max(cellWidth, min(widest, spare))
      let blocks = stride(from: 0, to: columns, by: across).flatMap { start in
        block(start..<min(columns, start + across), texts: texts, width: width)
      }
      return blocks + legend()
    }
    return compact(room: room) + legend()
  }

  private func value(row: Int, column: Int) -> Double? {
    heatmap.value(row: row, column: column).map(heatmap.unit.reading)
  }

  /// The values as text, a list a row, all with the same number of decimals, with the rows behind them
  /// where that is asked for and known.
  private func texts(withCounts isCounted: Bool) -> [[String]] {
    let width = heatmap.columns.count
    let texts = heatmap.unit.texts(heatmap.values, missing: glyphs.missing)
    return heatmap.rows.indices.map { row in
      let counts = heatmap.columns.indices.map { column in
        isCounted ? heatmap.countText(row: row, column: column) ?? "" : ""
      }
      let widest = BarChartText.widest(counts)
      return heatmap.columns.indices.map { column in
        let text = texts[row * width + column]
        return widest == 0 ? text : text + "  " + TextLayout.pad(counts[column], to: widest, .right)
      }
    }
  }

  private func heat(_ value: Double) -> Double {
    let width = range.upperBound - range.lowerBound
    return width > 0 ? (value - range.lowerBound) / width : 0.5
  }

  private func block(_ columns: Range<Int>, texts: [[String]], width: Int) -> [String] {
    let labels = TextLayout.cut(columnLabels, to: width, glyphs: style.glyphs)
    let heads = columns.map { TextLayout.pad(labels[$0], to: width, .right) }
    let rows = heatmap.rows.indices.map { row in
      let cells = columns.map { cell(row: row, column: $0, text: texts[row][$0], width: width) }
      return rowLabel(row) + "  " + cells.joined(separator: "  ")
    }
    return [TextLayout.blanks(labelWidth + 2) + heads.joined(separator: "  ")] + rows
  }

  private func rowLabel(_ row: Int) -> String {
    TextLayout.pad(rowLabels[row], to: labelWidth)
  }

  private func cell(row: Int, column: Int, text: String, width: Int) -> String {
    guard let value = value(row: row, column: column) else {
      return TextLayout.pad(text, to: width, .right)
    }
    let shade = glyphs.shades[Palette.heatStep(heat(value))]
    let shown = shade + " " + text
    let painted = style.paint(shown, .heat(heat(value)))
    return TextLayout.blanks(width - DisplayWidth.columns(of: shown)) + painted
  }

  /// Cells of one shade, two columns each where they fit, else one; columns are numbered.
  private func compact(room: Int) -> [String] {
    let count = heatmap.columns.count
    let size = count * 2 <= room ? 2 : 1
    let across = max(1, min(count, room / size))
    let blocks = stride(from: 0, to: count, by: across).flatMap { start -> [String] in
      let columns = start..<min(count, start + across)
      return [ruler(columns, size: size)]
        + heatmap.rows.indices.map { row in
          let cells = columns.map { column -> String in
            guard let value = value(row: row, column: column) else {
              return TextLayout.blanks(size)
            }
            let shade = glyphs.shades[Palette.heatStep(heat(value))]
            return style.paint(String(repeating: shade, count: size), .heat(heat(value)))
          }
          return rowLabel(row) + "  " + cells.joined()
        }
    }
    return blocks + names()
  }

  /// Numbers over every fifth column, counted from 1.
  private func ruler(_ columns: Range<Int>, size: Int) -> String {
    var line = ""
    for column in columns where column == columns.lowerBound || (column + 1) % 5 == 0 {
      let start = (column - columns.lowerBound) * size
      guard line.isEmpty || start > line.count else { continue }
      line += TextLayout.blanks(start - line.count) + String(column + 1)
    }
    return TextLayout.blanks(labelWidth + 2) + line
  }

  private func names() -> [String] {
    let items = columnLabels.enumerated().map { "\($0.offset + 1) \($0.element)" }
    return style.flow(items, indent: labelWidth + 2)
  }

  private func legend() -> [String] {
    guard range.lowerBound < range.upperBound else { return [] }
    let step = (range.upperBound - range.lowerBound) / 5
    let bounds = glyphs.shades.indices.map { range.lowerBound + step * Double($0) }
    let decimals = NumberText.sharedDecimals(of: bounds)
    let items = bounds.enumerated().map { index, bound in
      let shade = style.paint(glyphs.shades[index], .heat((Double(index) + 0.5) / 5))
      return shade + " from " + NumberText.fixed(bound, decimals: decimals)
    }
    return style.flow(items, indent: labelWidth + 2, gap: 2)
  }
}
