/// A number in a text with its unit.
package struct NumberMention: Hashable, Sendable {
  package var value: Double
  package var unit: Unit
  /// Digits after the point, as written.
  package var decimals: Int
  /// The size of the written unit in the unit that `value` is kept in: 1000 for seconds.
  package var scale = 1.0
  /// How closely the text means it.
  package var precision: Precision = .exact
  /// The words of the number and its unit.
  package var place: Range<Int>

  /// A figure that stands in no text.
  package init(figure value: Double, _ unit: Unit, decimals: Int) {
    self.init(value: value, unit: unit, decimals: decimals, place: 0..<0)
  }

  init(
    value: Double,
    unit: Unit,
    decimals: Int,
    precision: Precision = .exact,
    place: Range<Int>
  ) {
    self.value = value
    self.unit = unit
    self.decimals = decimals
    self.precision = precision
    self.place = place
  }

  /// The unit of a number, as far as the text says.
  package enum Unit: Hashable, Sendable {
    /// Percent or percentage points.
    case percent
    case milliseconds
    case minutes
    case tokens
    /// The p of a test.
    case probability
    case none
  }

  /// The relative error that a way of giving a number allows beyond rounding.
  package enum Precision: Hashable, Sendable {
    case exact
    /// With a word such as "about": 5 %.
    case approximate
    /// A fraction in words, such as "a quarter" or "two in three": 10 %.
    case fraction

    /// The relative error, 0 to 1.
    var allowance: Double {
      switch self {
      case .exact: 0
      case .approximate: 0.05
      case .fraction: 0.1
      }
    }
  }
}

extension NumberMention {
  /// Whether this number is another one as it was read: of the same unit, and equal but for rounding.
  ///
  /// Allowed is half a unit of the last digit written (from 100 on of the last that is not zero,
  /// up to 2 %), and what the precision allows. A share of 0 to 1 restates a percentage.
  package func restates(_ other: NumberMention) -> Bool {
    if isSame(as: other) { return true }
    if unit == .none, isShare, other.unit == .percent { return percentage.isSame(as: other) }
    return unit == .percent && other.unit == .none && other.isShare
      && isSame(as: other.percentage)
  }

  private func isSame(as other: NumberMention) -> Bool {
    guard unit == other.unit || unit == .none || other.unit == .none else { return false }
    let allowance = max(halfDigit, precision.allowance * abs(other.value))
    return abs(value - other.value) <= allowance + 1e-9
  }

  /// Whether the number can be a share of 0 to 1 that was written with decimals.
  private var isShare: Bool { decimals > 1 && abs(value) <= 1 }

  private var percentage: NumberMention {
    var result = self
    result.value *= 100
    result.unit = .percent
    result.decimals = max(0, decimals - 2)
    return result
  }

  private var halfDigit: Double {
    var half = 0.5
    for _ in 0..<decimals { half /= 10 }
    guard decimals == 0, abs(value) >= 100 * scale else { return half * scale }
    let written = abs(value) / scale
    while written.truncatingRemainder(dividingBy: half * 20) == 0, half * 20 <= written {
      half *= 10
    }
    return min(half, max(0.5, written * 0.02)) * scale
  }
}
