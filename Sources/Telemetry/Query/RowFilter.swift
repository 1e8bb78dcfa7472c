/// A condition bound to the columns of some rows, ready to be evaluated column by column.
///
/// A missing value makes `isOneOf`, `isTrue` and `compares` false, and therefore `not` of them true.
/// Bounds are rounded to the columns' precision first, so that 0.7 equals a stored 0.7.
package struct RowFilter: Sendable {
  private indirect enum Node: Sendable {
    case constant(Bool)
    case all([Node])
    case any([Node])
    case not(Node)
    case code(equals: UInt8, in: [UInt8])
    case codes(accepted: [UInt8], in: [UInt8])
    case number(Relation, Float, in: [Float])
    case missingNumber(in: [Float])

    func isConstant(_ wanted: Bool) -> Bool {
      if case .constant(wanted) = self { true } else { false }
    }
  }

  private let root: Node

  /// Whether the condition holds for every row, known without looking.
  package var isAlways: Bool {
    if case .constant(true) = root { true } else { false }
  }

  /// Binds a condition that was checked; a column it reads but the rows lack is our own bug.
  init(_ predicate: Predicate, over rows: Rows) {
    root = Self.node(predicate, rows)
  }

  /// 1 for each row of a range in which the condition holds, else 0.
  ///
  /// Complexity: O(rows × conditions).
  package func mask(_ range: Range<Int>) -> [UInt8] { Self.mask(root, range) }

  private static func node(_ predicate: Predicate, _ rows: Rows) -> Node {
    switch predicate {
    case .always:
      return .constant(true)
    case .all(let parts):
      let nodes = parts.map { node($0, rows) }.filter { !$0.isConstant(true) }
      if nodes.contains(where: { $0.isConstant(false) }) { return .constant(false) }
      return nodes.isEmpty ? .constant(true) : .all(nodes)
    case .any(let parts):
      let nodes = parts.map { node($0, rows) }.filter { !$0.isConstant(false) }
      if nodes.contains(where: { $0.isConstant(true) }) { return .constant(true) }
      return nodes.isEmpty ? .constant(false) : .any(nodes)
    case .not(let part):
      let inner = node(part, rows)
      if case .constant(let value) = inner { return .constant(!value) }
      return .not(inner)
    case .isOneOf(let name, let values):
      return choice(of: values, in: rows.column(name))
    case .isTrue(let name):
      guard case .flags(let flags) = rows.column(name) else { return .constant(false) }
      return .code(equals: 1, in: flags)
    case .compares(let name, let relation, let bound):
      guard case .numbers(let numbers) = rows.column(name) else { return .constant(false) }
      return .number(relation, Float(bound), in: numbers)
    case .isMissing(let name):
      switch rows.column(name) {
      case .codes(let codes, _): return .code(equals: Column.missingCode, in: codes)
      case .flags(let flags): return .code(equals: Column.missingCode, in: flags)
      case .numbers(let numbers): return .missingNumber(in: numbers)
      case .entities, .references: return .constant(false)
      }
    }
  }

  private static func choice(of values: [String], in column: Column) -> Node {
    guard case .codes(let codes, let labels) = column else { return .constant(false) }
    var accepted = [UInt8](repeating: 0, count: 256)
    for (code, label) in labels.enumerated() where values.contains(label) { accepted[code] = 1 }
    let chosen = labels.indices.filter { accepted[$0] == 1 }
    guard let first = chosen.first else { return .constant(false) }
    if chosen.count == 1 { return .code(equals: UInt8(truncatingIfNeeded: first), in: codes) }
    return .codes(accepted: accepted, in: codes)
  }

  private static func mask(_ node: Node, _ range: Range<Int>) -> [UInt8] {
    switch node {
    case .constant(let value):
      return [UInt8](repeating: value ? 1 : 0, count: range.count)
    case .all(let nodes):
      return combined(nodes, range) { $0 & $1 }
    case .any(let nodes):
      return combined(nodes, range) { $0 | $1 }
    case .not(let inner):
      return filled(mask(inner, range), 0..<range.count) { $0 == 0 }
    case .code(let wanted, let codes):
      return filled(codes, range) { $0 == wanted }
    case .codes(let accepted, let codes):
      return accepted.withUnsafeBufferPointer { accepted in
        filled(codes, range) { accepted[Int($0)] != 0 }
      }
    case .number(let relation, let bound, let numbers):
      return compared(numbers, relation, bound, range)
    case .missingNumber(let numbers):
      return filled(numbers, range) { $0 != $0 }
    }
  }

  /// One loop a relation, so that each can be vectorised; a missing number (NaN) compares with nothing.
  private static func compared(
    _ numbers: [Float],
    _ relation: Relation,
    _ bound: Float,
    _ range: Range<Int>
  ) -> [UInt8] {
    switch relation {
    case .equals: filled(numbers, range) { $0 == bound }
    case .notEquals: filled(numbers, range) { $0 < bound || $0 > bound }
    case .above: filled(numbers, range) { $0 > bound }
    case .atLeast: filled(numbers, range) { $0 >= bound }
    case .below: filled(numbers, range) { $0 < bound }
    case .atMost: filled(numbers, range) { $0 <= bound }
    }
  }

  @inline(__always)
  private static func filled<Value>(
    _ values: [Value],
    _ range: Range<Int>,
    _ holds: (Value) -> Bool
  ) -> [UInt8] {
    precondition(range.upperBound <= values.count, "column of \(values.count) rows, asked \(range)")
    return values.withUnsafeBufferPointer { values in
      [UInt8](unsafeUninitializedCapacity: range.count) { mask, count in
        for index in 0..<range.count {
          mask[index] = holds(values[range.lowerBound + index]) ? 1 : 0
        }
        count = range.count
      }
    }
  }

  @inline(__always)
  private static func combined(
    _ nodes: [Node],
    _ range: Range<Int>,
    _ operation: (UInt8, UInt8) -> UInt8
  ) -> [UInt8] {
    guard let first = nodes.first else { return [UInt8](repeating: 1, count: range.count) }
    var result = mask(first, range)
    for node in nodes.dropFirst() {
      let other = mask(node, range)
      result.withUnsafeMutableBufferPointer { result in
        other.withUnsafeBufferPointer { other in
          for index in 0..<range.count { result[index] = operation(result[index], other[index]) }
        }
      }
    }
    return result
  }
}

extension Predicate {
  /// The condition bound to the columns of some rows.
  ///
  /// Throws what is wrong with it first; `rows` must have the columns of `fieldsRead`.
  package func compiled(
    over rows: Rows,
    table: Table,
    sight: Sight = .telemetry
  ) throws(QueryError) -> RowFilter {
    var first: QueryError?
    FieldCatalog(table, in: rows, sight: sight).check(self, at: QueryPlace()) { _, error in
      first = first ?? error
    }
    if let first { throw first }
    return RowFilter(self, over: rows)
  }
}

extension Rows {
  /// The column of a field that was asked for; its lack is our own bug.
  func column(_ name: FieldName) -> Column {
    guard let column = self[name] else {
      preconditionFailure("rows of '\(table)' were made without the column '\(name)'")
    }
    return column
  }
}
