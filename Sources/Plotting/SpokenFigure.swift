/// A figure put into words: a line a value, a row or a moment, for those who hear it.
///
/// Nothing is aligned and nothing drawn. Long curves are thinned, and it is said by how much.
struct SpokenFigure {
  let figure: Figure
  let style: TextStyle

  /// The most moments of a curve that are read out.
  private static let mostMoments = 24

  func lines() -> [String] {
    spoken().flatMap { TextLayout.wrap(style.plain($0), width: style.width) }
  }

  private func spoken() -> [String] {
    switch figure {
    case .lineChart(let chart): course(chart)
    case .bars(let chart):
      chart.bars.map { bar in
        "\(bar.label): \(text(bar.value, chart.unit))\(count(bar.n))"
      }
    case .histogram(let histogram):
      histogram.bins.map { bin in
        "\(bare(bin.low, histogram.unit)) to \(text(bin.high, histogram.unit)): \(bin.count) rows"
      }
    case .heatmap(let map):
      map.rows.indices.map { row in
        let cells = map.columns.indices.map { column in
          let count = map.countText(row: row, column: column).map { " (\($0))" } ?? ""
          return
            "\(map.columns[column]) \(text(map.value(row: row, column: column), map.unit))\(count)"
        }
        return "\(map.rows[row]): \(cells.joined(separator: ", "))"
      }
    case .intervals(let plot): intervals(plot)
    case .waterfall(let waterfall):
      waterfall.shown.map { span in
        "\(span.name): level \(span.depth + 1), starts at \(text(span.start, .of("ms"))), takes \(span.note)"
      }
    case .table(let table):
      table.rows.map { row in
        zip(table.columns, row).filter { !$1.isEmpty }.map { column, cell in
          [column.name, cell].filter { !$0.isEmpty }.joined(separator: " ")
        }.joined(separator: ", ")
      }
    }
  }

  private func intervals(_ plot: IntervalPlot) -> [String] {
    let reference =
      plot.reference.map { ["The line to compare with: \(text($0, plot.unit))"] } ?? []
    return reference
      + plot.rows.map { row in
        var parts = [text(row.estimate, plot.unit)]
        if isShown(row.low), isShown(row.high) {
          parts.append("interval \(bare(row.low, plot.unit)) to \(text(row.high, plot.unit))")
        }
        return "\(row.label): \(parts.joined(separator: ", "))\(count(row.n))"
      }
  }

  /// Each series with its ends and extremes, then its moments.
  private func course(_ chart: LineChart) -> [String] {
    var lines = chart.levels.map { "\($0.label): \(text($0.value, chart.unit))" }
    for series in chart.series {
      let points = zip(chart.minutes, series.values).filter { isShown($0.1) }
      guard let first = points.first, let last = points.last,
        let low = points.min(by: { ($0.1 ?? 0) < ($1.1 ?? 0) }),
        let high = points.max(by: { ($0.1 ?? 0) < ($1.1 ?? 0) })
      else {
        lines.append("\(series.name): \(Figure.emptyNote)")
        continue
      }
      lines.append(
        "\(series.name): from \(text(first.1, chart.unit)) at \(minute(first.0)) to"
          + " \(text(last.1, chart.unit)) at \(minute(last.0)); lowest \(text(low.1, chart.unit))"
          + " at \(minute(low.0)), highest \(text(high.1, chart.unit)) at \(minute(high.0))"
      )
    }
    return lines + moments(chart)
  }

  private func moments(_ chart: LineChart) -> [String] {
    let step = (chart.minutes.count + Self.mostMoments - 1) / Self.mostMoments
    guard step > 0 else { return [] }
    let every = step == 1 ? "" : ", every \(step)th point"
    return ["In \(chart.xLabel)\(every):"]
      + stride(from: 0, to: chart.minutes.count, by: step).map { index in
        let values = chart.series.map { series in
          "\(series.name) \(bare(index < series.values.count ? series.values[index] : nil, chart.unit))"
        }
        return "\(minute(chart.minutes[index])): \(values.joined(separator: ", "))"
      }
  }

  /// A moment, to a tenth of a minute.
  private func minute(_ minutes: Double) -> String {
    NumberText.fixed(minutes, decimals: minutes == minutes.rounded() ? 0 : 1)
  }

  private func count(_ n: Int?) -> String { n.map { ", of \($0)" } ?? "" }

  private func text(_ value: Double?, _ unit: FigureUnit) -> String {
    guard let value, value.isFinite else { return "none" }
    return unit.labelled(value)
  }

  /// A value without its symbol, where a neighbour has it.
  private func bare(_ value: Double?, _ unit: FigureUnit = .none) -> String {
    guard let value, value.isFinite else { return "none" }
    return unit.text(value)
  }
}
