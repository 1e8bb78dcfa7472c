/// The identity of what one row records, shared by its log lines and its spans.
///
/// It depends on the table, the tick and the row's place among the recorded rows of the tick, so it is
/// the same in every slice of a world and says nothing about the world's seed.
package struct TraceID: Hashable, Sendable, CustomStringConvertible {
  package let high: UInt64
  package let low: UInt64

  /// The identity of a row by its tick and its place in the tick, counted from 0; for a table of a
  /// fixed size the tick is 0 and the place the row's number.
  package init(table: TableName, tick: Int, ordinal: Int) {
    self.init(table: Self.digest(of: table), tick: tick, ordinal: ordinal)
  }

  init(table digest: UInt64, tick: Int, ordinal: Int) {
    let place = UInt64(bitPattern: Int64(tick)) &* 0x9E37_79B9_7F4A_7C15
    high = Self.mixed(digest ^ Self.mixed(place &+ UInt64(bitPattern: Int64(ordinal))))
    // W3C Trace Context allows no identity of zeros only.
    low = Self.mixed(high ^ Self.mixed(place) &+ UInt64(bitPattern: Int64(ordinal))) | 1
  }

  /// 32 lower-case hexadecimal digits, as W3C Trace Context writes them.
  package var description: String {
    var text: [UInt8] = []
    append(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  package func append(to text: inout [UInt8]) {
    HexDigit.append(high, to: &text)
    HexDigit.append(low, to: &text)
  }

  /// The FNV-1a hash (Fowler, Noll, Vo) of the table's name in UTF-8.
  static func digest(of table: TableName) -> UInt64 {
    table.rawValue.utf8.reduce(0xCBF2_9CE4_8422_2325) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
  }

  /// The last step of SplitMix64 (Steele, Lea and Flood 2014), which permutes 64-bit numbers.
  static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Hexadecimal digits as ASCII.
enum HexDigit {
  /// The digit of a number in 0 ..< 16.
  static func lowerCase(_ value: UInt64) -> UInt8 {
    let digit = UInt8(truncatingIfNeeded: value)
    return digit < 10 ? 48 + digit : 87 + digit
  }

  /// Appends all 16 digits of a number.
  static func append(_ value: UInt64, to text: inout [UInt8]) {
    var shift: UInt64 = 64
    while shift > 0 {
      shift -= 4
      text.append(lowerCase((value >> shift) & 15))
    }
  }
}
