package import Plotting
import ScenarioModel
package import Telemetry

extension Figure {
  /// Draws one line a group over the buckets of a window; empty buckets are gaps.
  static func lineChart(
    of result: QueryResult,
    to query: PanelQuery,
    over window: MinuteRange,
    title: String
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
        series[index].values[position] = row.values[0].finite
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

  /// Draws one bar a group.
  static func bars(of result: QueryResult, to query: PanelQuery, title: String) -> Figure {
    .bars(
      BarChart(
        title: title,
        bars: result.rows.map {
          BarChart.Bar(
            label: $0.group.joined(separator: " "),
            value: $0.values[0].finite,
            n: query.aggregates[0].format == .count ? nil : $0.count
          )
        },
        unit: query.aggregates[0].format.unit
      )
    )
  }

  /// Draws the first group field down and the second across.
  static func heatmap(of result: QueryResult, to query: PanelQuery, title: String) -> Figure {
    var rows: [String] = []
    var columns: [String] = []
    for row in result.rows where row.group.count == 2 {
      if !rows.contains(row.group[0]) { rows.append(row.group[0]) }
      if !columns.contains(row.group[1]) { columns.append(row.group[1]) }
    }
    let found = rows.map { name in
      columns.map { column in result.rows.first { $0.group == [name, column] } }
    }
    let format = query.aggregates[0].format
    return .heatmap(
      Heatmap(
        title: title,
        rows: rows,
        columns: columns,
        cells: found.map { $0.map { $0?.values[0].finite } },
        counts: format == .count ? nil : found.map { $0.map { $0?.count ?? 0 } },
        unit: format.unit
      )
    )
  }

  /// Lists one row a group, one column an aggregate.
  static func table(of result: QueryResult, to query: PanelQuery, title: String) -> Figure {
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

  /// Draws estimates with their 95 % intervals.
  static func intervals(
    _ intervals: [ShownInterval],
    _ format: FigureFormat,
    title: String
  ) -> Figure {
    .intervals(
      IntervalPlot(
        title: title,
        rows: intervals.map {
          IntervalPlot.Row(
            label: $0.label,
            estimate: $0.estimate.finite,
            low: $0.low.finite,
            high: $0.high.finite,
            n: $0.count
          )
        },
        unit: format.unit
      )
    )
  }

  /// Draws the answer to a free question: a chart over time, or a table.
  package static func answer(_ result: QueryResult, to query: Query) -> Figure {
    let aggregate = query.aggregates[0]
    let title = aggregate.words
    let panel = PanelQuery(
      slice: Slice(table: query.table, rows: query.rows, window: .page(query.window)),
      groupBy: query.groupBy,
      bucketMinutes: query.bucketMinutes,
      aggregates: [NamedAggregate(title: title, aggregate: aggregate, format: aggregate.format)]
    )
    return query.bucketMinutes == nil
      ? table(of: result, to: panel, title: title)
      : lineChart(of: result, to: panel, over: query.window, title: title)
  }
}

extension Double? {
  /// The value where it is a finite number: what can be drawn and coded.
  var finite: Double? { flatMap { $0.isFinite ? $0 : nil } }
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

extension Aggregate {
  /// The form in which its values read best.
  fileprivate var format: FigureFormat {
    switch self {
    case .count, .distinct: .count
    case .share, .missing: .percent
    case .perMinute, .mean, .sum, .sd, .quantile: .number
    }
  }
}
