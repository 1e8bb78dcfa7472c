/// The telemetry of a world in some minutes, handed out record by record.
///
/// Rows are made in slices of a bounded size, so that the memory needed does not grow with the
/// window. What it hands out shows recorded rows and fields only, whatever caused them; it knows the
/// seed and tells nothing of it. Order: by table as declared, then by time.
package struct RecordSource: Sendable {
  package let world: World
  package let timeline: Timeline
  /// The minutes whose rows are handed out, within those that the world has.
  package let window: MinuteRange
  package let clock: LogClock

  package init(_ world: World, timeline: Timeline, window: MinuteRange) {
    self.world = world
    self.timeline = timeline
    let from = min(max(window.from, world.compiled.model.firstMinute), World.lastMinute)
    self.window = MinuteRange(from: from, to: min(max(window.to, from), World.lastMinute))
    clock = LogClock(pageMinuteOfDay: world.compiled.model.pageMinuteOfDay)
  }

  package var model: WorldModel { world.compiled.model }

  /// The fields of a table that telemetry shows, in declared order.
  package func shownFields(of table: Table) -> [Field] {
    table.fields.filter { Sight.telemetry.shows($0) }
  }

  /// Calls a body with the recorded rows of a table, one slice of time after the other.
  ///
  /// Slices begin and end at whole minutes. A table of a fixed size comes as one slice.
  package func forEachSlice(
    of table: Table,
    fields: [FieldName],
    _ body: (Rows) throws -> Void
  ) throws {
    try forEachSlice(of: table, fields: fields, in: window, body)
  }

  func forEachSlice(
    of table: Table,
    fields: [FieldName],
    in window: MinuteRange,
    _ body: (Rows) throws -> Void
  ) throws {
    guard table.hasTime else {
      try body(world.rows(of: table.name, in: window, fields: fields, timeline: timeline))
      return
    }
    var start = window.from
    var minutes = 1
    while start < window.to {
      let slice = MinuteRange(from: start, to: min(start + minutes, window.to))
      let rows = try world.rows(of: table.name, in: slice, fields: fields, timeline: timeline)
      try body(rows)
      start = slice.to
      minutes = min(max(1, Self.rowsWanted * slice.count / max(rows.count, 1)), 4 * slice.count)
    }
  }

  /// About so many rows are held at a time, unless a single minute has more.
  private static let rowsWanted = 1 << 16

  /// Calls a body with each log line of a table, in order of rows, then of templates.
  package func forEachLog(of table: Table, _ body: (LogRecord) throws -> Void) throws {
    guard !table.logs.isEmpty else { return }
    let writer = try LogWriter(table, in: model, clock: clock)
    try forEachSlice(of: table, fields: writer.requiredFields()) { rows in
      try writer.forEachRecord(of: rows, body)
    }
  }

  /// Calls a body with each span of a table, in order of rows, parents before their children.
  ///
  /// A span belongs to the minute in which its trace began, whenever it ends.
  package func forEachSpan(of table: Table, _ body: (SpanRecord) throws -> Void) throws {
    guard let root = model.trace(of: table.name) else { return }
    let read = Set(root.fieldsRead + Sight.telemetry.rows(of: table).fieldsRead)
    let fields = table.fields.map(\.name).filter(read.contains)
    try forEachSlice(of: table, fields: fields) { rows in
      try SpanRun(rows, root: root, of: table, in: model).forEach(body)
    }
  }
}
