/// A table whose fields and conditions are named by their positions.
struct TableScope {
  let table: Table
  let positions: [FieldName: Int]
  let kinds: [ColumnKind]

  func position(_ field: FieldName) -> Int {
    guard let position = positions[field] else {
      preconditionFailure("field \(field) of \(table.name) was not checked")
    }
    return position
  }

  /// The condition by the fields' positions; names that the table does not have are our own bug.
  func condition(_ predicate: Predicate) -> RowCondition {
    switch predicate {
    case .always: return .always
    case .all(let parts): return .all(parts.map { condition($0) })
    case .any(let parts): return .any(parts.map { condition($0) })
    case .not(let part): return .not(condition(part))
    case .isOneOf(let field, let values):
      let place = position(field)
      guard case .category(let labels) = kinds[place] else {
        preconditionFailure("category \(field) was not checked")
      }
      return .codes(place, Self.marks(labels.indices.filter { values.contains(labels[$0]) }))
    case .isTrue(let field): return .codes(position(field), Self.marks([1]))
    case .compares(let field, let relation, let value):
      return .compares(position(field), relation, Float(value))
    case .isMissing(let field):
      let place = position(field)
      switch kinds[place] {
      case .category, .flag: return .codes(place, Self.marks([Int(Column.missingCode)]))
      case .number: return .isMissingNumber(place)
      case .entity, .reference: return .any([])
      }
    }
  }

  /// The 256 codes with some of them marked.
  static func marks(_ codes: [Int]) -> [Bool] {
    var marked = [Bool](repeating: false, count: 256)
    for code in codes { marked[code] = true }
    return marked
  }
}
