/// Values gathered by slot: those of a slot stand together, in row order.
struct GatheredValues<Value> {
  var values: [Value]
  /// The position at which each slot's values begin, and the end of the last.
  var starts: [Int]

  /// Returns the positions of a slot's values.
  func range(of slot: Int) -> Range<Int> { starts[slot]..<starts[slot + 1] }
}

extension SlottedRows {
  /// The recorded numbers of a field by slot.
  func numbers(of name: FieldName) -> GatheredValues<Float> {
    guard case .numbers(let numbers) = rows.column(name) else {
      preconditionFailure("numbers of '\(name)', which is no number")
    }
    return gathered(numbers, blank: 0) { $0 == $0 }
  }

  /// The number of different recorded values of a category, entity or reference field by slot.
  func distinct(_ name: FieldName) -> [Int] {
    let column = rows.column(name)
    switch column {
    case .codes(let codes, _):
      return distinct(gathered(codes, blank: 0) { $0 != Column.missingCode }) { Int($0) }
    case .entities(let numbers), .references(let numbers):
      return distinct(gathered(numbers, blank: 0) { _ in true }) { Int($0) }
    case .numbers, .flags:
      preconditionFailure("different values of '\(name)', \(column.kind.phrase)")
    }
  }

  @inline(__always)
  private func gathered<Value>(
    _ values: [Value],
    blank: Value,
    _ isRecorded: (Value) -> Bool
  ) -> GatheredValues<Value> {
    var starts = [Int](repeating: 0, count: slotCount + 2)
    starts.withUnsafeMutableBufferPointer { starts in
      forEach(values) { slot, value in
        if isRecorded(value) { starts[slot + 1] += 1 }
      }
      for slot in 0..<slotCount { starts[slot + 1] += starts[slot] }
    }
    let total = starts[slotCount]
    starts.removeLast()
    var next = starts
    let gathered = [Value](unsafeUninitializedCapacity: total) { buffer, count in
      next.withUnsafeMutableBufferPointer { next in
        forEach(values) { slot, value in
          guard slot < slotCount, isRecorded(value) else { return }
          buffer.initializeElement(at: next[slot], to: value)
          next[slot] += 1
        }
      }
      count = total
    }
    return GatheredValues(values: gathered, starts: starts)
  }

  /// Marks the values of one slot at a time in a set of bits, and clears those marks again.
  ///
  /// Beyond 2²⁶ possible values (8 MiB of bits) it sorts instead.
  private func distinct<Value: FixedWidthInteger & UnsignedInteger>(
    _ gathered: GatheredValues<Value>,
    _ number: (Value) -> Int
  ) -> [Int] {
    guard let largest = gathered.values.max() else {
      return [Int](repeating: 0, count: slotCount)
    }
    guard number(largest) < 1 << 26 else { return distinctBySorting(gathered) }
    var marks = [UInt64](repeating: 0, count: number(largest) / 64 + 1)
    return (0..<slotCount).map { slot in
      let range = gathered.range(of: slot)
      return gathered.values.withUnsafeBufferPointer { values in
        marks.withUnsafeMutableBufferPointer { marks in
          var count = 0
          for index in range {
            let value = number(values[index])
            let mark = UInt64(1) << UInt64(value & 63)
            if marks[value >> 6] & mark == 0 {
              marks[value >> 6] |= mark
              count += 1
            }
          }
          for index in range { marks[number(values[index]) >> 6] = 0 }
          return count
        }
      }
    }
  }

  private func distinctBySorting<Value: FixedWidthInteger>(
    _ gathered: GatheredValues<Value>
  ) -> [Int] {
    (0..<slotCount).map { slot in
      let sorted = gathered.values[gathered.range(of: slot)].sorted()
      return zip(sorted, sorted.dropFirst()).count { $0 != $1 } + (sorted.isEmpty ? 0 : 1)
    }
  }
}
