import ScenarioModel
import Telemetry

/// An action looked at on a course, with the pools that hold the rows it asks for.
struct PlannedLook: Sendable {
  let action: Action
  let window: MinuteRange
  fileprivate(set) var sources: [(request: RowRequest, pool: Int)] = []

  /// The pool that serves a request; traps for a request that was not planned.
  func pool(of request: RowRequest) -> Int {
    guard let source = sources.first(where: { $0.request == request }) else {
      preconditionFailure("rows of '\(request.table)' were not planned for '\(action.id)'")
    }
    return source.pool
  }
}

/// Rows that are made once a world for all looks that need some of them.
struct RowPool: Sendable {
  fileprivate let table: TableName
  fileprivate let window: MinuteRange
  fileprivate let timeline: Timeline
  /// Whether some rows are left out.
  ///
  /// Rows of one slice with many fields and all rows with few are
  /// cheaper to make apart than together.
  fileprivate let isPartial: Bool
  fileprivate var fields: Set<FieldName> = []
  fileprivate var conditions: [Predicate] = []

  /// Makes the rows; complexity O(rows × fields).
  func rows(of world: World) throws(WorldError) -> Rows {
    try world.rows(
      of: table,
      in: window,
      fields: fields.sorted { $0.rawValue < $1.rawValue },
      timeline: timeline,
      where: .any(of: conditions),
      hasTimes: false
    )
  }
}

/// The plan of the rows that the looks of a calibration share.
struct RowPlan {
  private let scenario: Scenario
  private(set) var pools: [RowPool] = []

  init(_ scenario: Scenario) { self.scenario = scenario }

  /// Plans a look: its requests are added to pools that cover them.
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
    let timeline = hasTime ? timeline.before(request.window.to) : Timeline()
    let window = hasTime ? request.window : MinuteRange(from: 0, to: 0)
    let isPartial = request.condition != .always
    let known = pools.firstIndex {
      $0.table == request.table && $0.window == window && $0.timeline == timeline
        && $0.isPartial == isPartial
    }
    let position = known ?? pools.count
    if known == nil {
      pools.append(
        RowPool(table: request.table, window: window, timeline: timeline, isPartial: isPartial)
      )
    }
    pools[position].fields.formUnion(request.fields)
    if !pools[position].conditions.contains(request.condition) {
      pools[position].conditions.append(request.condition)
    }
    return position
  }
}
