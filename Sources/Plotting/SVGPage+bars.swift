extension SVGPage {
  mutating func draw(_ chart: BarChart) {
    let values = chart.unit.texts(chart.bars.map(\.value), missing: "–")
    let notes = zip(chart.bars, values).map { bar, value in
      let symbol = bar.value == nil || chart.unit.symbol.isEmpty ? "" : " " + chart.unit.symbol
      return value + symbol + (bar.n.map { "  n=" + NumberText.count($0) } ?? "")
    }
    let labels = SVGPage.cut(chart.bars.map(\.label), to: width / 3)
    let readings = chart.bars.compactMap(\.value).filter(\.isFinite).map(chart.unit.reading)
    let range = PlotScale.range(of: readings + [0]) ?? 0...1
    let area = SVGPlotArea(
      left: 24 + min(width / 3, labels.map(SVGPage.textWidth).max() ?? 0),
      right: width - 24 - (notes.map(SVGPage.textWidth).max() ?? 0),
      top: cursor,
      bottom: cursor,
      xRange: range,
      yRange: 0...1
    )
    for ((bar, label), note) in zip(zip(chart.bars, labels), notes) {
      text(label, x: area.left - 8, y: cursor + 14, anchor: .end)
      if let value = bar.value, value.isFinite {
        let (zero, end) = (area.x(0), area.x(chart.unit.reading(value)))
        rectangle(
          x: min(zero, end),
          y: cursor + 3,
          width: max(abs(end - zero), value == 0 ? 0 : 0.5),
          height: 14,
          colour: SVGPage.colour(0)
        )
      }
      text(note, x: width - 16, y: cursor + 14, anchor: .end, colour: SVGPage.faint)
      cursor += 22
    }
  }

  mutating func draw(_ histogram: Histogram) {
    let edges = histogram.bins.flatMap { [$0.low, $0.high] }.map(histogram.unit.reading)
    let most = Double(histogram.bins.map(\.count).max() ?? 0)
    let (yRange, yTicks) = Ticks.around(0...max(1, most), limit: 6)
    let labels = yTicks.values.map { NumberText.fixed($0, decimals: yTicks.decimals) }
    let area = SVGPlotArea(
      left: 28 + (labels.map(SVGPage.textWidth).max() ?? 0),
      right: width - 16,
      top: cursor + 8,
      bottom: cursor + 228,
      xRange: PlotScale.range(of: edges) ?? 0...0,
      yRange: yRange
    )
    for (tick, label) in zip(yTicks.values, labels) {
      line(
        from: (area.left, area.y(tick)),
        to: (area.right, area.y(tick)),
        colour: SVGPage.grid
      )
      text(label, x: area.left - 6, y: area.y(tick) + 4, anchor: .end, colour: SVGPage.faint)
    }
    for bin in histogram.bins {
      let low = area.x(histogram.unit.reading(bin.low))
      let high = area.x(histogram.unit.reading(bin.high))
      let top = area.y(Double(bin.count))
      rectangle(
        x: low + 0.5,
        y: top,
        width: max(0.5, high - low - 1),
        height: area.bottom - top,
        colour: SVGPage.colour(0)
      )
    }
    let ticks = Ticks.inside(area.xRange, limit: Int((area.right - area.left) / 70))
    for tick in ticks.values {
      let label = NumberText.fixed(tick, decimals: ticks.decimals)
      text(
        label,
        x: area.x(tick),
        y: area.bottom + 16,
        anchor: .middle,
        colour: SVGPage.faint
      )
    }
    let total = histogram.bins.reduce(0) { $0 + $1.count }
    let unit = histogram.unit.symbol.isEmpty ? "" : histogram.unit.symbol + ", "
    text(
      unit + "n=" + NumberText.count(total),
      x: area.right,
      y: area.bottom + 32,
      anchor: .end,
      colour: SVGPage.faint
    )
    cursor = area.bottom + 36
  }

  mutating func draw(_ plot: IntervalPlot) {
    let values = plot.unit.texts(
      plot.rows.flatMap { [$0.estimate, $0.low, $0.high] },
      missing: "–"
    )
    let notes = plot.rows.indices.map { row in
      let bounds = "[\(values[row * 3 + 1]), \(values[row * 3 + 2])]"
      let isBounded = isShown(plot.rows[row].low) && isShown(plot.rows[row].high)
      return values[row * 3] + (isBounded ? " " + bounds : "")
        + (plot.rows[row].n.map { "  n=" + NumberText.count($0) } ?? "")
    }
    let labels = SVGPage.cut(plot.rows.map(\.label), to: width / 3)
    let all = plot.rows.flatMap { [$0.estimate, $0.low, $0.high] } + [plot.reference]
    let shown = PlotScale.range(of: all.compactMap(\.self).map(plot.unit.reading)) ?? 0...1
    let range = shown.lowerBound == shown.upperBound ? PlotScale.axis(over: shown) : shown
    let top = cursor
    let area = SVGPlotArea(
      left: 28 + min(width / 3, labels.map(SVGPage.textWidth).max() ?? 0),
      right: width - 28 - (notes.map(SVGPage.textWidth).max() ?? 0),
      top: top,
      bottom: top + Double(plot.rows.count) * 24,
      xRange: range,
      yRange: 0...1
    )
    for (number, row) in plot.rows.enumerated() {
      let y = cursor + 12
      text(labels[number], x: area.left - 12, y: y + 4, anchor: .end)
      drawWhisker(row, number: number, y: y, in: area, unit: plot.unit)
      text(notes[number], x: width - 16, y: y + 4, anchor: .end, colour: SVGPage.faint)
      cursor += 24
    }
    drawIntervalAxis(of: plot, in: area)
  }

  private mutating func drawWhisker(
    _ row: IntervalPlot.Row,
    number: Int,
    y: Double,
    in area: SVGPlotArea,
    unit: FigureUnit
  ) {
    let colour = SVGPage.colour(number)
    if let low = row.low, let high = row.high, low.isFinite, high.isFinite {
      let (start, end) = (area.x(unit.reading(low)), area.x(unit.reading(high)))
      line(from: (start, y), to: (end, y), colour: colour, thickness: 1.8)
      for x in [start, end] {
        line(from: (x, y - 5), to: (x, y + 5), colour: colour, thickness: 1.8)
      }
    }
    if let estimate = row.estimate, estimate.isFinite {
      mark(number, x: area.x(unit.reading(estimate)), y: y, colour: colour)
    }
  }

  private mutating func drawIntervalAxis(of plot: IntervalPlot, in area: SVGPlotArea) {
    if let reference = plot.reference, reference.isFinite {
      let x = area.x(plot.unit.reading(reference))
      line(from: (x, area.top), to: (x, area.bottom), colour: SVGPage.faint, dashes: "3 3")
    }
    line(from: (area.left, cursor), to: (area.right, cursor), colour: SVGPage.faint)
    let ticks = Ticks.inside(area.xRange, limit: max(3, Int((area.right - area.left) / 70)))
    for tick in ticks.values {
      let label = NumberText.fixed(tick, decimals: ticks.decimals)
      text(label, x: area.x(tick), y: cursor + 16, anchor: .middle, colour: SVGPage.faint)
    }
    text(plot.unit.symbol, x: 16, y: cursor + 16, colour: SVGPage.faint)
    cursor += 20
  }
}
