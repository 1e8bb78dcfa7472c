/// The rectangle of a page on which values are drawn, and the scales along its edges.
struct SVGPlotArea {
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  let xRange: ClosedRange<Double>
  let yRange: ClosedRange<Double>

  func x(_ value: Double) -> Double {
    left + (right - left) * share(value, of: xRange)
  }

  func y(_ value: Double) -> Double {
    bottom - (bottom - top) * share(value, of: yRange)
  }

  private func share(_ value: Double, of range: ClosedRange<Double>) -> Double {
    let width = range.upperBound - range.lowerBound
    guard width > 0 else { return 0.5 }
    return min(1, max(0, value / width - range.lowerBound / width))
  }
}

extension SVGPage {
  mutating func draw(_ chart: LineChart) {
    let shown = chart.series.flatMap { $0.values.compactMap(\.self) } + chart.levels.map(\.value)
    let readings = PlotScale.range(of: shown.map(chart.unit.reading)) ?? 0...1
    let (yRange, yTicks) = Ticks.around(PlotScale.axis(over: readings), limit: 6)
    let labels = yTicks.values.map { NumberText.fixed($0, decimals: yTicks.decimals) }
    let area = SVGPlotArea(
      left: 28 + (labels.map(SVGPage.textWidth).max() ?? 0),
      right: width - 16,
      top: cursor + 24,
      bottom: cursor + 264,
      xRange: PlotScale.range(of: chart.minutes) ?? 0...0,
      yRange: yRange
    )
    text(chart.unit.symbol, x: 16, y: cursor + 6, colour: SVGPage.faint)
    for (tick, label) in zip(yTicks.values, labels) {
      let y = area.y(tick)
      line(from: (area.left, y), to: (area.right, y), colour: SVGPage.grid)
      text(label, x: area.left - 6, y: y + 4, anchor: .end, colour: SVGPage.faint)
    }
    drawTimeAxis(of: chart, in: area)
    for number in chart.series.indices { drawSeries(number, of: chart, in: area) }
    cursor = area.bottom + 44
    drawLegend(of: chart, left: area.left)
  }

  private mutating func drawTimeAxis(of chart: LineChart, in area: SVGPlotArea) {
    let ticks = Ticks.clock(area.xRange, limit: Int((area.right - area.left) / 70))
    for tick in ticks.values {
      let x = area.x(tick)
      line(from: (x, area.bottom), to: (x, area.bottom + 4), colour: SVGPage.faint)
      let label = NumberText.fixed(tick, decimals: ticks.decimals)
      text(label, x: x, y: area.bottom + 17, anchor: .middle, colour: SVGPage.faint)
    }
    let middle = (area.left + area.right) / 2
    text(chart.xLabel, x: middle, y: area.bottom + 33, anchor: .middle, colour: SVGPage.faint)
    var labelled = -Double.infinity
    let marks = chart.marks.filter { area.xRange.contains($0.minute) }
    for mark in marks.sorted(by: { $0.minute < $1.minute }) {
      let x = area.x(mark.minute)
      line(from: (x, area.top), to: (x, area.bottom), colour: SVGPage.faint, dashes: "3 3")
      let anchor: Anchor = x > middle ? .end : .start
      let start = x > middle ? x - SVGPage.textWidth(mark.label) : x
      // A label that would stand on the one before goes below it.
      let y = start < labelled ? area.top + 8 : area.top - 6
      text(mark.label, x: x, y: y, anchor: anchor, colour: SVGPage.faint)
      labelled = start + SVGPage.textWidth(mark.label)
    }
    for level in chart.levels where level.value.isFinite {
      let y = area.y(chart.unit.reading(level.value))
      line(from: (area.left, y), to: (area.right, y), colour: SVGPage.ink, dashes: "8 4")
    }
  }

  private mutating func drawSeries(_ number: Int, of chart: LineChart, in area: SVGPlotArea) {
    var runs: [[(x: Double, y: Double)]] = []
    var run: [(x: Double, y: Double)] = []
    for (minute, value) in zip(chart.minutes, chart.series[number].values) {
      if let value, value.isFinite, minute.isFinite {
        run.append((area.x(minute), area.y(chart.unit.reading(value))))
      } else {
        if !run.isEmpty { runs.append(run) }
        run = []
      }
    }
    if !run.isEmpty { runs.append(run) }
    guard !runs.isEmpty else { return }
    let look = chart.paletteIndex(number)
    guard chart.series[number].isReference != true else {
      let dashes = SVGPage.dashes(look)
      return path(runs, colour: SVGPage.faint, thickness: 1.5, dashes: dashes)
    }
    let colour = SVGPage.colour(look)
    path(runs, colour: colour, thickness: 1.8, dashes: SVGPage.dashes(look))
    let points = runs.joined()
    let spacing = max(1, points.count / 10)
    for (index, point) in points.enumerated() where index % spacing == number % spacing {
      mark(look, x: point.x, y: point.y, colour: colour)
    }
    for run in runs where run.count == 1 {
      mark(look, x: run[0].x, y: run[0].y, colour: colour)
    }
  }

  private mutating func drawLegend(of chart: LineChart, left: Double) {
    var x = left
    for item in legend(of: chart) {
      let needed = 34 + SVGPage.textWidth(item.name) + 18
      if x > left, x + needed > width - 16 {
        x = left
        cursor += 18
      }
      let y = cursor
      line(
        from: (x, y),
        to: (x + 28, y),
        colour: item.colour,
        thickness: 1.8,
        dashes: item.dashes
      )
      if let series = item.series { mark(series, x: x + 14, y: y, colour: item.colour) }
      text(item.name, x: x + 34, y: y + 4)
      x += needed
    }
    cursor += 10
  }

  private func legend(
    of chart: LineChart
  ) -> [(name: String, colour: String, dashes: String, series: Int?)] {
    let series = chart.series.indices.map { number in
      let isSeen = chart.series[number].values.contains(where: isShown)
      let look = chart.paletteIndex(number)
      let name = chart.series[number].name + (isSeen ? "" : " (no rows)")
      guard chart.series[number].isReference != true else {
        return (name, SVGPage.faint, SVGPage.dashes(look), Int?.none)
      }
      return (name, SVGPage.colour(look), SVGPage.dashes(look), Int?.some(look))
    }
    let levels = chart.levels.map { level in
      ("\(level.label) \(chart.unit.labelled(level.value))", SVGPage.ink, "8 4", Int?.none)
    }
    return series + levels
  }
}
