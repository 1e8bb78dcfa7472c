/// Estimates with whiskers as text, on one common scale.
struct IntervalPlotText {
  private let plot: IntervalPlot
  private let style: TextStyle
  private let glyphs: Glyphs
  private let labels: [String]
  private let figures: [String]
  private let labelWidth: Int
  private let columns: Int
  /// Whether the figures have a line of their own, below the whisker.
  private let isStacked: Bool
  private let range: ClosedRange<Double>
  private let ticks: Ticks

  /// Columns under which a whisker can no longer be compared with another.
  private static let leastColumns = 20

  init(_ plot: IntervalPlot, style: TextStyle) {
    self.plot = plot
    self.style = style
    glyphs = Glyphs(style.glyphs)
    let names = plot.rows.map { style.plain($0.label) }
    figures = IntervalPlotText.figures(of: plot, missing: glyphs.missing)
    labelWidth = min(BarChartText.widest(names), max(8, style.width / 3))
    labels = TextLayout.cut(names, to: labelWidth, glyphs: style.glyphs)
    let beside = style.width - labelWidth - 4 - BarChartText.widest(figures)
    isStacked = beside < IntervalPlotText.leastColumns
    columns = max(4, isStacked ? style.width - labelWidth - 3 : beside)
    let values = plot.rows.flatMap { [$0.estimate, $0.low, $0.high] } + [plot.reference]
    let readings = values.compactMap(\.self).map(plot.unit.reading)
    let shown = PlotScale.range(of: readings) ?? 0...1
    range = shown.lowerBound == shown.upperBound ? PlotScale.axis(over: shown) : shown
    ticks = Ticks.inside(range, limit: max(3, columns / 9))
  }

  func lines() -> [String] {
    plot.rows.indices.flatMap(row) + [axisLine(), tickLabels()] + referenceNote()
  }

  private static func figures(of plot: IntervalPlot, missing: String) -> [String] {
    let counts = plot.rows.map { row in row.n.map { "n=" + NumberText.count($0) } ?? "" }
    let countWidth = BarChartText.widest(counts)
    let values = plot.unit.texts(
      plot.rows.flatMap { [$0.estimate, $0.low, $0.high] },
      missing: missing
    )
    let texts = plot.rows.indices.map { row in
      let (estimate, low, high) = (values[row * 3], values[row * 3 + 1], values[row * 3 + 2])
      let isBounded = isShown(plot.rows[row].low) && isShown(plot.rows[row].high)
      return isBounded ? "\(estimate) [\(low), \(high)]" : estimate
    }
    let width = BarChartText.widest(texts)
    return zip(texts, counts).map { text, count in
      countWidth == 0
        ? text
        : TextLayout.pad(text, to: width) + "  " + TextLayout.pad(count, to: countWidth, .right)
    }
  }

  private func row(_ index: Int) -> [String] {
    let label = TextLayout.pad(labels[index], to: labelWidth)
    let drawn = label + "  " + whisker(plot.rows[index], ink: .series(index))
    if isStacked { return [drawn, TextLayout.blanks(labelWidth + 2) + figures[index]] }
    return [drawn + "  " + figures[index]]
  }

  private func place(_ value: Double) -> Int {
    PlotScale(range, places: columns).place(plot.unit.reading(value))
  }

  private func whisker(_ row: IntervalPlot.Row, ink: Ink) -> String {
    var canvas = PlotCanvas(columns: columns, rows: 1)
    if let low = row.low, let high = row.high, low.isFinite, high.isFinite, low <= high {
      let line = Character(glyphs.whisker)
      for column in place(low)...place(high) {
        canvas.put(line, column: column, row: 0, ink: ink)
      }
      canvas.put(Character(glyphs.whiskerLow), column: place(low), row: 0, ink: ink)
      canvas.put(Character(glyphs.whiskerHigh), column: place(high), row: 0, ink: ink)
    }
    if let estimate = row.estimate, estimate.isFinite {
      canvas.put(Character(glyphs.dot), column: place(estimate), row: 0, ink: ink)
    }
    if let reference = plot.reference, reference.isFinite {
      canvas.putBehind(glyphs.mark, column: place(reference), row: 0, ink: .faint)
    }
    return canvas.line(0, style: style)
  }

  private func axisLine() -> String {
    let marked = Set(ticks.values.map { PlotScale(range, places: columns).place($0) })
    let line = (0..<columns).map { marked.contains($0) ? glyphs.tickBelow : glyphs.horizontal }
    return TextLayout.blanks(labelWidth + 2) + style.paint(line.joined(), .faint)
  }

  private func tickLabels() -> String {
    var line = ""
    for tick in ticks.values {
      let label = NumberText.fixed(tick, decimals: ticks.decimals)
      let column = PlotScale(range, places: columns).place(tick)
      let start = max(0, min(column - (label.count - 1) / 2, columns - label.count))
      guard line.isEmpty || start > line.count else { continue }
      line += TextLayout.blanks(start - line.count) + label
    }
    return TextLayout.blanks(labelWidth + 2) + line
  }

  private func referenceNote() -> [String] {
    guard let reference = plot.reference else { return [] }
    let note = "\(glyphs.mark) reference " + style.plain(plot.unit.labelled(reference))
    return [TextLayout.blanks(labelWidth + 2) + style.paint(note, .faint)]
  }
}
