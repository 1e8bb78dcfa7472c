/// The units that answers to questions use beyond those of prose, by their words in lower case.
enum AnswerUnits {
  /// The kind of a quantity.
  enum Dimension: Hashable, Sendable {
    case plain, percent, milliseconds, bytes, tokens
    /// US dollars, and floating-point operations: in answers that are one number alone.
    case money, operations
  }

  /// The dimension that a word or sign stands for, and its size in the unit that values are kept in:
  /// per cent, milliseconds, bytes, tokens.
  static func unit(_ word: String) -> (dimension: Dimension, factor: Double)? { units[word] }

  /// The same for a number that is an answer by itself, where words such as "cents" are units, too.
  ///
  /// Money is kept in US dollars and floating-point operations one by one.
  static func typedUnit(_ word: String) -> (dimension: Dimension, factor: Double)? {
    units[word] ?? typedUnits[word]
  }

  private static let typedUnits: [String: (Dimension, Double)] = [
    "$": (.money, 1), "usd": (.money, 1), "us": (.money, 1), "dollar": (.money, 1),
    "dollars": (.money, 1), "cent": (.money, 0.01), "cents": (.money, 0.01), "ct": (.money, 0.01),
    "¢": (.money, 0.01), "flop": (.operations, 1), "flops": (.operations, 1),
    "mflop": (.operations, 1e6), "mflops": (.operations, 1e6), "gflop": (.operations, 1e9),
    "gflops": (.operations, 1e9), "tflop": (.operations, 1e12), "tflops": (.operations, 1e12),
    "pflop": (.operations, 1e15), "pflops": (.operations, 1e15), "bit": (.bytes, 0.125),
    "bits": (.bytes, 0.125), "mebibytes": (.bytes, 0x1p20), "kibibytes": (.bytes, 0x1p10),
    "week": (.milliseconds, 6.048e8), "weeks": (.milliseconds, 6.048e8),
    "d": (.milliseconds, 8.64e7), "hrs": (.milliseconds, 3.6e6), "hr": (.milliseconds, 3.6e6),
  ]

  /// The factor of a word such as "million", or of a letter right behind digits such as the k of 10k.
  static func multiplier(_ word: String) -> Double? { multipliers[word] }

  private static let units: [String: (Dimension, Double)] = [
    "%": (.percent, 1), "percent": (.percent, 1), "points": (.percent, 1), "point": (.percent, 1),
    "µs": (.milliseconds, 0.001), "microseconds": (.milliseconds, 0.001),
    "ms": (.milliseconds, 1), "milliseconds": (.milliseconds, 1), "s": (.milliseconds, 1000),
    "sec": (.milliseconds, 1000), "second": (.milliseconds, 1000), "seconds": (.milliseconds, 1000),
    "minute": (.milliseconds, 6e4), "minutes": (.milliseconds, 6e4), "min": (.milliseconds, 6e4),
    "h": (.milliseconds, 3.6e6), "hour": (.milliseconds, 3.6e6), "hours": (.milliseconds, 3.6e6),
    "day": (.milliseconds, 8.64e7), "days": (.milliseconds, 8.64e7),
    "byte": (.bytes, 1), "bytes": (.bytes, 1), "kb": (.bytes, 1e3), "kilobytes": (.bytes, 1e3),
    "kib": (.bytes, 0x1p10), "mb": (.bytes, 1e6), "megabytes": (.bytes, 1e6),
    "mib": (.bytes, 0x1p20),
    "gb": (.bytes, 1e9), "gigabytes": (.bytes, 1e9), "gib": (.bytes, 0x1p30),
    "gibibytes": (.bytes, 0x1p30), "tb": (.bytes, 1e12), "tib": (.bytes, 0x1p40),
    "token": (.tokens, 1), "tokens": (.tokens, 1),
  ]

  private static let multipliers: [String: Double] = [
    "k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "mio": 1e6, "bn": 1e9, "b": 1e9,
    "billion": 1e9, "g": 1e9,
  ]
}
