/// Figures, and the page of text or SVG that shows them.
///
/// This module owns the model of a figure (what is shown: values in full precision, names, units)
/// and its rendering: to lines of text for a terminal of known width, glyphs and colours, and to
/// SVG. It owns how wide text is on a terminal and how it is wrapped. It refuses to know where the
/// values come from, what a scenario is, and whether there is a terminal at all.
package enum Figure: Hashable, Sendable {
  case lineChart(LineChart)
  case bars(BarChart)
  case histogram(Histogram)
  case heatmap(Heatmap)
  case intervals(IntervalPlot)
  case waterfall(Waterfall)
  case table(DataTable)

  /// The heading of the figure.
  package var title: String {
    switch self {
    case .lineChart(let chart): chart.title
    case .bars(let chart): chart.title
    case .histogram(let histogram): histogram.title
    case .heatmap(let heatmap): heatmap.title
    case .intervals(let plot): plot.title
    case .waterfall(let waterfall): waterfall.title
    case .table(let table): table.title
    }
  }

  /// The figure without its heading, for a page that writes the heading itself.
  package var withoutHeading: Figure {
    switch self {
    case .lineChart(var chart):
      chart.title = ""
      return .lineChart(chart)
    case .bars(var chart):
      chart.title = ""
      return .bars(chart)
    case .histogram(var histogram):
      histogram.title = ""
      return .histogram(histogram)
    case .heatmap(var map):
      map.title = ""
      return .heatmap(map)
    case .intervals(var plot):
      plot.title = ""
      return .intervals(plot)
    case .waterfall(var waterfall):
      waterfall.title = ""
      return .waterfall(waterfall)
    case .table(var table):
      table.title = ""
      return .table(table)
    }
  }

  /// Whether nothing is to be seen: no row, or no value that is a number.
  package var isEmpty: Bool {
    switch self {
    case .lineChart(let chart):
      !chart.series.contains { $0.values.prefix(chart.minutes.count).contains(where: isShown) }
    case .bars(let chart): chart.bars.isEmpty
    case .histogram(let histogram): histogram.bins.allSatisfy { $0.count == 0 }
    case .heatmap(let heatmap): heatmap.shownValues.isEmpty
    case .intervals(let plot): !plot.rows.contains { isShown($0.estimate) }
    case .waterfall(let waterfall): waterfall.shown.isEmpty
    case .table(let table): table.rows.isEmpty
    }
  }

  /// The text in the place of an empty figure.
  package static let emptyNote = "no rows in this window"
}

/// Whether a value can be drawn: there is one, and it is finite.
func isShown(_ value: Double?) -> Bool {
  value.map(\.isFinite) ?? false
}

/// Values over time, a line a series.
package struct LineChart: Hashable, Sendable, Codable {
  private enum CodingKeys: String, CodingKey {
    case title, xLabel, minutes, series, unit, marks, levels
  }

  /// One line of the chart.
  package struct Series: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey { case name, values, paletteIndex, isReference }

    package var name: String
    /// One value for each minute of the chart; `nil` is a gap.
    package var values: [Double?]
    /// The place of its colour and mark among those of series; `nil` for its place in the chart.
    ///
    /// A series that stands in several charts of a page keeps one colour by it.
    package var paletteIndex: Int?
    /// Whether the series is there to be compared with: drawn in grey, without marks.
    package var isReference: Bool?

    package init(
      name: String,
      values: [Double?],
      paletteIndex: Int? = nil,
      isReference: Bool? = nil
    ) {
      self.name = name
      self.values = values
      self.paletteIndex = paletteIndex
      self.isReference = isReference
    }
  }

  /// A moment worth a vertical line, such as the page at minute 0.
  package struct Mark: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey { case minute, label }

    package var minute: Double
    package var label: String

    package init(minute: Double, label: String) {
      self.minute = minute
      self.label = label
    }
  }

  /// A value worth a horizontal line, such as the threshold of an alert.
  package struct Level: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey { case value, label }

    package var value: Double
    package var label: String

    package init(value: Double, label: String) {
      self.value = value
      self.label = label
    }
  }

  package var title: String
  package var xLabel: String
  /// The times of the values, rising.
  ///
  /// Unit: minutes from the page.
  package var minutes: [Double]
  package var series: [Series]
  package var unit: FigureUnit
  package var marks: [Mark]
  package var levels: [Level]

  package init(
    title: String,
    xLabel: String = "minutes from the page",
    minutes: [Double],
    series: [Series],
    unit: FigureUnit,
    marks: [Mark] = [Mark(minute: 0, label: "page")],
    levels: [Level] = []
  ) {
    self.title = title
    self.xLabel = xLabel
    self.minutes = minutes
    self.series = series
    self.unit = unit
    self.marks = marks
    self.levels = levels
  }

  /// The place of a series' colour and mark.
  func paletteIndex(_ number: Int) -> Int { series[number].paletteIndex ?? number }
}

