/// A figure is coded as an object with one key, the kind of figure.
///
/// Values that are not finite cannot be coded; who makes a figure leaves gaps in their place.
extension Figure: Codable {
  private enum CodingKeys: String, CodingKey {
    case lineChart, bars, histogram, heatmap, intervals, waterfall, table
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    guard let key = values.allKeys.first, values.allKeys.count == 1 else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "a figure has exactly one kind"
        )
      )
    }
    self =
      switch key {
      case .lineChart: .lineChart(try values.decode(LineChart.self, forKey: key))
      case .bars: .bars(try values.decode(BarChart.self, forKey: key))
      case .histogram: .histogram(try values.decode(Histogram.self, forKey: key))
      case .heatmap: .heatmap(try values.decode(Heatmap.self, forKey: key))
      case .intervals: .intervals(try values.decode(IntervalPlot.self, forKey: key))
      case .waterfall: .waterfall(try values.decode(Waterfall.self, forKey: key))
      case .table: .table(try values.decode(DataTable.self, forKey: key))
      }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .lineChart(let chart): try values.encode(chart, forKey: .lineChart)
    case .bars(let chart): try values.encode(chart, forKey: .bars)
    case .histogram(let histogram): try values.encode(histogram, forKey: .histogram)
    case .heatmap(let heatmap): try values.encode(heatmap, forKey: .heatmap)
    case .intervals(let plot): try values.encode(plot, forKey: .intervals)
    case .waterfall(let waterfall): try values.encode(waterfall, forKey: .waterfall)
    case .table(let table): try values.encode(table, forKey: .table)
    }
  }
}

/// A unit is coded as its symbol, and whether its values are ratios that read as percentages.
extension FigureUnit: Codable {
  private enum CodingKeys: String, CodingKey { case symbol, isRatio }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let symbol = try values.decode(String.self, forKey: .symbol)
    let isRatio = try values.decode(Bool.self, forKey: .isRatio)
    self = isRatio ? .percent : symbol.isEmpty ? .none : .of(symbol)
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(symbol, forKey: .symbol)
    try values.encode(self == .percent, forKey: .isRatio)
  }
}
