import Telemetry

/// The rows of a scene that a lab needs, each table drawn once.
final class LabRows {
  private let scene: Scene
  private let window: MinuteRange
  private let fields: [TableName: [FieldName]]
  private var drawn: [TableName: Rows] = [:]

  init(_ scene: Scene, _ grid: LabGrid) {
    self.scene = scene
    let scenario = scene.staging.scenario
    let span = grid.alertSpan(scenario.alert)
    var whole = MinuteRange(
      from: min(span.from, grid.window.from),
      to: max(span.to, grid.window.to)
    )
    var read: [TableName: Set<FieldName>] = [:]
    for measure in scenario.alert.measures.map(\.measure) {
      let requests = measure.requests(
        windows: { $0.resolved(own: scenario.alert.window) },
        model: scenario.world,
        sight: Scene.sight
      )
      for request in requests {
        read[request.table, default: []].formUnion(request.fields)
        // A window that the author fixed may begin earlier.
        whole.from = min(whole.from, request.window.from)
      }
    }
    window = whole
    for weight in scenario.harm.weights {
      read[weight.table, default: []].formUnion(weight.rows.fieldsRead)
    }
    for query in scenario.lab.charts.map(\.query) {
      let own =
        query.slice.rows.fieldsRead + query.groupBy
        + query.aggregates.flatMap(\.aggregate.fieldsRead)
      read[query.slice.table, default: []].formUnion(own)
    }
    fields = read.reduce(into: [:]) { fields, entry in
      guard let table = scenario.world.table(entry.key) else { return }
      let wanted = entry.value.union(table.recordedBy.map { [$0] } ?? [])
      fields[entry.key] = table.fields.map(\.name).filter(wanted.contains)
    }
  }

  /// All rows of a table with all columns that the lab needs.
  func all(of table: TableName) throws(WorldError) -> Rows {
    if let rows = drawn[table] { return rows }
    let rows = try scene.rows(
      of: table,
      in: window,
      fields: fields[table] ?? [],
      includingUnrecorded: true
    )
    drawn[table] = rows
    return rows
  }

  /// The answer to a query.
  func answer(_ query: Query, sight: Sight) throws(StagingError) -> QueryResult {
    guard let table = scene.staging.scenario.world.table(query.table) else {
      throw .evidence(.unknownTable(query.table))
    }
    do {
      return try query.answer(over: try all(of: query.table), table: table, sight: sight)
    } catch {
      throw .evidence(EvidenceError(error))
    }
  }
}

extension MinuteRange {
  /// The same range some minutes later.
  func moved(by minutes: Int) -> MinuteRange {
    MinuteRange(from: from + minutes, to: to + minutes)
  }
}
