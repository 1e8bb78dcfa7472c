import Telemetry

/// The values of some rows, laid out so that a statement can take them without copies.
final class SliceFeed {
  /// The values of one column.
  private enum Values {
    case codes(UnsafePointer<UInt8>, labels: UnsafePointer<UnsafeBufferPointer<UInt8>>, count: Int)
    case flags(UnsafePointer<UInt8>)
    case wholes(UnsafePointer<Float>)
    case numbers(UnsafePointer<Float>)
    case identifiers(UnsafePointer<UInt32>)
  }

  let count: Int
  private var columns: [Values] = []
  private var memory: [UnsafeMutableRawPointer] = []

  /// Lays out some columns; `isWhole` says of each whether its numbers are.
  init(_ rows: Rows, columns names: [(name: FieldName, isWhole: Bool)]) {
    count = rows.count
    for (name, isWhole) in names {
      guard let column = rows[name] else {
        preconditionFailure("column '\(name)' was not made")
      }
      columns.append(values(of: column, isWhole: isWhole))
    }
  }

  deinit { memory.forEach { $0.deallocate() } }

  private func values(of column: Column, isWhole: Bool) -> Values {
    switch column {
    case .codes(let codes, let labels):
      let texts = labels.map {
        UnsafeBufferPointer(start: keep(Array($0.utf8)), count: $0.utf8.count)
      }
      return .codes(keep(codes), labels: keep(texts), count: labels.count)
    case .flags(let flags): return .flags(keep(flags))
    case .numbers(let numbers): return isWhole ? .wholes(keep(numbers)) : .numbers(keep(numbers))
    case .entities(let numbers), .references(let numbers): return .identifiers(keep(numbers))
    }
  }

  /// A copy that lives as long as this object.
  private func keep<Value: BitwiseCopyable>(_ values: [Value]) -> UnsafePointer<Value> {
    let copy = UnsafeMutablePointer<Value>.allocate(capacity: max(1, values.count))
    copy.initialize(from: values, count: values.count)
    memory.append(UnsafeMutableRawPointer(copy))
    return UnsafePointer(copy)
  }

  /// Binds a row's values from a position on; what was not recorded is NULL.
  @inline(__always)
  func bind(_ row: Int, to statement: SQLiteStatement, from first: Int32) {
    var position = first
    for column in columns {
      switch column {
      case .codes(let codes, let labels, let count):
        let code = Int(codes[row])
        if code < count {
          statement.bind(labels[code], at: position)
        } else {
          statement.bindNull(at: position)
        }
      case .flags(let flags):
        if flags[row] == Column.missingCode {
          statement.bindNull(at: position)
        } else {
          statement.bind(Int(flags[row]), at: position)
        }
      case .wholes(let numbers):
        if numbers[row].isFinite {
          statement.bind(Int(numbers[row]), at: position)
        } else {
          statement.bindNull(at: position)
        }
      case .numbers(let numbers):
        if numbers[row].isNaN {
          statement.bindNull(at: position)
        } else {
          statement.bind(Double(numbers[row]), at: position)
        }
      case .identifiers(let numbers):
        statement.bind(Int(numbers[row]), at: position)
      }
      position += 1
    }
  }
}
