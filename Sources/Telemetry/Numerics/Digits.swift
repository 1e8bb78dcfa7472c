/// Numbers as text, the same on every machine and without locale.
///
/// Nothing here groups thousands. NaN reads `nan`, the infinities `inf` and `-inf`.
package enum Digits {
  /// Returns `value` with exactly `decimals` digits after the point.
  ///
  /// A half rounds away from zero, judged on the shortest decimal form of the double; a result of
  /// zero has no sign. Decimals below zero count as none.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return notFinite(value) }
    var number = DecimalDigits(value)
    number.round(toDecimals: max(decimals, 0))
    return number.text(decimals: max(decimals, 0))
  }

  /// Returns `value` in the fewest digits that give the same double back, without an exponent.
  package static func shortest(_ value: Double) -> String {
    guard value.isFinite else { return notFinite(value) }
    return DecimalDigits(value).text(decimals: 0)
  }

  /// Returns `value` with `digits` significant digits, trailing zeros left out.
  package static func significant(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return notFinite(value) }
    var number = DecimalDigits(value)
    number.round(toSignificant: max(digits, 1))
    return number.text(decimals: 0)
  }

  /// Returns how many digits after the point the shortest form of a finite number has.
  package static func fractionDigits(of value: Double) -> Int {
    let number = DecimalDigits(value)
    return max(0, number.digits.count - number.exponent)
  }

  /// Returns how many digits before the point the shortest form of a finite number has.
  ///
  /// Below one, the zeros right behind the point are counted down: 0 for 0.5, -2 for 0.0012. Zero
  /// has none.
  package static func wholeDigits(of value: Double) -> Int {
    DecimalDigits(value).exponent
  }

  /// Returns a ratio as a percentage, `0.1234` as `12.3%` with one decimal.
  package static func percent(_ ratio: Double, decimals: Int = 1) -> String {
    guard ratio.isFinite else { return notFinite(ratio) }
    var number = DecimalDigits(ratio)
    number.shift(by: 2)
    number.round(toDecimals: max(decimals, 0))
    return number.text(decimals: max(decimals, 0)) + "%"
  }

  /// Returns a number and a bound that it missed so that the two do not read alike.
  ///
  /// Both have `decimals`, and up to three more where they would be the same text; a bound then lacks
  /// zeros at its end: 59.6 and 60 without decimals, not 60 and 60.
  package static func apart(
    _ value: Double,
    from bound: Double,
    decimals: Int
  ) -> (value: String, bound: String) {
    let plain = fixed(bound, decimals: decimals)
    var text = fixed(value, decimals: decimals)
    var limit = plain
    var more = 0
    while text == limit, value != bound, more < mostDecimalsMore {
      more += 1
      text = fixed(value, decimals: decimals + more)
      limit = fixed(bound, decimals: decimals + more)
    }
    let isPlain =
      limit.hasPrefix(plain) && limit.dropFirst(plain.count).allSatisfy { $0 == "." || $0 == "0" }
    return (text, isPlain ? plain : limit)
  }

  /// The decimals that are added at most to tell two numbers apart.
  private static let mostDecimalsMore = 3

  /// Returns a number in three significant digits with the suffix of its size.
  ///
  /// `999`, `1.23k`, `12.3k`, `4M`, `1.5G`, `2T`; below one thousand in size a whole number stays
  /// whole. The suffix is chosen after rounding: 999 999 is `1M`.
  package static func compact(_ value: Double) -> String {
    guard value.isFinite else { return notFinite(value) }
    var number = DecimalDigits(value)
    number.round(toSignificant: 3)
    let suffixes = ["", "k", "M", "G", "T"]
    let step = min(max(number.exponent - 1, 0) / 3, suffixes.count - 1)
    number.shift(by: -3 * step)
    return number.text(decimals: 0) + suffixes[step]
  }

  /// Returns a count in three significant digits with the suffix of its size, as `compact`.
  package static func compact(_ count: Int) -> String {
    compact(Double(count))
  }

  /// Returns minutes since midnight of the first day as a clock, `845` as `14:05`.
  ///
  /// Later days are counted in front, `1d 00:10`; a time before midnight has a minus sign.
  package static func clock(minutes: Int) -> String {
    let size = minutes.magnitude
    let days = size / 1440
    let clock = "\(twoDigits(size / 60 % 24)):\(twoDigits(size % 60))"
    return (minutes < 0 ? "-" : "") + (days > 0 ? "\(days)d " : "") + clock
  }

  private static func twoDigits(_ number: UInt) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  private static func notFinite(_ value: Double) -> String {
    value == .infinity ? "inf" : (value == -.infinity ? "-inf" : "nan")
  }
}
