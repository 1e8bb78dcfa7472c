import Telemetry

/// Numbers of figures as text: those of `Digits` with commas between thousands, and the decimals
/// that a column of numbers needs.
package enum NumberText {
  /// Returns a number with a fixed count of decimals and commas between thousands.
  ///
  /// It rounds as `Digits.fixed` does. Not a number is `n/a`; infinities are `∞` and `-∞`. From 10¹⁵ on, where doubles have no
  /// decimals worth showing, the shortest text with an exponent is given.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    if value.isNaN { return "n/a" }
    if value.isInfinite { return value < 0 ? "-∞" : "∞" }
    if value.magnitude >= 1e15 { return value.description }
    return grouped(Digits.fixed(value, decimals: decimals))
  }

  /// Returns a number with at least so many significant digits; whole digits are never dropped.
  ///
  /// Trailing zeros of the fraction are kept, so that a column of figures shows its precision.
  package static func significant(_ value: Double, digits: Int) -> String {
    fixed(value, decimals: decimals(for: value, digits: digits))
  }

  /// Returns a count with commas, such as `1,204,311`.
  package static func count(_ value: Int) -> String {
    grouped(String(value))
  }

  /// Returns the fewest decimals, up to a limit, that tell every one of the values exactly.
  package static func decimals(telling values: [Double], atMost limit: Int) -> Int {
    values.filter(\.isFinite).reduce(0) { most, value in
      max(most, min(limit, Digits.fractionDigits(of: value)))
    }
  }

  /// Returns the decimals under which all the values of one column are read side by side.
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
    value == 0 ? 0 : min(12, max(0, digits - Digits.wholeDigits(of: value)))
  }

  /// Puts commas between the thousands of a number's whole part.
  private static func grouped(_ number: String) -> String {
    let sign = number.prefix { $0 == "-" }
    let rest = number.dropFirst(sign.count)
    let whole = rest.prefix { $0 != "." }
    var text = String(sign)
    for (offset, digit) in whole.enumerated() {
      if offset > 0, (whole.utf8.count - offset) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text + rest.dropFirst(whole.count)
  }
}
