/// Collects what the parameters of one generator read.
struct ParameterSetBuilder {
  private(set) var dimensions: [ParameterSet.Dimension] = []
  private(set) var cellCount = 1
  /// Fields read row by row.
  var rowFields: Set<Int> = []
  var timings: Set<Int> = []
  private(set) var readsControls = false

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

  /// For each cell, whether a condition on the dimensions holds.
  func cells(_ condition: RowCondition) -> [Bool] {
    (0..<cellCount).map { cell in
      condition.holds { field in
        guard let dimension = dimensions.first(where: { $0.field == field }) else {
          preconditionFailure("field \(field) is not a dimension")
        }
        let code = cell / dimension.stride % dimension.size
        return code == dimension.size - 1 ? Column.missingCode : UInt8(code)
      }
    }
  }

  mutating func note(_ quantity: CompiledQuantity) {
    if quantity.readsControl { readsControls = true }
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
