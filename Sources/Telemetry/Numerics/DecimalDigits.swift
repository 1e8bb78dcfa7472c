/// A number as decimal digits and a place: 0.ddd… · 10 to the `exponent`.
///
/// The digits are the shortest that give the double back, which Swift's own `description` yields
/// the same on every platform; rounding and shifting then happen on the decimals a reader sees, so
/// 1.005 to two decimals is 1.01 although the double lies below it.
struct DecimalDigits {
  private(set) var isNegative: Bool
  /// The digits, the most significant first and not zero; empty for zero.
  private(set) var digits: [UInt8]
  private(set) var exponent: Int

  /// Reads the digits of a finite number.
  init(_ value: Double) {
    isNegative = value.sign == .minus
    digits = []
    exponent = 0
    var isAfterPoint = false
    var written = 0
    var isExponentNegative = false
    var isInExponent = false
    for byte in value.description.utf8 {
      switch byte {
      case UInt8(ascii: "-"):
        isExponentNegative = isInExponent
      case UInt8(ascii: "+"):
        break
      case UInt8(ascii: "."):
        isAfterPoint = true
      case UInt8(ascii: "e"):
        isInExponent = true
      default:
        let digit = byte &- UInt8(ascii: "0")
        if isInExponent {
          written = written * 10 + Int(digit)
        } else {
          append(digit, isAfterPoint: isAfterPoint)
        }
      }
    }
    exponent += isExponentNegative ? -written : written
    trim()
  }

  private mutating func append(_ digit: UInt8, isAfterPoint: Bool) {
    if digits.isEmpty, digit == 0 {
      if isAfterPoint { exponent -= 1 }
      return
    }
    digits.append(digit)
    if !isAfterPoint { exponent += 1 }
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }

  /// Multiplies by 10 to the given power.
  mutating func shift(by places: Int) {
    if !digits.isEmpty { exponent += places }
  }

  /// Keeps `decimals` digits after the point, rounding a half away from zero.
  mutating func round(toDecimals decimals: Int) {
    keep(exponent + decimals)
  }

  /// Keeps `count` significant digits, rounding a half away from zero.
  mutating func round(toSignificant count: Int) {
    keep(count)
  }

  private mutating func keep(_ count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      exponent = 0
      return
    }
    let roundsUp = digits[count] >= 5
    digits.removeLast(digits.count - count)
    if roundsUp { increment() }
    trim()
  }

  /// Adds one to the last digit kept; with none kept, one at the place before the first.
  private mutating func increment() {
    var place = digits.count - 1
    while place >= 0, digits[place] == 9 {
      digits[place] = 0
      place -= 1
    }
    if place >= 0 {
      digits[place] += 1
    } else {
      digits.insert(1, at: 0)
      exponent += 1
    }
  }

  /// The digits before and after the point, with at least `decimals` of the latter.
  func text(decimals: Int) -> String {
    var text = isNegative && !digits.isEmpty ? "-" : ""
    if exponent <= 0 { text += "0" }
    for place in 0..<max(exponent, 0) { text += digit(at: place) }
    let fraction = max(decimals, digits.count - exponent)
    if fraction > 0 {
      text += "."
      for place in 0..<fraction { text += digit(at: exponent + place) }
    }
    return text
  }

  private func digit(at place: Int) -> String {
    digits.indices.contains(place) ? String(digits[place]) : "0"
  }
}
