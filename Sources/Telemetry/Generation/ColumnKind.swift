/// The kind of a field's values.
package enum ColumnKind: Hashable, Sendable {
  /// Categories and assignments, with their values.
  case category([String])
  case flag, number, entity
  case reference(TableName)

  /// The kind without its details.
  package enum Tag: String, Hashable, Sendable {
    case category, flag, number, entity, reference
  }

  /// The kind without its details.
  package var tag: Tag {
    switch self {
    case .category: .category
    case .flag: .flag
    case .number: .number
    case .entity: .entity
    case .reference: .reference
    }
  }

  /// Whether the values are few, so that parameters can be tabulated over them.
  var isDiscrete: Bool {
    switch self {
    case .category, .flag: true
    case .number, .entity, .reference: false
    }
  }
}

extension WorldModel {
  /// The kind of a table's field, if both exist and, for a lookup, what it looks up.
  package func kind(of field: FieldName, in table: TableName) -> ColumnKind? {
    var table = self.table(table)
    var name = field
    for _ in tables.indices {
      guard let field = table?.field(name) else { return nil }
      guard case .lookup(let reference, let target) = field.generator else {
        return field.generator.ownKind
      }
      guard case .reference(let other) = table?.field(reference)?.generator else { return nil }
      table = self.table(other)
      name = target
    }
    return nil
  }
}

extension Generator {
  /// The kind of the values, but for a lookup, whose kind is that of its target.
  fileprivate var ownKind: ColumnKind? {
    switch self {
    case .entity: .entity
    case .category(let values): .category(values.map(\.name))
    case .assignment(_, _, let shares, let rest):
      .category(
        shares.map(\.name) + (shares.contains { $0.name == rest } ? [] : [rest])
      )
    case .age, .number, .sum, .sequence: .number
    case .flag: .flag
    case .reference(let table): .reference(table)
    case .lookup: nil
    }
  }

  /// The parameters by name, in drawing order, without `missing`.
  var parameters: [(name: ParameterName, parameter: Parameter)] {
    switch self {
    case .category(let values): values.map { (ParameterName($0.name), $0.weight) }
    case .assignment(_, _, let shares, _): shares.map { (ParameterName($0.name), $0.weight) }
    case .number(let distribution):
      Array(zip(distribution.family.parameters, distribution.parameters))
    case .flag(let probability): [("probability", probability)]
    case .entity, .age, .sum, .sequence, .reference, .lookup: []
    }
  }
}
