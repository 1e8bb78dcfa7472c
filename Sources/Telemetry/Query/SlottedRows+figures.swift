/// The count, sum and spread of the recorded numbers of a slot.
struct SlotMoments: Hashable {
  var count = 0
  var sum = 0.0
  /// The sum of squared deviations from the mean; 0 unless it was asked for.
  var squares = 0.0

  var mean: Double? { count > 0 ? sum / Double(count) : nil }
  /// With n − 1; `nil` for fewer than two numbers.
  var variance: Double? { count > 1 ? squares / Double(count - 1) : nil }
}

/// The count of a slot's matching rows among those that could match.
struct SlotShare: Hashable {
  var matching = 0
  var count = 0

  var value: Double? { count > 0 ? Double(matching) / Double(count) : nil }
}

extension SlottedRows {
  /// Count and sum of a number field by slot, with squared deviations (a second pass) if asked.
  func moments(of name: FieldName, squares: Bool) -> [SlotMoments] {
    guard case .numbers(let numbers) = rows.column(name) else {
      preconditionFailure("moments of '\(name)', which is no number")
    }
    var moments = [SlotMoments](repeating: SlotMoments(), count: slotCount + 1)
    moments.withUnsafeMutableBufferPointer { moments in
      forEach(numbers) { slot, number in
        guard number == number else { return }
        moments[slot].count += 1
        moments[slot].sum += Double(number)
      }
      guard squares else { return }
      let means = moments.map { $0.mean ?? 0 }
      means.withUnsafeBufferPointer { means in
        forEach(numbers) { slot, number in
          guard number == number else { return }
          let deviation = Double(number) - means[slot]
          moments[slot].squares += deviation * deviation
        }
      }
    }
    moments.removeLast()
    return moments
  }

  /// Matching rows by slot, among those in which what the condition needs was recorded.
  func shares(of predicate: Predicate) -> [SlotShare] {
    let matching = RowFilter(predicate, over: rows).mask(range)
    let gaps = Predicate.any(predicate.fieldsThatMustBeRecorded.map { .isMissing($0) })
    let missing = RowFilter(gaps, over: rows).mask(range)
    if slotCount == 1 { return [share(matching, missing)] }
    var shares = [SlotShare](repeating: SlotShare(), count: slotCount + 1)
    shares.withUnsafeMutableBufferPointer { shares in
      matching.withUnsafeBufferPointer { matching in
        missing.withUnsafeBufferPointer { missing in
          slots.withUnsafeBufferPointer { slots in
            for index in 0..<slots.count {
              let slot = Int(slots[index])
              let counts = 1 - Int(missing[index])
              shares[slot].count += counts
              shares[slot].matching += counts & Int(matching[index])
            }
          }
        }
      }
    }
    shares.removeLast()
    return shares
  }

  /// The share in the only slot, counted without branches and stores.
  private func share(_ matching: [UInt8], _ missing: [UInt8]) -> SlotShare {
    var (matches, count): (Int32, Int32) = (0, 0)
    matching.withUnsafeBufferPointer { matching in
      missing.withUnsafeBufferPointer { missing in
        mask.withUnsafeBufferPointer { mask in
          for index in 0..<range.count {
            let counts = (1 &- missing[index]) & (mask.isEmpty ? 1 : mask[index])
            count &+= Int32(counts)
            matches &+= Int32(counts & matching[index])
          }
        }
      }
    }
    return SlotShare(matching: Int(matches), count: Int(count))
  }

  /// The rows by slot in which a field was not recorded.
  func missing(_ name: FieldName) -> [Int] {
    shares(of: .isMissing(name)).map(\.matching)
  }
}
