/// Writes JSON as UTF-8 bytes.
package enum JSONText {
  /// Appends a string with its quotes.
  package static func append(string: String, to text: inout [UInt8]) {
    text.append(quote)
    append(escaped: string, to: &text)
    text.append(quote)
  }

  /// Appends the inside of a string.
  ///
  /// Besides what JSON requires, the control characters DEL and U+0080 … U+009F are escaped, so that
  /// no line can steer a terminal.
  package static func append(escaped string: String, to text: inout [UInt8]) {
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C:
        text.append(92)
        text.append(UInt8(truncatingIfNeeded: scalar.value))
      case 0x0A: text.append(contentsOf: [92, 110])
      case 0x0D: text.append(contentsOf: [92, 114])
      case 0x09: text.append(contentsOf: [92, 116])
      case 0x00...0x1F, 0x7F...0x9F:
        text.append(contentsOf: [92, 117, 48, 48])
        text.append(HexDigit.lowerCase(UInt64(scalar.value >> 4)))
        text.append(HexDigit.lowerCase(UInt64(scalar.value & 15)))
      case 0x20...0x7E:
        text.append(UInt8(truncatingIfNeeded: scalar.value))
      default:
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  /// Appends a number as the shortest digits that read back as the same `Float`; whole ones without
  /// a fraction, and `null` for NaN and infinities, which JSON does not have.
  package static func append(number: Float, to text: inout [UInt8]) {
    guard number.isFinite else {
      text.append(contentsOf: null)
      return
    }
    if number.magnitude < 1e9, Float(Int(number)) == number {
      append(whole: Int(number), to: &text)
    } else {
      text.append(contentsOf: number.description.utf8)
    }
  }

  package static func append(whole number: Int, to text: inout [UInt8]) {
    if number < 0 { text.append(45) }
    let magnitude = number.magnitude
    var factor: UInt = 1
    while magnitude / factor >= 10 { factor *= 10 }
    while factor > 0 {
      text.append(UInt8(truncatingIfNeeded: 48 + magnitude / factor % 10))
      factor /= 10
    }
  }

  package static let quote: UInt8 = 34
  package static let null = Array("null".utf8)
}
