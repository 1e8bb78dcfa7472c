import Telemetry

extension Figure {
  /// The values of the figure as a table, which says the same without a drawing.
  ///
  /// Complexity: linear in the values.
  package var values: DataTable {
    switch self {
    case .lineChart(let chart): chart.values
    case .bars(let chart): chart.values
    case .histogram(let histogram): histogram.values
    case .heatmap(let map): map.table
    case .intervals(let plot): plot.values
    case .waterfall(let waterfall): waterfall.values
    case .table(let table): table
    }
  }
}

extension LineChart {
  fileprivate var values: DataTable {
    let columns = series.map { series in
      unit.texts(
        minutes.indices.map { $0 < series.values.count ? series.values[$0] : nil },
        missing: ""
      )
    }
    return DataTable(
      title: title,
      columns: [DataTable.Column(name: xLabel, alignment: .right)]
        + series.map { DataTable.Column(name: $0.name, unit: unit, alignment: .right) },
      rows: minutes.enumerated().map { index, minute in
        [NumberText.fixed(minute, decimals: minute == minute.rounded() ? 0 : 1)]
          + columns.map { $0[index] }
      }
    )
  }
}

extension BarChart {
  fileprivate var values: DataTable {
    let texts = unit.texts(bars.map(\.value), missing: "")
    let isCounted = bars.contains { $0.n != nil }
    return DataTable(
      title: title,
      columns: [
        DataTable.Column(name: ""), DataTable.Column(name: "value", unit: unit, alignment: .right),
      ] + (isCounted ? [DataTable.Column(name: "rows", alignment: .right)] : []),
      rows: zip(bars, texts).map { bar, text in
        [bar.label, text] + (isCounted ? [bar.n.map(NumberText.count) ?? ""] : [])
      }
    )
  }
}

extension Histogram {
  fileprivate var values: DataTable {
    DataTable(
      title: title,
      columns: ["from", "to"].map { DataTable.Column(name: $0, unit: unit, alignment: .right) }
        + [DataTable.Column(name: "rows", alignment: .right)],
      rows: bins.map { [unit.text($0.low), unit.text($0.high), NumberText.count($0.count)] }
    )
  }
}

extension Heatmap {
  fileprivate var table: DataTable {
    DataTable(
      title: title,
      columns: [DataTable.Column(name: "")]
        + columns.map { DataTable.Column(name: $0, unit: unit, alignment: .right) },
      rows: rows.indices.map { row in
        [rows[row]]
          + columns.indices.map { column in
            let value = value(row: row, column: column).map(unit.text) ?? ""
            return [value, countText(row: row, column: column).map { "(\($0))" } ?? ""]
              .filter { !$0.isEmpty }.joined(separator: " ")
          }
      }
    )
  }
}

extension IntervalPlot {
  fileprivate var values: DataTable {
    let texts = [rows.map(\.estimate), rows.map(\.low), rows.map(\.high)]
      .map { unit.texts($0, missing: "") }
    return DataTable(
      title: title,
      columns: [DataTable.Column(name: "")]
        + ["estimate", "low", "high"].map {
          DataTable.Column(name: $0, unit: unit, alignment: .right)
        } + [DataTable.Column(name: "rows", alignment: .right)],
      rows: rows.indices.map { index in
        [rows[index].label] + texts.map { $0[index] }
          + [rows[index].n.map(NumberText.count) ?? ""]
      }
    )
  }
}

extension Waterfall {
  fileprivate var values: DataTable {
    let unit = FigureUnit.of("ms")
    let texts = [shown.map(\.start), shown.map(\.duration)].map { unit.texts($0, missing: "") }
    return DataTable(
      title: title,
      columns: [DataTable.Column(name: "span")]
        + ["starts at", "takes"].map {
          DataTable.Column(name: $0, unit: unit, alignment: .right)
        } + [DataTable.Column(name: "failed")],
      rows: shown.enumerated().map { index, span in
        [span.name, texts[0][index], texts[1][index], span.isFailed ? "yes" : ""]
      }
    )
  }
}

extension DataTable {
  /// The table as CSV (RFC 4180) with a header, units in brackets.
  package var csv: String {
    let header = columns.map { $0.name + ($0.unit.symbol.isEmpty ? "" : " [\($0.unit.symbol)]") }
    return ([header] + rows).map { row in
      row.map(CSVText.field).joined(separator: ",") + "\r\n"
    }.joined()
  }
}
