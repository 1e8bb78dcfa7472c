/// Bars as text, one line a bar, the value and its rows beside it.
struct BarChartText {
  private let chart: BarChart
  private let style: TextStyle
  private let glyphs: Glyphs

  init(_ chart: BarChart, style: TextStyle) {
    self.chart = chart
    self.style = style
    glyphs = Glyphs(style.glyphs)
  }

  func lines() -> [String] {
    let names = chart.bars.map { style.plain($0.label) }
    let values = chart.unit.texts(chart.bars.map(\.value), missing: glyphs.missing)
    let counts = chart.bars.map { bar in bar.n.map { "n=" + NumberText.count($0) } ?? "" }
    let labelWidth = min(BarChartText.widest(names), max(8, style.width / 3))
    let labels = TextLayout.cut(names, to: labelWidth, glyphs: style.glyphs)
    let valueWidth = BarChartText.widest(values)
    let countWidth = BarChartText.widest(counts)
    let room =
      style.width - labelWidth - valueWidth - countWidth - (countWidth > 0 ? 6 : 4)
    let span = BarSpan(chart.bars.map { $0.value.map(chart.unit.reading) }, columns: max(1, room))
    return chart.bars.indices.map { row in
      let bar = span.bar(row, style: style)
      return TextLayout.pad(labels[row], to: labelWidth) + "  "
        + style.paint(bar, .series(0))
        + TextLayout.blanks(max(1, room) - DisplayWidth.columns(of: bar) + 2)
        + TextLayout.pad(values[row], to: valueWidth, .right)
        + (countWidth > 0 ? "  " + TextLayout.pad(counts[row], to: countWidth, .right) : "")
    }
  }

  static func widest(_ texts: [String]) -> Int {
    texts.map { DisplayWidth.columns(of: $0) }.max() ?? 0
  }
}

/// Values laid over columns that always contain 0, where every bar begins.
struct BarSpan {
  private let values: [Double?]
  private let eighthsPerUnit: Double
  private let zero: Int

  init(_ values: [Double?], columns: Int) {
    self.values = values.map { isShown($0) ? $0 : nil }
    let range = PlotScale.range(of: self.values.compactMap(\.self)) ?? 0...0
    let (low, high) = (min(0, range.lowerBound), max(0, range.upperBound))
    let largest = max(high, -low)
    let share = largest > 0 ? (-low / largest) / (high / largest - low / largest) : 0
    zero = Int((share * Double(columns)).rounded())
    let (left, right) = (Double(zero * 8), Double((columns - zero) * 8))
    let scales = [high > 0 ? right / high : .infinity, low < 0 ? left / -low : .infinity]
    eighthsPerUnit = scales.min().map { $0.isFinite ? $0 : 0 } ?? 0
  }

  /// The bar of a value, blanks before it included; a value that is not 0 leaves a trace.
  func bar(_ index: Int, style: TextStyle) -> String {
    guard let value = values[index] else { return "" }
    let length = Int((value.magnitude * eighthsPerUnit).rounded())
    if value >= 0 {
      let seen = value > 0 ? max(1, length) : 0
      return TextLayout.blanks(zero) + style.bar(eighths: style.glyphs == .ascii ? length : seen)
    }
    let whole = min(zero, max(1, (length + 4) / 8))
    let block = style.glyphs == .unicode ? "█" : "#"
    return TextLayout.blanks(zero - whole) + String(repeating: block, count: whole)
  }
}
