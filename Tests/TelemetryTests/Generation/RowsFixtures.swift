@testable import Telemetry

extension Rows {
  /// The numbers of a field, empty when it is none.
  func numbers(_ name: FieldName) -> [Float] {
    if case .numbers(let values) = self[name] { values } else { [] }
  }

  /// The codes of a category or flag, empty when the field is neither.
  func codes(_ name: FieldName) -> [UInt8] {
    switch self[name] {
    case .codes(let values, _), .flags(let values): values
    case .numbers, .entities, .references, nil: []
    }
  }

  /// The entity or row numbers of a field, empty when it has none.
  func identifiers(_ name: FieldName) -> [UInt32] {
    switch self[name] {
    case .entities(let values), .references(let values): values
    case .codes, .numbers, .flags, nil: []
    }
  }
}

/// 64-bit FNV-1a over the bytes of rows.
struct RowDigest {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  init(_ rows: Rows) {
    rows.times.forEach { add(UInt32(bitPattern: $0)) }
    for column in rows.columns {
      switch column.values {
      case .codes(let values, _), .flags(let values): values.forEach { add(UInt32($0)) }
      case .numbers(let values): values.forEach { add($0.isNaN ? .max : $0.bitPattern) }
      case .entities(let values), .references(let values): values.forEach { add($0) }
      }
    }
  }

  private mutating func add(_ word: UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      value = (value ^ UInt64(word >> shift & 0xff)) &* 0x0000_0100_0000_01b3
    }
  }
}
