/// A line chart as text: braille dots in Unicode, a mark a series in ASCII.
struct LineChartText {
  private let chart: LineChart
  private let style: TextStyle
  private let glyphs: Glyphs
  private let xRange: ClosedRange<Double>
  private let yRange: ClosedRange<Double>
  private let yTicks: Ticks
  private let labelWidth: Int
  private let columns: Int
  private let rows: Int

  init(_ chart: LineChart, style: TextStyle) {
    self.chart = chart
    self.style = style
    glyphs = Glyphs(style.glyphs)
    rows = style.plotRows
    let shown = chart.series.flatMap { $0.values.compactMap(\.self) } + chart.levels.map(\.value)
    let readings = PlotScale.range(of: shown.map(chart.unit.reading)) ?? 0...1
    (yRange, yTicks) = Ticks.around(PlotScale.axis(over: readings), limit: max(3, rows / 3 + 1))
    xRange = PlotScale.range(of: chart.minutes) ?? 0...0
    let decimals = yTicks.decimals
    labelWidth =
      yTicks.values.map { NumberText.fixed($0, decimals: decimals).count }.max() ?? 0
    columns = max(1, style.width - labelWidth - 3)
  }

  func lines() -> [String] {
    var canvas = PlotCanvas(columns: columns, rows: rows)
    for number in chart.series.indices { draw(number, on: &canvas) }
    if chart.series.count > 1 {
      for number in chart.series.indices { drawMarks(number, on: &canvas) }
    }
    drawBackground(on: &canvas)
    return markLabels() + plotRows(canvas) + [axisLine(), tickLabels(), axisName()]
      + style.flow(legend(), indent: labelWidth + 2)
  }

  private func ink(_ number: Int) -> Ink {
    chart.series[number].isReference == true ? .faint : .series(chart.paletteIndex(number))
  }

  private var isBraille: Bool { style.glyphs == .unicode }

  /// Points of a series in the canvas's finest places, with the index of each.
  private func points(_ number: Int) -> [(x: Int, y: Int)?] {
    let across = PlotScale(xRange, places: isBraille ? columns * 2 : columns)
    let up = PlotScale(yRange, places: isBraille ? rows * 4 : rows)
    return zip(chart.minutes, chart.series[number].values).map { minute, value in
      guard let value, value.isFinite, minute.isFinite else { return nil }
      return (across.place(minute), up.places - 1 - up.place(chart.unit.reading(value)))
    }
  }

  private func draw(_ number: Int, on canvas: inout PlotCanvas) {
    var previous: (x: Int, y: Int)?
    for point in points(number) {
      defer { previous = point }
      guard let point else { continue }
      for place in straightLine(from: previous ?? point, to: point) {
        if isBraille {
          canvas.raise(x: place.x, y: place.y, ink: ink(number))
        } else {
          let mark = glyphs.seriesMark(chart.paletteIndex(number))
          canvas.put(mark, column: place.x, row: place.y, ink: ink(number))
        }
      }
    }
  }

  /// Marks on a braille line, every so many columns, so that crossing lines can be followed.
  private func drawMarks(_ number: Int, on canvas: inout PlotCanvas) {
    guard isBraille else { return }
    let spacing = 12
    let offset = spacing / 4 + number * spacing / chart.series.count
    var rowOfColumn: [Int?] = Array(repeating: nil, count: columns)
    var previous: (x: Int, y: Int)?
    for point in points(number) {
      defer { previous = point }
      guard let point else { continue }
      for place in straightLine(from: previous ?? point, to: point) {
        rowOfColumn[place.x / 2] = place.y / 4
      }
    }
    let shown = rowOfColumn.indices.filter { rowOfColumn[$0] != nil }
    var marked = shown.filter { $0 % spacing == offset % spacing }
    if marked.isEmpty { marked = shown.suffix(1) }
    for column in marked {
      guard let row = rowOfColumn[column] else { continue }
      canvas.put(
        glyphs.seriesMark(chart.paletteIndex(number)),
        column: column,
        row: row,
        ink: ink(number)
      )
    }
  }

