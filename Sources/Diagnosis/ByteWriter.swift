/// A writer of bytes with little-endian numbers.
struct ByteWriter {
  var bytes: [UInt8] = []

  /// Appends a number of `size` bytes, from 0 upwards; traps for a number that does not fit.
  mutating func number(_ number: Int, size: Int) {
    bytes += repeatElement(0, count: size)
    set(number, size: size, at: bytes.count - size)
  }

  /// Writes a number over bytes that are there.
  mutating func set(_ number: Int, size: Int, at place: Int) {
    precondition(
      number >= 0 && number >> (8 * size) == 0,
      "\(number) needs more than \(size) bytes"
    )
    for index in 0..<size {
      bytes[place + index] = UInt8(truncatingIfNeeded: number >> (8 * index))
    }
  }

  /// Appends a text of up to 255 bytes.
  mutating func text(_ text: String) {
    let utf8 = Array(text.utf8)
    number(utf8.count, size: 1)
    bytes += utf8
  }

  /// Appends values of a width of 0, 1, 2, 4 or 8 bits, the first in the lowest bits of a byte.
  mutating func pack(_ values: ArraySlice<UInt8>, bits: Int) {
    guard bits > 0 else { return }
    let perByte = 8 / bits
    var byte: UInt8 = 0
    for (position, value) in values.enumerated() {
      byte |= value << UInt8(position % perByte * bits)
      if position % perByte == perByte - 1 {
        bytes.append(byte)
        byte = 0
      }
    }
    if values.count % perByte != 0 { bytes.append(byte) }
  }
}

/// A reader of the bytes that `ByteWriter` writes.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }

  private mutating func take(_ count: Int) throws(CalibrationFileError) -> ArraySlice<UInt8> {
    guard count <= rest.count else { throw .malformed("lengths") }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  mutating func number(size: Int) throws(CalibrationFileError) -> Int {
    try take(size).reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  mutating func text() throws(CalibrationFileError) -> String {
    let bytes = try take(try number(size: 1))
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed("texts") }
    return text
  }

  mutating func unpack(_ count: Int, bits: Int) throws(CalibrationFileError) -> [UInt8] {
    guard bits > 0 else { return Array(repeating: 0, count: count) }
    let perByte = 8 / bits
    let bytes = Array(try take((count + perByte - 1) / perByte))
    let mask = UInt8(truncatingIfNeeded: (1 << bits) - 1)
    return (0..<count).map { bytes[$0 / perByte] >> UInt8($0 % perByte * bits) & mask }
  }
}
