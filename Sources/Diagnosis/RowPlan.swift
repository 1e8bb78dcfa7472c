import ScenarioModel
import Telemetry

/// An action looked at on a course, with the runs of rows that it asks for.
struct PlannedLook: Sendable {
  let action: Action
  let window: MinuteRange
  fileprivate(set) var sources: [(request: RowRequest, run: Int)] = []

  /// The run that serves a request; traps for a request that was not planned.
  func run(of request: RowRequest) -> Int {
    guard let source = sources.first(where: { $0.request == request }) else {
      preconditionFailure("rows of '\(request.table)' were not planned for '\(action.id)'")
    }
    return source.run
  }
}

/// The rows of a window that all looks which need some of them share.
struct RowRun: Hashable, Sendable {
  var table: TableName
  var window: MinuteRange
  var timeline: Timeline
  /// Whether some rows are left out.
  ///
  /// Rows of one slice with many fields and all rows with few are cheaper to make apart than together.
  var isPartial: Bool
  var fields: Set<FieldName> = []
  var conditions: [Predicate] = []

  /// Makes the rows; complexity O(rows × fields).
  func rows(in workspace: WorldWorkspace) throws(WorldError) -> Rows {
    try workspace.world.rows(
      of: table,
      in: window,
      fields: fields.sorted { $0.rawValue < $1.rawValue },
      timeline: timeline,
      where: .any(of: conditions),
      hasTimes: false,
      in: workspace
    )
  }

  /// Takes over what another run needs.
  mutating func needs(_ other: RowRun) {
    fields.formUnion(other.fields)
    for condition in other.conditions where !conditions.contains(condition) {
      conditions.append(condition)
    }
  }
}

/// The plan of the rows that the looks of a calibration share.
struct RowPlan {
  private let scenario: Scenario
  private(set) var runs: [RowRun] = []

  init(_ scenario: Scenario) { self.scenario = scenario }

  /// Plans a look: its requests are added to runs that cover them.
  mutating func look(at action: Action, on course: RegimeCourse) -> PlannedLook {
    let window = action.evidence.window.resolved(
      bandStart: scenario.regimes.bands[course.band],
      end: course.minute + action.minutes
    )
    let timeline = course.timeline(lasting: action.minutes)
    var look = PlannedLook(action: action, window: window)
    for measure in action.evidence.measures {
      let requests = measure.measure.requests(
        windows: { $0.resolved(own: window) },
        model: scenario.world,
        sight: Scene.sight
      )
      for request in requests { look.sources.append((request, add(request, timeline))) }
    }
    return look
  }

  private mutating func add(_ request: RowRequest, _ timeline: Timeline) -> Int {
    let hasTime = scenario.world.table(request.table)?.hasTime ?? true
    // What is set at the window's end or later, or for a table without time, changes no row.
    let run = RowRun(
      table: request.table,
      window: hasTime ? request.window : MinuteRange(from: 0, to: 0),
      timeline: hasTime ? timeline.before(request.window.to) : Timeline(),
      isPartial: request.condition != .always,
      fields: Set(request.fields),
      conditions: [request.condition]
    )
    let known = runs.firstIndex {
      $0.table == run.table && $0.window == run.window && $0.timeline == run.timeline
        && $0.isPartial == run.isPartial
    }
    if let known {
      runs[known].needs(run)
      return known
    }
    runs.append(run)
    return runs.count - 1
  }
}
