extension Column {
  /// The names of a flag's values, in their order.
  package static let flagValues = ["false", "true"]
  /// The name of a value that was not recorded; no declared value may have it.
  package static let missingValue = "missing"

  /// The kind of the column's values.
  package var kind: ColumnKind.Tag {
    switch self {
    case .codes: .category
    case .flags: .flag
    case .numbers: .number
    case .entities: .entity
    case .references: .reference
    }
  }

  /// The values by which rows can be grouped, in declared order; `nil` where they cannot.
  package var groupValues: [String]? {
    switch self {
    case .codes(_, let labels): labels
    case .flags: Self.flagValues
    case .numbers, .entities, .references: nil
    }
  }
}

extension WorldModel {
  /// The values by which a field groups rows, in declared order; `nil` for other kinds of field.
  package func groupValues(of name: FieldName, in table: TableName) -> [String]? {
    switch kind(of: name, in: table) {
    case .category(let values): values
    case .flag: Column.flagValues
    case .number, .entity, .reference, nil: nil
    }
  }

  /// Whether a value of the field may not have been recorded, here or where it is looked up.
  package func canBeMissing(_ name: FieldName, in table: TableName) -> Bool {
    var table = self.table(table)
    var name = name
    for _ in tables.indices {
      guard let field = table?.field(name) else { return false }
      if field.missing != nil { return true }
      guard case .lookup(let reference, let target) = field.generator,
        case .reference(let other) = table?.field(reference)?.generator
      else { return false }
      table = self.table(other)
      name = target
    }
    return false
  }
}
