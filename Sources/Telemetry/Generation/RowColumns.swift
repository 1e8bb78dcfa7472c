/// The columns of the chunk being drawn, of the fields that were admitted.
final class RowColumns {
  /// Codes of discrete fields, numbers, and entity or row numbers, by field.
  private var codeBuffers: [ScratchBuffer<UInt8>?]
  private var numberBuffers: [ScratchBuffer<Float>?]
  private var identifierBuffers: [ScratchBuffer<UInt32>?]
  private let kinds: [ColumnKind]

  init(_ table: CompiledTable) {
    kinds = table.fields.map(\.kind)
    codeBuffers = kinds.map { _ in nil }
    numberBuffers = kinds.map { _ in nil }
    identifierBuffers = kinds.map { _ in nil }
  }

  /// Makes room for a field that is drawn.
  func admit(_ field: Int) {
    switch kinds[field] {
    case .category, .flag:
      if codeBuffers[field] == nil { codeBuffers[field] = ScratchBuffer(repeating: 0) }
    case .number:
      if numberBuffers[field] == nil { numberBuffers[field] = ScratchBuffer(repeating: 0) }
    case .entity, .reference:
      if identifierBuffers[field] == nil { identifierBuffers[field] = ScratchBuffer(repeating: 0) }
    }
  }

  /// The codes of a discrete field that is drawn.
  func codes(_ field: Int) -> UnsafeMutablePointer<UInt8> { drawn(codeBuffers[field], field) }

  /// The numbers of a field that is drawn.
  func numbers(_ field: Int) -> UnsafeMutablePointer<Float> { drawn(numberBuffers[field], field) }

  /// The entity or row numbers of a field that is drawn.
  func identifiers(_ field: Int) -> UnsafeMutablePointer<UInt32> {
    drawn(identifierBuffers[field], field)
  }

  private func drawn<Value>(
    _ buffer: ScratchBuffer<Value>?,
    _ field: Int
  ) -> UnsafeMutablePointer<Value> {
    guard let buffer else { preconditionFailure("field \(field) is read and not drawn") }
    return buffer.values
  }

  /// For each row, whether a condition holds.
  func mask(_ condition: RowCondition, count: Int) -> [Bool] {
    var mask = [Bool](repeating: true, count: count)
    narrow(&mask, to: condition)
    return mask
  }

  /// The rows for which a condition holds, rising.
  func rows(where condition: RowCondition, count: Int) -> [Int] {
    let mask = mask(condition, count: count)
    return [Int](unsafeUninitializedCapacity: count) { held, heldCount in
      mask.withUnsafeBufferPointer { mask in
        for row in 0..<count {
          held[heldCount] = row
          heldCount &+= mask[row] ? 1 : 0
        }
      }
    }
  }

  /// Unmarks the rows for which a condition does not hold.
  private func narrow(_ mask: inout [Bool], to condition: RowCondition) {
    switch condition {
    case .always: return
    case .all(let parts): for part in parts { narrow(&mask, to: part) }
    case .any(let parts):
      var some = [Bool](repeating: false, count: mask.count)
      for part in parts {
        let holds = self.mask(part, count: mask.count)
        Self.change(&some) { row, some in some || holds[row] }
      }
      Self.change(&mask) { row, holds in holds && some[row] }
    case .not(let part):
      let fails = self.mask(part, count: mask.count)
      Self.change(&mask) { row, holds in holds && !fails[row] }
    case .codes(let field, let marked):
      let codes = codes(field)
      marked.withUnsafeBufferPointer { marked in
        Self.change(&mask) { row, holds in
          // Read before it is combined, so that the loop needs no branch.
          let isMarked = marked[Int(codes[row])]
          return holds && isMarked
        }
      }
    case .compares(let field, let relation, let value):
      let numbers = numbers(field)
      Self.change(&mask) { row, holds in
        let isHeld = !numbers[row].isNaN && relation.holds(numbers[row], value)
        return holds && isHeld
      }
    case .isMissingNumber(let field):
      let numbers = numbers(field)
      Self.change(&mask) { row, holds in
        let isMissing = numbers[row].isNaN
        return holds && isMissing
      }
    }
  }

  /// Changes each row's mark.
  @inline(__always)
  private static func change(_ mask: inout [Bool], _ mark: (_ row: Int, _ old: Bool) -> Bool) {
    mask.withUnsafeMutableBufferPointer { mask in
      for row in 0..<mask.count { mask[row] = mark(row, mask[row]) }
    }
  }

  /// Moves the values of some rows, rising, to the front of a column that is drawn.
  func keep(_ kept: [Int], of field: Int) {
    if let codes = codeBuffers[field] { codes.keep(kept) }
    if let numbers = numberBuffers[field] { numbers.keep(kept) }
    if let identifiers = identifierBuffers[field] { identifiers.keep(kept) }
  }

  /// Writes each row's cell; there is at least one dimension.
  func cells(
    _ dimensions: [ParameterSet.Dimension],
    count: Int,
    into cells: UnsafeMutablePointer<Int32>
  ) {
    for (index, dimension) in dimensions.enumerated() {
      let last = UInt8(dimension.size - 1)
      let stride = Int32(dimension.stride)
      let codes = codes(dimension.field)
      if index == 0 {
        for row in 0..<count { cells[row] = Int32(min(codes[row], last)) &* stride }
      } else {
        for row in 0..<count { cells[row] &+= Int32(min(codes[row], last)) &* stride }
      }
    }
  }

  /// Writes the values that referenced rows have in a column of their own table.
  func look(up column: Column, at reference: Int, into field: Int, count: Int) {
    let rows = identifiers(reference)
    switch column {
    case .codes(let values, _), .flags(let values):
      let codes = codes(field)
      for row in 0..<count { codes[row] = values[Int(rows[row])] }
    case .numbers(let values):
      let numbers = numbers(field)
      for row in 0..<count { numbers[row] = values[Int(rows[row])] }
    case .entities(let values), .references(let values):
      let identifiers = identifiers(field)
      for row in 0..<count { identifiers[row] = values[Int(rows[row])] }
    }
  }
}
