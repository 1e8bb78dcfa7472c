extension SVGPage {
  mutating func draw(_ heatmap: Heatmap) {
    let rows = SVGPage.cut(heatmap.rows, to: width / 3)
    let left = 24 + min(width / 3, rows.map(SVGPage.textWidth).max() ?? 0)
    let cell = (width - 16 - left) / Double(max(1, heatmap.columns.count))
    let range = PlotScale.range(of: heatmap.shownValues.map(heatmap.unit.reading)) ?? 0...0
    let texts = heatmap.unit.texts(heatmap.values, missing: "–")
    drawColumnNames(of: heatmap, left: left, cell: cell)
    for row in heatmap.rows.indices {
      text(rows[row], x: left - 8, y: cursor + 16, anchor: .end)
      for column in heatmap.columns.indices {
        let index = row * heatmap.columns.count + column
        let x = left + Double(column) * cell
        let reading = heatmap.value(row: row, column: column).map(heatmap.unit.reading)
        let colour = drawCell(reading, range: range, x: x, width: cell)
        let count = heatmap.countText(row: row, column: column).map { "  \($0)" } ?? ""
        let shown = [texts[index] + count, texts[index]].first { SVGPage.textWidth($0) < cell }
        if let shown {
          text(shown, x: x + cell / 2, y: cursor + 16, anchor: .middle, colour: colour)
        }
      }
      cursor += 24
    }
    drawHeatLegend(unit: heatmap.unit, range: range, left: left)
  }

  /// Fills one cell and tells the colour that is read upon it.
  private mutating func drawCell(
    _ reading: Double?,
    range: ClosedRange<Double>,
    x: Double,
    width: Double
  ) -> String {
    guard let reading else { return SVGPage.faint }
    let span = range.upperBound - range.lowerBound
    let step = Palette.heatStep(span > 0 ? (reading - range.lowerBound) / span : 0.5)
    rectangle(
      x: x,
      y: cursor,
      width: max(0.5, width - 1),
      height: 23,
      colour: Palette.heatHex[step]
    )
    return step < 3 ? "#FFFFFF" : SVGPage.ink
  }

  private mutating func drawColumnNames(of heatmap: Heatmap, left: Double, cell: Double) {
    let widest = heatmap.columns.map(SVGPage.textWidth).max() ?? 0
    let stride = max(1, Int((widest / max(1, cell)).rounded(.up)))
    for (column, name) in heatmap.columns.enumerated() where column % stride == 0 {
      let x = left + (Double(column) + 0.5) * cell
      text(name, x: x, y: cursor + 10, anchor: .middle, colour: SVGPage.faint)
    }
    cursor += 16
  }

  private mutating func drawHeatLegend(
    unit: FigureUnit,
    range: ClosedRange<Double>,
    left: Double
  ) {
    guard range.lowerBound < range.upperBound else { return }
    let step = (range.upperBound - range.lowerBound) / 5
    let bounds = Palette.heatHex.indices.map { range.lowerBound + step * Double($0) }
    let decimals = NumberText.sharedDecimals(of: bounds)
    let labels = bounds.map { "from " + NumberText.fixed($0, decimals: decimals) }
    let widest = labels.map(SVGPage.textWidth).max() ?? 0
    // A narrow drawing has room for a few beside one another.
    let columns = min(5, max(1, Int((width - 16 - left) / (widest + 25))))
    let place = (width - 16 - left) / Double(columns)
    cursor += 8
    let top = cursor
    for (index, label) in labels.enumerated() {
      if index > 0, index % columns == 0 { cursor += 18 }
      let x = left + Double(index % columns) * place
      rectangle(x: x, y: cursor, width: 12, height: 12, colour: Palette.heatHex[index])
      text(label, x: x + 17, y: cursor + 10, colour: SVGPage.faint)
    }
    text(unit.symbol, x: 16, y: top + 10, colour: SVGPage.faint)
    cursor += 16
  }

  mutating func draw(_ table: DataTable) {
    let heads = table.columns.map { column in
      column.unit.symbol.isEmpty ? column.name : "\(column.name) (\(column.unit.symbol))"
    }
    let cells = table.rows.map { row in
      table.columns.indices.map { $0 < row.count ? row[$0] : "" }
    }
    let natural = heads.indices.map { column in
      ([heads] + cells).map { SVGPage.textWidth($0[column]) }.max() ?? 0
    }
    let room = width - 32 - 16 * Double(max(0, heads.count - 1))
    let scale = min(1, room / max(1, natural.reduce(0, +)))
    let widths = natural.map { max(40, $0 * scale) }
    drawTableRow(heads, of: table, widths: widths)
    line(from: (16, cursor), to: (width - 16, cursor), colour: SVGPage.faint)
    cursor += 4
    for row in cells { drawTableRow(row, of: table, widths: widths) }
  }

  private mutating func drawTableRow(_ cells: [String], of table: DataTable, widths: [Double]) {
    let wrapped = zip(cells, widths).map { cell, width in
      TextLayout.wrap(TextLayout.plain(cell), width: max(1, Int((width / 6.8).rounded())))
    }
    let top = cursor
    var x = 16.0
    for (column, lines) in wrapped.enumerated() {
      for (index, line) in lines.enumerated() {
        let y = top + 14 + Double(index) * 16
        switch table.columns[column].alignment {
        case .left: text(line, x: x, y: y)
        case .right: text(line, x: x + widths[column], y: y, anchor: .end)
        case .centre: text(line, x: x + widths[column] / 2, y: y, anchor: .middle)
        }
      }
      x += widths[column] + 16
    }
    cursor = top + 4 + 16 * Double(wrapped.map(\.count).max() ?? 0)
  }
}
