/// A run of rows sorted into slots (groups, buckets or the sides of a comparison) without moving them.
///
/// Every figure is one pass over the slots and the column it reads, with sums in row order. The last
/// slot takes the rows that belong to none, so that the passes need no branch for them.
struct SlottedRows {
  let rows: Rows
  let range: Range<Int>
  /// The number of slots that count.
  let slotCount: Int
  /// The slot of each row of the range, `slotCount` for those left out; empty where there is one slot.
  let slots: [Int32]
  /// Where there is one slot, 1 for each row of the range that it has and 0 for each other; empty where it
  /// has every row.
  let mask: [UInt8]

  /// Rows of a range in one slot, less those that a mask leaves out.
  init(_ rows: Rows, in range: Range<Int>, mask: [UInt8]?) {
    self.rows = rows
    self.range = range
    slotCount = 1
    slots = []
    self.mask = mask ?? []
  }

  /// Rows of a range by the values of fields and by buckets of row positions that follow one another.
  ///
  /// The slot is `group × buckets + bucket`; the first field varies slowest.
  init(
    _ rows: Rows,
    in range: Range<Int>,
    mask: [UInt8]?,
    groups: [GroupColumn],
    buckets: [Range<Int>]
  ) {
    self.rows = rows
    self.range = range
    slotCount = groups.reduce(max(1, buckets.count)) { $0 * $1.count }
    guard slotCount > 1 else {
      slots = []
      self.mask = mask ?? []
      return
    }
    self.mask = []
    var slots = [Int32](repeating: 0, count: range.count)
    for group in groups { group.descend(&slots, from: range.lowerBound) }
    if buckets.count > 1 { Self.descend(&slots, buckets, from: range.lowerBound) }
    if let mask {
      let outside = Int32(slotCount)
      slots.withUnsafeMutableBufferPointer { slots in
        mask.withUnsafeBufferPointer { mask in
          for index in 0..<slots.count { slots[index] = mask[index] == 0 ? outside : slots[index] }
        }
      }
    }
    self.slots = slots
  }

  private static func descend(_ slots: inout [Int32], _ buckets: [Range<Int>], from first: Int) {
    let factor = Int32(buckets.count)
    slots.withUnsafeMutableBufferPointer { slots in
      for (number, bucket) in buckets.enumerated() {
        for row in bucket { slots[row - first] = slots[row - first] * factor + Int32(number) }
      }
    }
  }

  /// Calls a body with the slot and the value of each row of the range that has a slot of its own
  /// or is left out, in row order.
  @inline(__always)
  func forEach<Value>(_ values: [Value], _ body: (_ slot: Int, _ value: Value) -> Void) {
    precondition(range.upperBound <= values.count, "column of \(values.count) rows, asked \(range)")
    values.withUnsafeBufferPointer { values in
      if slotCount == 1, mask.isEmpty {
        for row in range { body(0, values[row]) }
      } else if slotCount == 1 {
        mask.withUnsafeBufferPointer { mask in
          for index in 0..<range.count {
            body(1 - Int(mask[index]), values[range.lowerBound + index])
          }
        }
      } else {
        slots.withUnsafeBufferPointer { slots in
          for index in 0..<range.count {
            body(Int(slots[index]), values[range.lowerBound + index])
          }
        }
      }
    }
  }

  /// The number of rows in each slot.
  func counts() -> [Int] {
    if slotCount == 1 { return [mask.isEmpty ? range.count : mask.reduce(0) { $0 &+ Int($1) }] }
    var counts = [Int](repeating: 0, count: slotCount + 1)
    counts.withUnsafeMutableBufferPointer { counts in
      for slot in slots { counts[Int(slot)] += 1 }
    }
    counts.removeLast()
    return counts
  }
}

/// A column that groups rows: which group each code stands for.
struct GroupColumn {
  /// The groups' names, `missing` last.
  let names: [String]
  private let codes: [UInt8]
  /// The group of each possible code.
  private let groups: [Int32]

  var count: Int { names.count }

  /// The grouping by a category or flag; another kind of column, which checks refuse, is our own bug.
  init(_ name: FieldName, of rows: Rows) {
    let column = rows.column(name)
    switch column {
    case .codes(let codes, let labels):
      self.init(codes, labels)
    case .flags(let flags):
      self.init(flags, Column.flagValues)
    case .numbers, .entities, .references:
      preconditionFailure("rows grouped by '\(name)', \(column.kind.phrase)")
    }
  }

  private init(_ codes: [UInt8], _ labels: [String]) {
    self.codes = codes
    names = labels + [Column.missingValue]
    groups = (0..<256).map { Int32(min($0, labels.count)) }
  }

  /// Refines slots by the groups: `slot × groups + group`.
  func descend(_ slots: inout [Int32], from first: Int) {
    let factor = Int32(count)
    slots.withUnsafeMutableBufferPointer { slots in
      codes.withUnsafeBufferPointer { codes in
        groups.withUnsafeBufferPointer { groups in
          for index in 0..<slots.count {
            slots[index] = slots[index] * factor + groups[Int(codes[first + index])]
          }
        }
      }
    }
  }
}
