/// The fields of one table as a question may use them: their kinds and values.
struct FieldCatalog {
  let table: Table
  let sight: Sight
  /// `nil` for a field whose kind is not known here, such as a look-up without its column.
  private let kind: (FieldName) -> ColumnKind.Tag?
  private let values: (FieldName) -> [String]?

  /// The fields as the world declares them.
  init(_ table: Table, in world: WorldModel, sight: Sight) {
    self.table = table
    self.sight = sight
    kind = { world.kind(of: $0, in: table.name)?.tag }
    values = { world.groupValues(of: $0, in: table.name) }
  }

  /// The fields as the columns of some rows show them.
  init(_ table: Table, in rows: Rows, sight: Sight) {
    self.table = table
    self.sight = sight
    kind = { rows[$0]?.kind }
    values = { rows[$0]?.groupValues }
  }

  /// The values by which the field groups, or none when it does not group.
  func groupValues(of name: FieldName) -> [String] { values(name) ?? [] }

  /// Returns the problem of reading a field for some use, if there is one.
  func problem(reading name: FieldName, for use: FieldUse) -> QueryError? {
    guard let field = table.field(name) else {
      let shown = table.fields.filter { sight.shows($0) }.map(\.name)
      return .unknownField(name, table.name, known: shown)
    }
    guard sight.shows(field) else { return .hiddenField(name, table.name) }
    guard let kind = kind(name), !use.kinds.contains(kind) else { return nil }
    return .wrongKind(name, kind, use)
  }

  /// Reports all that is wrong with a condition.
  func check(
    _ predicate: Predicate,
    at place: QueryPlace,
    _ report: (QueryPlace, QueryError) -> Void
  ) {
    switch predicate {
    case .always:
      break
    case .all(let parts):
      for (index, part) in parts.enumerated() {
        check(part, at: place.part("all").item(index), report)
      }
    case .any(let parts):
      for (index, part) in parts.enumerated() {
        check(part, at: place.part("any").item(index), report)
      }
    case .not(let part):
      check(part, at: place.part("not"), report)
    case .isOneOf(let name, let wanted):
      if let error = problem(reading: name, for: .choice) { return report(place, error) }
      guard let known = values(name) else { return }
      for value in wanted where !known.contains(value) {
        report(place, .unknownValue(value, name, known: known))
      }
    case .isTrue(let name):
      if let error = problem(reading: name, for: .truth) { report(place, error) }
    case .compares(let name, _, let bound):
      if let error = problem(reading: name, for: .bound) { report(place, error) }
      if !bound.isFinite { report(place, .boundNotFinite(name)) }
    case .isMissing(let name):
      guard let field = table.field(name), sight.shows(field) else {
        if let error = problem(reading: name, for: .truth) { report(place, error) }
        return
      }
    }
  }

  /// Reports all that is wrong with an aggregate.
  func check(
    _ aggregate: Aggregate,
    at place: QueryPlace,
    _ report: (QueryPlace, QueryError) -> Void
  ) {
    switch aggregate {
    case .count:
      break
    case .perMinute:
      if !table.hasTime { report(place, .withoutTime(table.name)) }
    case .share(let predicate):
      check(predicate, at: place.part("share"), report)
    case .mean(let name), .sum(let name), .sd(let name):
      if let error = problem(reading: name, for: .number(aggregate.word)) { report(place, error) }
    case .quantile(let name, let quantile):
      if let error = problem(reading: name, for: .number(aggregate.word)) { report(place, error) }
      if !(0...1).contains(quantile) { report(place, .quantileOutOfRange(name, quantile)) }
    case .distinct(let name):
      if let error = problem(reading: name, for: .distinct) { report(place, error) }
    case .missing(let name):
      check(.isMissing(name), at: place, report)
    }
  }

  /// Reports fields that cannot group rows, and returns the number of possible groups.
  func check(
    groupBy names: [FieldName],
    use: FieldUse,
    at place: QueryPlace,
    _ report: (QueryPlace, QueryError) -> Void
  ) -> Int {
    var groups = 1
    for (index, name) in names.enumerated() {
      if let error = problem(reading: name, for: use) { report(place.item(index), error) }
      let (product, overflow) = groups.multipliedReportingOverflow(
        by: groupValues(of: name).count + 1
      )
      groups = overflow ? .max : product
    }
    if groups > Query.groupLimit { report(place, .tooManyGroups(groups)) }
    return groups
  }
}

extension Table {
  /// Whether the rows have a time.
  package var hasTime: Bool {
    switch rows {
    case .arrivals: true
    case .fixed: false
    }
  }
}
