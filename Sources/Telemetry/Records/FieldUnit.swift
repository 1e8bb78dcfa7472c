/// The unit of a field's numbers, and what it is in the base units of OpenMetrics.
///
/// Source: OpenMetrics 1.0, "Units and base units": seconds, bytes, ratio and so on, no multiples.
package struct FieldUnit: Hashable, Sendable {
  /// A unit in which metrics are given.
  package enum Base: Hashable, Sendable {
    case seconds, bytes, ratio
    /// Another unit, such as tokens, in letters, digits and underscores.
    case other(String)

    /// The word at the end of a metric's name.
    package var word: String {
      switch self {
      case .seconds: "seconds"
      case .bytes: "bytes"
      case .ratio: "ratio"
      case .other(let word): word
      }
    }

    /// The code of the Unified Code for Units of Measure, as OpenTelemetry writes units.
    package var code: String {
      switch self {
      case .seconds: "s"
      case .bytes: "By"
      case .ratio: "1"
      case .other(let word): "{\(word)}"
      }
    }
  }

  package let base: Base
  private let numerator: Double
  private let denominator: Double

  /// The unit that a text such as `ms` names; `nil` for none and for what cannot end a name.
  package init?(_ text: String?) {
    guard let text else { return nil }
    if let known = Self.known.first(where: { $0.words.contains(text) }) {
      base = known.base
      numerator = known.numerator
      denominator = known.denominator
      return
    }
    let isWord =
      text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
      && (97...122).contains(text.utf8.first ?? 0) && text.utf8.last != 95
    guard isWord else { return nil }
    base = .other(text)
    numerator = 1
    denominator = 1
  }

  /// A number of this unit in the base unit, rounded once.
  package func inBase(_ number: Double) -> Double { number * numerator / denominator }

  /// Nanoseconds in one, for a unit of time.
  var nanoseconds: Double { 1e9 * numerator / denominator }

  private static let known:
    [(words: [String], base: Base, numerator: Double, denominator: Double)] = [
      (["s", "sec", "second", "seconds"], .seconds, 1, 1),
      (["ms", "msec", "milliseconds"], .seconds, 1, 1000),
      (["us", "µs", "μs", "microseconds"], .seconds, 1, 1_000_000),
      (["ns", "nanoseconds"], .seconds, 1, 1_000_000_000),
      (["min", "minute", "minutes"], .seconds, 60, 1), (["h", "hour", "hours"], .seconds, 3600, 1),
      (["d", "day", "days"], .seconds, 86_400, 1), (["B", "byte", "bytes"], .bytes, 1, 1),
      (["kB", "KB"], .bytes, 1000, 1), (["MB"], .bytes, 1_000_000, 1),
      (["GB"], .bytes, 1_000_000_000, 1), (["KiB"], .bytes, 1024, 1),
      (["MiB"], .bytes, 1_048_576, 1), (["GiB"], .bytes, 1_073_741_824, 1),
      (["ratio", "1"], .ratio, 1, 1), (["%", "percent"], .ratio, 1, 100),
    ]
}
