package import Telemetry

/// One course of a world as the lab shows it: the world as it is set, or its healthy twin.
package struct LabSide: Hashable, Sendable {
  /// A value for each watched figure and minute of the alert; `nil` where there are too few rows.
  package private(set) var watched: [[Double?]] = []
  /// Whether the alert's condition holds, for each of its minutes.
  package private(set) var alertHolds: [Bool] = []
  /// The bad requests that an on-call engineer can count, in each window.
  package private(set) var bad: [Double] = []
  /// Weighted requests that are harmed, in each window.
  package private(set) var harm: [Double] = []
  /// The answer of each chart's query.
  package private(set) var charts: [QueryResult] = []

  /// A side of which nothing is known.
  package init() {}

  /// Computes a side over a scene.
  ///
  /// Complexity: the rows of the tables that the charts need, from the first minute shown to the horizon,
  /// drawn once with the columns needed.
  package init(of scene: Scene, on grid: LabGrid) throws(StagingError) {
    let rows = LabRows(scene, grid)
    try computeAlert(scene, rows, grid)
    try computeHarm(scene, rows, grid)
    for chart in scene.staging.scenario.lab.charts {
      charts.append(try rows.answer(chart.query.over(grid.window), sight: .everything))
    }
  }

  /// The measures that the alert watches at each of its minutes, and whether its condition holds.
  private mutating func computeAlert(
    _ scene: Scene,
    _ rows: LabRows,
    _ grid: LabGrid
  ) throws(StagingError) {
    let scenario = scene.staging.scenario
    let figures = scenario.watchedFigures
    watched = figures.map { _ in [] }
    for minute in grid.alertMinutes {
      let found = try scene.figures(
        of: scenario.alert.measures,
        window: scenario.alert.window.moved(by: minute),
        rows: { request throws(WorldError) in try rows.all(of: request.table) }
      )
      for (index, figure) in figures.enumerated() {
        watched[index].append(found.first { $0.reference == figure.figure }?.value)
      }
      alertHolds.append(scene.holds(scenario.alert.condition, found))
    }
  }

  /// The rows that hurt, in each window: those that an engineer counts, and all by their weight.
  private mutating func computeHarm(
    _ scene: Scene,
    _ rows: LabRows,
    _ grid: LabGrid
  ) throws(StagingError) {
    bad = grid.windows.map { _ in 0 }
    harm = bad
    let scenario = scene.staging.scenario
    for weight in scenario.harm.weights where scenario.world.table(weight.table)?.hasTime ?? false {
      let query = Query(
        table: weight.table,
        window: grid.window,
        rows: weight.rows,
        bucketMinutes: grid.windows.first?.count,
        aggregates: [.count]
      )
      // What an engineer counts lacks the rows that never reached the telemetry.
      let sight: Sight = weight.isObserved ? .telemetry : .everything
      for row in try rows.answer(query, sight: sight).rows {
        guard let index = grid.windows.firstIndex(where: { $0.from == row.minute }) else {
          continue
        }
        harm[index] += weight.weight * Double(row.count)
        if weight.isObserved { bad[index] += Double(row.count) }
      }
    }
  }
}

extension Lab {
  /// The length of a chart's buckets where the author names none.
  ///
  /// Unit: minutes.
  package static let usualBucket = 15
}

extension PanelQuery {
  /// The query over a window, with buckets of a quarter of an hour where it names none.
  fileprivate func over(_ window: MinuteRange) -> Query {
    Query(
      table: slice.table,
      window: window,
      rows: slice.rows,
      groupBy: groupBy,
      bucketMinutes: bucketMinutes ?? Lab.usualBucket,
      aggregates: aggregates.map(\.aggregate)
    )
  }
}
