/// The words and signs of units.
enum NumberUnits {
  /// The unit that a word names, and its size in the unit that numbers are kept in.
  static func unit(_ word: String) -> (unit: NumberMention.Unit, factor: Double)? { units[word] }

  static let names = Set(units.keys)

  private static let units: [String: (NumberMention.Unit, Double)] = [
    "%": (.percent, 1), "percent": (.percent, 1), "percentage": (.percent, 1),
    "points": (.percent, 1), "point": (.percent, 1), "pp": (.percent, 1), "pts": (.percent, 1),
    "ms": (.milliseconds, 1), "milliseconds": (.milliseconds, 1), "s": (.milliseconds, 1000),
    "seconds": (.milliseconds, 1000), "minutes": (.minutes, 1), "minute": (.minutes, 1),
    "min": (.minutes, 1), "mins": (.minutes, 1), "hours": (.minutes, 60), "hour": (.minutes, 60),
    "h": (.minutes, 60), "tokens": (.tokens, 1),
  ]
}
