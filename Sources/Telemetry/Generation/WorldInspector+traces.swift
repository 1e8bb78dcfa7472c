extension WorldInspector {
  /// Inspects the spans that rows make.
  mutating func inspectTraces() {
    checkUnique(model.traces.map(\.table.rawValue)) { .trace(TableName($0)) }
    for trace in model.traces {
      let place = WorldPlace([.trace(trace.table)])
      guard let scope = timedScope(trace.table, at: place, nameAt: place) else { continue }
      inspect(trace.root, isRoot: true, in: scope, at: place)
    }
  }

  /// All fields of a table whose rows have a time; notes a table that is not there or has none.
  mutating func timedScope(
    _ name: TableName,
    at place: WorldPlace,
    nameAt namePlace: WorldPlace
  ) -> FieldScope? {
    guard let table = model.table(name) else {
      note(.unknownTable(name, known: model.tables.map(\.name)), namePlace)
      return nil
    }
    guard table.hasTime else {
      note(.needsTableWithTime(name), namePlace)
      return nil
    }
    return FieldScope(model: model, table: table, limit: table.fields.count)
  }

  private mutating func inspect(
    _ span: SpanTemplate,
    isRoot: Bool,
    in scope: FieldScope,
    at place: WorldPlace
  ) {
    for field in LogMessage(span.name).fields {
      checkShown(field, in: scope, place.appending(.part("name")))
    }
    inspectShown(span.rows, in: scope, at: place.appending(.rows))
    if let failed = span.failed {
      inspectShown(failed, in: scope, at: place.appending(.part("failed")))
    }
    inspect(span.length, isRoot: isRoot, in: scope, at: place.appending(.part("lasts")))
    inspect(span.attributes, in: scope, at: place)
    for (index, event) in span.events.enumerated() {
      let place = place.appending(.event(index))
      inspectShown(event.rows, in: scope, at: place.appending(.rows))
      inspect(event.attributes, in: scope, at: place)
    }
    for (index, child) in span.children.enumerated() {
      inspect(child, isRoot: false, in: scope, at: place.appending(.child(index)))
    }
  }

  private mutating func inspect(
    _ length: SpanLength,
    isRoot: Bool,
    in scope: FieldScope,
    at place: WorldPlace
  ) {
    switch length {
    case .fixed(let milliseconds): checkNumber(milliseconds, .atLeastZero, place)
    case .share(let share):
      checkNumber(share, .unitInterval, place)
      // A root has no parent whose share it could take.
      if isRoot { checkCount(0, in: 1...1, place) }
    case .field(let name, let share):
      checkNumber(share, .unitInterval, place)
      checkShown(name, is: .number, in: scope, place)
      if let field = scope.table.field(name), FieldUnit(field.unit)?.base != .seconds {
        note(.needsUnitOfTime(name), place)
      }
    }
  }

  /// Inspects a condition that decides what telemetry shows: it reads no hidden field.
  mutating func inspectShown(_ rows: Predicate, in scope: FieldScope, at place: WorldPlace) {
    inspect(rows, in: scope, at: place)
    for name in rows.fieldsRead where scope.table.field(name)?.isHidden == true {
      note(.showsHiddenField(name), place)
    }
  }

  private mutating func inspect(
    _ attributes: [TelemetryAttribute],
    in scope: FieldScope,
    at place: WorldPlace
  ) {
    checkUnique(attributes.map(\.name), at: place) { .attribute($0) }
    for attribute in attributes {
      let place = place.appending(.attribute(attribute.name))
      if !MetricName.isWellFormed(attribute.name) { note(.attributeName(attribute.name), place) }
      switch attribute.value {
      case .text, .flag: break
      case .number(let number): checkNumber(number, .finite, place)
      case .field(let name): checkShown(name, in: scope, place)
      case .list(let name): checkShown(name, is: .category, in: scope, place)
      }
    }
  }
}
