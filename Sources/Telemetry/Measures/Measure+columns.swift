/// A column of a table, by name.
package struct TableColumn: Hashable, Sendable, Comparable, CustomStringConvertible {
  package var table: TableName
  package var field: FieldName

  package init(table: TableName, field: FieldName) {
    self.table = table
    self.field = field
  }

  /// The names with a point between them, as SQL writes them.
  package var description: String { "\(table).\(field)" }

  package static func < (left: Self, right: Self) -> Bool {
    (left.table.rawValue, left.field.rawValue) < (right.table.rawValue, right.field.rawValue)
  }
}

extension Measure {
  /// Whether the measure asks which values were not recorded, of which an aggregate of the recorded
  /// ones tells nothing.
  package var isAboutAbsence: Bool {
    if case .aggregate(.missing, _) = self { true } else { fieldsMissing }
  }

  private var fieldsMissing: Bool {
    let outcome: Predicate? =
      switch self {
      case .aggregate(.share(let predicate), _): predicate
      case .comparison(let comparison), .comparisonAcross(_, let comparison),
        .standardised(_, let comparison), .differenceInDifferences(_, let comparison),
        .power(let comparison, _):
        if case .share(let predicate) = comparison.outcome { predicate } else { nil }
      case .aggregate, .paired, .sampleRatio, .stability: nil
      }
    return outcome?.conjuncts.contains { if case .isMissing = $0 { true } else { false } } ?? false
  }

  /// The columns whose values the measure compares or sums up, in order of their names.
  ///
  /// Columns that only say which rows count, the same for all of its slices, are left out.
  package func comparedColumns(in world: WorldModel) -> [TableColumn] {
    let conditions = slices.map { Set($0.rows.conjuncts) }
    let shared = conditions.dropFirst().reduce(conditions.first ?? []) { $0.intersection($1) }
    let distinguishing = conditions.flatMap { $0.subtracting(shared) }.flatMap(\.fieldsRead)
    let compared = Set(fieldsRead + distinguishing)
    return columns(in: world).filter { compared.contains($0.field) }
  }

  /// The columns that the measure is about, in order of their names.
  ///
  /// A field that its slices' tables do not have is left out; `problems(in:)` reports it.
  package func columns(in world: WorldModel) -> [TableColumn] {
    var columns: Set<TableColumn> = []
    for slice in slices {
      for field in slice.rows.fieldsRead + fieldsRead
      where world.table(slice.table)?.field(field) != nil {
        columns.insert(TableColumn(table: slice.table, field: field))
      }
    }
    return columns.sorted()
  }
}
