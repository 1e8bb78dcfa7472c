/// The columns of the chunk being drawn, as far as they are drawn.
final class RowColumns {
  /// Codes of discrete fields, numbers, and entity or row numbers, by field; the others stay empty.
  var codes: [[UInt8]]
  var numbers: [[Float]]
  var identifiers: [[UInt32]]

  init(_ table: CompiledTable, drawn: [Int]) {
    codes = table.fields.map { _ in [] }
    numbers = codes.map { _ in [] }
    identifiers = codes.map { _ in [] }
    for field in drawn {
      switch table.fields[field].kind {
      case .category, .flag: codes[field] = [UInt8](repeating: 0, count: Chunk.capacity)
      case .number: numbers[field] = [Float](repeating: 0, count: Chunk.capacity)
      case .entity, .reference:
        identifiers[field] = [UInt32](repeating: 0, count: Chunk.capacity)
      }
    }
  }

  /// The numbers of a field.
  func numbers(_ field: Int) -> [Float] { numbers[field] }

  /// For each row, whether a predicate holds.
  func mask(_ predicate: RowCondition, count: Int) -> [Bool] {
    switch predicate {
    case .always: return [Bool](repeating: true, count: count)
    case .all(let parts):
      return parts.reduce([Bool](repeating: true, count: count)) { mask, part in
        zip(mask, self.mask(part, count: count)).map { $0 && $1 }
      }
    case .any(let parts):
      return parts.reduce([Bool](repeating: false, count: count)) { mask, part in
        zip(mask, self.mask(part, count: count)).map { $0 || $1 }
      }
    case .not(let part): return mask(part, count: count).map { !$0 }
    case .codes(let field, let marked): return codes[field].prefix(count).map { marked[Int($0)] }
    case .compares(let field, let relation, let value):
      return numbers[field].prefix(count).map {
        !$0.isNaN && relation.holds($0, value)
      }
    case .isMissingNumber(let field): return numbers[field].prefix(count).map(\.isNaN)
    }
  }

  /// Writes each row's cell.
  func cells(_ dimensions: [ParameterSet.Dimension], count: Int, into cells: inout [Int32]) {
    for (index, dimension) in dimensions.enumerated() {
      let last = UInt8(dimension.size - 1)
      let stride = Int32(dimension.stride)
      codes[dimension.field].withUnsafeBufferPointer { codes in
        cells.withUnsafeMutableBufferPointer { cells in
          if index == 0 {
            for row in 0..<count { cells[row] = Int32(min(codes[row], last)) &* stride }
          } else {
            for row in 0..<count { cells[row] &+= Int32(min(codes[row], last)) &* stride }
          }
        }
      }
    }
  }
}
