/// Numbers as text, the same on every machine.
///
/// Rounding starts from the shortest decimal text that stands for the double, and goes half away
/// from zero, so 2.675 with two decimals is 2.68, as a reader who sees 2.675 expects.
package enum NumberText {
  /// A number with a fixed count of decimals and commas between thousands.
  ///
  /// Not a number is `n/a`; infinities are `∞` and `-∞`. From 10¹⁵ on, where doubles have no
  /// decimals worth showing, the shortest text with an exponent is given.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    if value.isNaN { return "n/a" }
    if value.isInfinite { return value < 0 ? "-∞" : "∞" }
    if value.magnitude >= 1e15 { return value.description }
    let rounded = Decimals(value.magnitude).rounded(to: max(0, decimals))
    let sign = value < 0 && !rounded.isZero ? "-" : ""
    let fraction = rounded.fraction.isEmpty ? "" : "." + rounded.fraction
    return sign + grouped(rounded.whole) + fraction
  }

  /// A number with at least so many significant digits; whole digits are never dropped.
  ///
  /// Trailing zeros of the fraction are kept, so that a column of figures shows its precision.
  package static func significant(_ value: Double, digits: Int) -> String {
    fixed(value, decimals: decimals(for: value, digits: digits))
  }

  /// A count with commas, such as `1,204,311`.
  package static func count(_ value: Int) -> String {
    (value < 0 ? "-" : "") + grouped(String(value.magnitude))
  }

  /// The fewest decimals, up to a limit, that tell every one of the values exactly.
  package static func decimals(telling values: [Double], atMost limit: Int) -> Int {
    values.filter(\.isFinite).reduce(0) { most, value in
      max(most, min(limit, Decimals(value.magnitude).fraction.utf8.count))
    }
  }

  /// Decimals under which all the values of one column are read side by side.
  ///
  /// Each value gets three significant digits, or fewer where they are exact; the smallest one may
  /// ask for two decimals more than the largest needs.
  package static func sharedDecimals(of values: [Double]) -> Int {
    let finite = values.filter { $0.isFinite && $0.magnitude < 1e15 }
    let asked = finite.map { value in
      min(decimals(telling: [value], atMost: 12), decimals(for: value, digits: 3))
    }
    let largest = finite.map(\.magnitude).max() ?? 0
    return min(asked.max() ?? 0, leastDecimals(for: largest, digits: 3) + 2)
  }

  private static func decimals(for value: Double, digits: Int) -> Int {
    guard value.isFinite, value != 0, value.magnitude < 1e15 else { return 0 }
    if value == value.rounded() { return 0 }
    return leastDecimals(for: value, digits: digits)
  }

  private static func leastDecimals(for value: Double, digits: Int) -> Int {
    guard value != 0 else { return 0 }
    let decimals = Decimals(value.magnitude)
    let leading =
      decimals.whole == "0"
      ? -decimals.fraction.prefix { $0 == "0" }.count
      : decimals.whole.utf8.count
    return min(12, max(0, digits - leading))
  }

  private static func grouped(_ digits: String) -> String {
    var text = ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.utf8.count - offset) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }
}

/// The shortest decimal digits of a finite number that is not negative, around the point.
private struct Decimals {
  /// At least one digit.
  let whole: String
  /// Digits after the point, none for a whole number.
  let fraction: String

  var isZero: Bool { (whole + fraction).allSatisfy { $0 == "0" } }

  init(_ value: Double) {
    let parts = value.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let head = String(mantissa[0])
    let tail = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
    let digits = head + tail
    let point = head.utf8.count + exponent
    if point <= 0 {
      self.init(whole: "0", fraction: String(repeating: "0", count: -point) + digits)
    } else if point >= digits.utf8.count {
      let zeros = String(repeating: "0", count: point - digits.utf8.count)
      self.init(whole: digits + zeros, fraction: "")
    } else {
      self.init(whole: String(digits.prefix(point)), fraction: String(digits.dropFirst(point)))
    }
  }

  private init(whole: String, fraction: String) {
    let trimmed = whole.drop { $0 == "0" }
    self.whole = trimmed.isEmpty ? "0" : String(trimmed)
    self.fraction = fraction.allSatisfy { $0 == "0" } ? "" : fraction
  }

  private init(exactWhole: String, exactFraction: String) {
    whole = exactWhole
    fraction = exactFraction
  }

  func rounded(to count: Int) -> Decimals {
    if fraction.utf8.count <= count {
      let zeros = String(repeating: "0", count: count - fraction.utf8.count)
      return Decimals(exactWhole: whole, exactFraction: fraction + zeros)
    }
    var digits = Array((whole + fraction.prefix(count)).utf8)
    if Array(fraction.utf8)[count] >= 0x35 {
      var index = digits.count - 1
      while index >= 0, digits[index] == 0x39 {
        digits[index] = 0x30
        index -= 1
      }
      if index >= 0 { digits[index] += 1 } else { digits.insert(0x31, at: 0) }
    }
    let text = String(decoding: digits, as: UTF8.self)
    return Decimals(
      exactWhole: String(text.dropLast(count)),
      exactFraction: String(text.suffix(count))
    )
  }
}
