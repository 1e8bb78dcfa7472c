import Plotting
import Reports

extension Figure {
  /// The figure's numbers as CSV (RFC 4180) with a header; a value that is missing is empty.
  var csv: String {
    switch self {
    case .lineChart(let chart):
      Self.csv(
        ["minute"] + chart.series.map(\.name),
        chart.minutes.enumerated().map { index, minute in
          ["\(minute)"]
            + chart.series.map { series in
              Self.cell(series.values.indices.contains(index) ? series.values[index] : nil)
            }
        }
      )
    case .bars(let chart):
      Self.csv(
        ["label", "value", "n"],
        chart.bars.map { [$0.label, Self.cell($0.value), Self.cell($0.n)] }
      )
    case .histogram(let histogram):
      Self.csv(
        ["low", "high", "count"],
        histogram.bins.map { ["\($0.low)", "\($0.high)", "\($0.count)"] }
      )
    case .heatmap(let heatmap):
      Self.csv(
        [""] + heatmap.columns,
        zip(heatmap.rows, heatmap.cells).map { row, cells in [row] + cells.map(Self.cell) }
      )
    case .intervals(let plot):
      Self.csv(
        ["label", "estimate", "low", "high", "n"],
        plot.rows.map {
          [
            $0.label, Self.cell($0.estimate), Self.cell($0.low), Self.cell($0.high),
            Self.cell($0.n),
          ]
        }
      )
    case .table(let table): Self.csv(table.columns.map(\.name), table.rows)
    }
  }

  private static func csv(_ header: [String], _ rows: [[String]]) -> String {
    SQLDocument(
      columns: header,
      rows: rows.map { $0.map { $0.isEmpty ? .null : .text($0) } },
      isCut: false
    ).csv
  }

  private static func cell(_ value: (some CustomStringConvertible)?) -> String {
    value.map { "\($0)" } ?? ""
  }
}
