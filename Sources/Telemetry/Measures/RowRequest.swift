/// The rows that a measure needs of one table in one window.
package struct RowRequest: Hashable, Sendable {
  package var table: TableName
  package var window: MinuteRange
  /// The columns needed, in the order of the table's fields.
  package var fields: [FieldName]
  /// Rows for which it does not hold are not looked at; giving them changes nothing.
  package var condition: Predicate

  package init(
    table: TableName,
    window: MinuteRange,
    fields: [FieldName],
    condition: Predicate = .always
  ) {
    self.table = table
    self.window = window
    self.fields = fields
    self.condition = condition
  }
}

extension RowRequest {
  /// Returns one request for each table and window of some slices that differ, in their order.
  ///
  /// Each asks for the given fields and for those of the slices' own conditions.
  static func all(
    for slices: [Slice],
    fields: [FieldName],
    in model: WorldModel,
    _ sight: Sight,
    _ windows: (WindowReference) -> MinuteRange
  ) -> [RowRequest] {
    var requests: [RowRequest] = []
    for slice in slices {
      let window = windows(slice.window)
      let isKnown = requests.contains { $0.table == slice.table && $0.window == window }
      guard !isKnown, let table = model.table(slice.table) else { continue }
      let alike = slices.filter { $0.table == slice.table && windows($0.window) == window }
      var read = Set(fields)
      read.formUnion(sight.rows(of: table).fieldsRead)
      for other in alike { read.formUnion(other.rows.fieldsRead) }
      requests.append(
        RowRequest(
          table: slice.table,
          window: window,
          fields: table.fields.map(\.name).filter(read.contains),
          condition: .any(of: alike.map(\.rows))
        )
      )
    }
    return requests
  }
}

extension Predicate {
  /// A condition that holds where one of some conditions does.
  package static func any(of parts: [Predicate]) -> Predicate {
    var different: [Predicate] = []
    for part in parts where !different.contains(part) { different.append(part) }
    if different.contains(.always) { return .always }
    return different.count == 1 ? different[0] : .any(different)
  }
}

extension Measure {
  /// The rows that the measure needs, in the order in which `evaluate` asks for them.
  ///
  /// The measure must be free of problems.
  package func requests(
    windows: (WindowReference) -> MinuteRange,
    model: WorldModel,
    sight: Sight = .telemetry
  ) -> [RowRequest] {
    RowRequest.all(for: slices, fields: fieldsRead, in: model, sight, windows)
  }
}