/// One value a label.
package struct BarChart: Hashable, Sendable, Codable {
  private enum CodingKeys: String, CodingKey { case title, bars, unit }

  /// One bar; `nil` where the value could not be computed.
  package struct Bar: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey { case label, value, n }

    package var label: String
    package var value: Double?
    /// The number of rows from which the value is computed.
    package var n: Int?

    package init(label: String, value: Double?, n: Int? = nil) {
      self.label = label
      self.value = value
      self.n = n
    }
  }

  package var title: String
  package var bars: [Bar]
  package var unit: FigureUnit

  package init(title: String, bars: [Bar], unit: FigureUnit) {
    self.title = title
    self.bars = bars
    self.unit = unit
  }
}

/// The number of rows in each bin.
package struct Histogram: Hashable, Sendable, Codable {
  private enum CodingKeys: String, CodingKey { case title, bins, unit }

  /// One bin, from its lower edge up to its upper edge.
  package struct Bin: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey { case low, high, count }

    package var low: Double
    package var high: Double
    package var count: Int
  }

  package var title: String
  package var bins: [Bin]
  package var unit: FigureUnit

  /// A histogram from rising edges, one more than counts; what has no partner is left out.
  package init(title: String, edges: [Double], counts: [Int], unit: FigureUnit) {
    self.title = title
    self.unit = unit
    bins = zip(zip(edges, edges.dropFirst()), counts).map { bounds, count in
      Bin(low: bounds.0, high: bounds.1, count: count)
    }
  }
}

/// Estimates with their intervals, such as the two arms of a comparison.
package struct IntervalPlot: Hashable, Sendable, Codable {
  private enum CodingKeys: String, CodingKey { case title, rows, reference, unit }

  /// One estimate with its bounds; `nil` bounds where none could be computed.
  package struct Row: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey { case label, estimate, low, high, n }

    package var label: String
    package var estimate: Double?
    package var low: Double?
    package var high: Double?
    /// The number of rows from which the estimate is computed.
    package var n: Int?

    package init(label: String, estimate: Double?, low: Double?, high: Double?, n: Int? = nil) {
      self.label = label
      self.estimate = estimate
      self.low = low
      self.high = high
      self.n = n
    }
  }

  package var title: String
  package var rows: [Row]
  /// A value worth a vertical line: no difference, or the rate before.
  package var reference: Double?
  package var unit: FigureUnit

  package init(title: String, rows: [Row], reference: Double? = nil, unit: FigureUnit) {
    self.title = title
    self.rows = rows
    self.reference = reference
    self.unit = unit
  }
}

/// Rows of text under headings.
package struct DataTable: Hashable, Sendable, Codable {
  private enum CodingKeys: String, CodingKey { case title, columns, rows }

  /// A column's heading, the unit beside it and how its cells stand.
  package struct Column: Hashable, Sendable, Codable {
    private enum CodingKeys: String, CodingKey { case name, unit, alignment }

    package var name: String
    package var unit: FigureUnit
    package var alignment: TextLayout.Alignment

    package init(
      name: String,
      unit: FigureUnit = .none,
      alignment: TextLayout.Alignment = .left
    ) {
      self.name = name
      self.unit = unit
      self.alignment = alignment
    }
  }

  package var title: String
  package var columns: [Column]
  /// One list a row, one cell a column; missing cells are blank.
  package var rows: [[String]]

  package init(title: String, columns: [Column], rows: [[String]]) {
    self.title = title
    self.columns = columns
    self.rows = rows
  }
}
