import Plotting
import ScenarioModel
import Telemetry

extension SessionView {
  /// One line a group over the buckets of the window; empty buckets are gaps.
  func lineChart(
    _ title: String,
    _ query: PanelQuery,
    _ result: QueryResult,
    _ window: MinuteRange
  ) -> Figure {
    let step = max(1, query.bucketMinutes ?? window.count)
    let minutes = Array(stride(from: window.from, to: window.to, by: step))
    var series: [LineChart.Series] = []
    for row in result.rows {
      let name = row.group.isEmpty ? query.aggregates[0].title : row.group.joined(separator: " ")
      let index =
        series.firstIndex { $0.name == name }
        ?? {
          series.append(
            LineChart.Series(name: name, values: Array(repeating: nil, count: minutes.count))
          )
          return series.count - 1
        }()
      if let minute = row.minute, let position = minutes.firstIndex(of: minute) {
        series[index].values[position] = row.values[0]
      }
    }
    let hasPage = window.from <= 0 && window.to > 0
    return .lineChart(
      LineChart(
        title: title,
        minutes: minutes.map { Double($0) + Double(step) / 2 },
        series: series,
        unit: query.aggregates[0].format.unit,
        marks: hasPage ? [LineChart.Mark(minute: 0, label: "page")] : []
      )
    )
  }

  /// One bar a group.
  func bars(_ title: String, _ query: PanelQuery, _ result: QueryResult) -> Figure {
    .bars(
      BarChart(
        title: title,
        bars: result.rows.map {
          BarChart.Bar(label: $0.group.joined(separator: " "), value: $0.values[0])
        },
        unit: query.aggregates[0].format.unit
      )
    )
  }

  /// The first group field down, the second across.
  func heatmap(_ title: String, _ query: PanelQuery, _ result: QueryResult) -> Figure {
    var rows: [String] = []
    var columns: [String] = []
    for row in result.rows where row.group.count == 2 {
      if !rows.contains(row.group[0]) { rows.append(row.group[0]) }
      if !columns.contains(row.group[1]) { columns.append(row.group[1]) }
    }
    let cells = rows.map { name in
      columns.map { column in
        result.rows.first { $0.group == [name, column] }?.values[0]
      }
    }
    return .heatmap(
      Heatmap(
        title: title,
        rows: rows,
        columns: columns,
        cells: cells,
        unit: query.aggregates[0].format.unit
      )
    )
  }

  /// One row a group, one column an aggregate.
  func table(_ title: String, _ query: PanelQuery, _ result: QueryResult) -> Figure {
    let groups = query.groupBy.map { DataTable.Column(name: $0.rawValue) }
    let values = query.aggregates.map { DataTable.Column(name: $0.title, alignment: .right) }
    return .table(
      DataTable(
        title: title,
        columns: groups + values,
        rows: result.rows.map { row in
          row.group
            + zip(query.aggregates, row.values).map { FigureText.text($1, as: $0.format) }
        }
      )
    )
  }

  /// Figures behind their labels, one below another.
  func figureLines(_ title: String, _ figures: [ShownFigure]) -> [String] {
    let texts = figures.map { FigureText.text($0.value, as: $0.format) }
    if style.form == .spoken {
      return [title] + zip(figures, texts).flatMap { item("\($0.label):", $1) }
    }
    let values = texts.map { DisplayWidth.columns(of: $0) }.max() ?? 0
    let room = min(style.width, 100) - values - 4
    let labels = min(room, figures.map { DisplayWidth.columns(of: $0.label) }.max() ?? 0)
    return [style.paint(title, .emphasis)]
      + zip(figures, texts).flatMap { figure, text in
        let lines = TextLayout.wrap(figure.label, width: max(10, labels))
        return lines.enumerated().map { index, line in
          let isLast = index == lines.count - 1
          return "  "
            + (isLast
              ? TextLayout.pad(line, to: labels) + "  " + TextLayout.pad(text, to: values, .right)
              : line)
        }
      }
  }
}

extension FigureFormat {
  /// The unit of an axis or a column in this format.
  var unit: FigureUnit {
    switch self {
    case .percent, .points: .percent
    case .milliseconds: .of("ms")
    case .count, .pValue, .number, .signed: .none
    }
  }
}