  private func drawBackground(on canvas: inout PlotCanvas) {
    for mark in chart.marks where xRange.contains(mark.minute) {
      let column = PlotScale(xRange, places: columns).place(mark.minute)
      for row in 0..<rows {
        canvas.putBehind(glyphs.mark, column: column, row: row, ink: .faint)
      }
    }
    for level in chart.levels where level.value.isFinite {
      let row = row(of: chart.unit.reading(level.value))
      for column in 0..<columns {
        canvas.putBehind(glyphs.level, column: column, row: row, ink: .warning)
      }
    }
  }

  private func row(of reading: Double) -> Int {
    let fine = isBraille ? 4 : 1
    return (rows * fine - 1 - PlotScale(yRange, places: rows * fine).place(reading)) / fine
  }

  private func plotRows(_ canvas: PlotCanvas) -> [String] {
    var labels: [String?] = Array(repeating: nil, count: rows)
    for tick in yTicks.values {
      labels[row(of: tick)] = NumberText.fixed(tick, decimals: yTicks.decimals)
    }
    return (0..<rows).map { row in
      let label = TextLayout.pad(labels[row] ?? "", to: labelWidth, .right)
      let axis = labels[row] == nil ? glyphs.vertical : glyphs.tick
      return label + " " + style.paint(axis, .faint) + canvas.line(row, style: style)
    }
  }

  private func markLabels() -> [String] {
    let shown = chart.marks.filter { xRange.contains($0.minute) }
    guard !shown.isEmpty else { return [] }
    var rows: [String] = []
    for mark in shown.sorted(by: { $0.minute < $1.minute }) {
      let column = PlotScale(xRange, places: columns).place(mark.minute)
      let label = TextLayout.truncate(
        style.plain(mark.label),
        to: columns,
        glyphs: style.glyphs
      )
      let width = DisplayWidth.columns(of: label)
      let start = max(0, min(column - width / 2, columns - width))
      let row = rows.firstIndex { DisplayWidth.columns(of: $0) < start } ?? rows.count
      if row == rows.count { rows.append("") }
      rows[row] = TextLayout.pad(rows[row], to: start) + label
    }
    return rows.reversed().map { TextLayout.blanks(labelWidth + 2) + $0 }
  }

  private var xTicks: [(column: Int, label: String)] {
    let ticks = Ticks.clock(xRange, limit: max(2, columns / 10))
    return ticks.values.map { tick in
      let label = NumberText.fixed(tick, decimals: ticks.decimals)
      return (PlotScale(xRange, places: columns).place(tick), label)
    }
  }

  private func axisLine() -> String {
    let marked = Set(xTicks.map(\.column))
    let line = (0..<columns).map { marked.contains($0) ? glyphs.tickBelow : glyphs.horizontal }
    let axis = glyphs.corner + line.joined()
    return TextLayout.blanks(labelWidth + 1) + style.paint(axis, .faint)
  }

  private func tickLabels() -> String {
    var line = ""
    for tick in xTicks {
      let start = max(0, min(tick.column - (tick.label.count - 1) / 2, columns - tick.label.count))
      let used = DisplayWidth.columns(of: line)
      guard line.isEmpty || start > used else { continue }
      line += TextLayout.blanks(start - used) + tick.label
    }
    return TextLayout.blanks(labelWidth + 2) + line
  }

  private func axisName() -> String {
    let name = TextLayout.truncate(
      style.plain(chart.xLabel),
      to: columns,
      glyphs: style.glyphs
    )
    return TextLayout.blanks(labelWidth + 2) + TextLayout.pad(name, to: columns, .centre)
  }

  private func legend() -> [String] {
    let series = chart.series.indices.map { number in
      let name = style.plain(chart.series[number].name)
      let isSeen = chart.series[number].values.contains(where: isShown)
      let mark = String(glyphs.seriesMark(chart.paletteIndex(number)))
      let sample =
        chart.series.count == 1 && isBraille
        ? "⠤⠤" : glyphs.horizontal + mark + glyphs.horizontal
      return style.paint(sample, ink(number)) + " " + name
        + (isSeen ? "" : " (no rows)")
    }
    let levels = chart.levels.map { level in
      let sample = String(repeating: glyphs.level, count: 2)
      let name = style.plain(level.label)
      return style.paint(sample, .warning) + " \(name) "
        + style.plain(chart.unit.labelled(level.value))
    }
    return series + levels
  }
}
