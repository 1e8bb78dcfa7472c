import Plotting
import ScenarioModel
import Telemetry

extension LabCourses {
  private static let healthyName = "healthy twin"

  /// The charts of the lab: the alert, the bad requests, the harm, and those of the author.
  var figures: [Figure] {
    alertFigures + [badFigure, harmFigure] + chartFigures
  }

  /// The charts that an engineer of the incident could have: without twin, harm and hidden fields.
  var observedFigures: [Figure] {
    let observed = LabCourses(
      bench: bench,
      traffic: traffic,
      numbers: [:],
      knobs: [],
      step: step,
      isStepPossible: isStepPossible,
      world: world,
      healthy: LabSide(),
      idle: nil,
      evidence: []
    )
    return observed.alertFigures + [observed.badFigure]
      + zip(scenario.lab.charts, observed.chartFigures)
      .filter { !$0.0.readsHidden(scenario.world) }.map(\.1)
  }

  private var marks: [LineChart.Mark] {
    let page = [LineChart.Mark(minute: 0, label: "page")]
    guard let step, isStepPossible else { return page }
    return page + [LineChart.Mark(minute: Double(step.minute), label: "mitigation")]
  }

  /// Lines of this world and, where it was computed, of the healthy twin in grey.
  private func pair(_ world: [Double?], _ healthy: [Double?]?) -> [LineChart.Series] {
    let twin = healthy.map {
      [LineChart.Series(name: Self.healthyName, values: $0, paletteIndex: 0, isReference: true)]
    }
    return [LineChart.Series(name: "this world", values: world)] + (twin ?? [])
  }

  private var alertFigures: [Figure] {
    let window = scenario.alert.window
    let watched = scenario.watchedFigures
    return watched.enumerated().map { index, figure in
      let name = scenario.lab.alertTitle ?? "What the alert watches"
      let title = watched.count > 1 ? "\(name) (\(figure.figure.key))" : name
      return .lineChart(
        LineChart(
          title: "\(title), \(window.count) min before each time",
          minutes: bench.grid.alertMinutes.map(Double.init),
          series: pair(
            world.watched[index],
            healthy.watched.indices.contains(index) ? healthy.watched[index] : nil
          ),
          unit: figure.format.unit,
          marks: marks,
          levels: [LineChart.Level(value: figure.bound, label: "the alert is for \(figure.side)")]
        )
      )
    }
  }

  private var badFigure: Figure {
    let windows = bench.grid.windows
    func rates(_ side: LabSide) -> [Double?] {
      zip(windows, side.bad).map { $1 / Double(max(1, $0.count)) }
    }
    return .lineChart(
      LineChart(
        title: "Bad requests that the telemetry counts, a minute",
        minutes: windows.map { Double($0.from + $0.to) / 2 },
        series: pair(rates(world), healthy.bad.isEmpty ? nil : rates(healthy)),
        unit: .none,
        marks: marks
      )
    )
  }

  private var harmFigure: Figure {
    let minutes = bench.grid.windows.filter { $0.from >= 0 }.map { Double($0.to) }
    let name = idle == nil ? "left alone" : "with the mitigation"
    let alone = idle.map {
      [
        LineChart.Series(
          name: "left alone",
          values: [0] + harm(of: $0),
          paletteIndex: 0,
          isReference: true
        )
      ]
    }
    return .lineChart(
      LineChart(
        title: "Harm so far: harmed requests more than in the healthy twin, weighted",
        minutes: [0] + minutes,
        series: [LineChart.Series(name: name, values: [0] + harm(of: world))] + (alone ?? []),
        unit: .none,
        marks: marks.filter { $0.minute > 0 }
      )
    )
  }

  private var chartFigures: [Figure] {
    scenario.lab.charts.enumerated().map { index, chart in
      let query = chart.query
      let bucket = query.bucketMinutes ?? Lab.usualBucket
      let window = bench.grid.window
      let minutes = Array(stride(from: window.from, to: window.to, by: bucket))
      let own = Self.lines(world.charts[index], minutes)
      let twin =
        healthy.charts.indices.contains(index)
        ? Self.lines(healthy.charts[index], minutes) : []
      let isGrouped = !query.groupBy.isEmpty
      return .lineChart(
        LineChart(
          title: chart.title,
          minutes: minutes.map { Double($0) + Double(bucket) / 2 },
          series: own.enumerated().map { place, line in
            LineChart.Series(
              name: isGrouped ? line.name : "this world",
              values: line.values,
              paletteIndex: place
            )
          }
            + twin.enumerated().map { place, line in
              LineChart.Series(
                name: isGrouped ? "\(line.name), healthy" : Self.healthyName,
                values: line.values,
                paletteIndex: own.firstIndex { $0.name == line.name } ?? place,
                isReference: true
              )
            },
          unit: query.aggregates[0].format.unit,
          marks: marks
        )
      )
    }
  }

  /// The first aggregate of a result by group, a value for each bucket.
  private static func lines(
    _ result: QueryResult,
    _ minutes: [Int]
  ) -> [(name: String, values: [Double?])] {
    var lines: [(name: String, values: [Double?])] = []
    for row in result.rows {
      let name = row.group.joined(separator: " ")
      let place = lines.firstIndex { $0.name == name } ?? lines.count
      if place == lines.count { lines.append((name, minutes.map { _ in nil })) }
      guard let index = minutes.firstIndex(where: { $0 == row.minute }) else { continue }
      lines[place].values[index] = row.values[0].finite
    }
    return lines
  }
}

extension LabChart {
  /// Whether it shows a field that no telemetry records.
  fileprivate func readsHidden(_ world: WorldModel) -> Bool {
    let fields =
      query.slice.rows.fieldsRead + query.groupBy + query.aggregates.flatMap(\.aggregate.fieldsRead)
    return fields.contains { world.table(query.slice.table)?.field($0)?.isHidden ?? false }
  }
}
