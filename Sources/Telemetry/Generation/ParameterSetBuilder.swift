/// Collects what the parameters of one generator read.
struct ParameterSetBuilder {
  private(set) var dimensions: [ParameterSet.Dimension] = []
  private(set) var cellCount = 1
  /// Fields read row by row.
  var rowFields: Set<Int> = []

  /// Makes the fields of a condition dimensions of the cells, unless that makes too many cells.
  mutating func admit(
    _ condition: RowCondition,
    kinds: [ColumnKind]
  ) -> (condition: RowCondition, isTabulated: Bool) {
    guard condition.isDiscrete else { return (condition, false) }
    let known = Set(dimensions.map(\.field))
    var grown = dimensions
    var count = cellCount
    for field in Set(condition.fields).subtracting(known).sorted() {
      let size = kinds[field].codeCount + 1
      grown.append(ParameterSet.Dimension(field: field, size: size, stride: count))
      count *= size
    }
    guard count <= ParameterSet.mostCells else { return (condition, false) }
    dimensions = grown
    cellCount = count
    return (condition, true)
  }

  /// For each cell, whether a condition on the dimensions holds; O(cells) for each question in it.
  func cells(_ condition: RowCondition) -> [Bool] {
    switch condition {
    case .always: return [Bool](repeating: true, count: cellCount)
    case .not(let part): return cells(part).map { !$0 }
    case .all(let parts): return cells(parts, startingWith: true) { $0 && $1 }
    case .any(let parts): return cells(parts, startingWith: false) { $0 || $1 }
    case .codes(let field, let marked):
      guard let dimension = dimensions.first(where: { $0.field == field }) else {
        preconditionFailure("field \(field) is not a dimension")
      }
      let isMarked = (0..<dimension.size).map { code in
        marked[code == dimension.size - 1 ? Int(Column.missingCode) : code]
      }
      return (0..<cellCount).map { isMarked[$0 / dimension.stride % dimension.size] }
    case .compares, .isMissingNumber:
      preconditionFailure("a number is read where only discrete fields are known")
    }
  }

  private func cells(
    _ parts: [RowCondition],
    startingWith start: Bool,
    _ join: (Bool, Bool) -> Bool
  ) -> [Bool] {
    parts.reduce([Bool](repeating: start, count: cellCount)) { joined, part in
      zip(joined, cells(part)).map(join)
    }
  }

  mutating func reads(_ change: RowAdjustment.Change) {
    switch change {
    case .affine: break
    case .power(let field, _, _), .follow(let field, _): rowFields.insert(field)
    }
  }
}

extension ColumnKind {
  /// The number of codes of a discrete kind, without that of a missing value.
  fileprivate var codeCount: Int {
    switch self {
    case .category(let values): values.count
    case .flag: 2
    case .number, .entity, .reference: 0
    }
  }
}
