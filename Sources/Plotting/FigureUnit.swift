/// The unit of a figure's numbers.
package enum FigureUnit: Hashable, Sendable {
  /// A plain number, such as a count or an index.
  case none
  /// A number of something, such as `ms` or `req/min`.
  case of(String)
  /// A ratio in 0…1 that readers know as a percentage.
  case percent

  /// The symbol shown beside an axis or a heading; empty for a plain number.
  package var symbol: String {
    switch self {
    case .none: ""
    case .of(let symbol): TextLayout.plain(symbol)
    case .percent: "%"
    }
  }

  /// The value as it is read in the unit: a ratio of 0.031 is 3.1 percent.
  package func reading(_ value: Double) -> Double {
    switch self {
    case .none, .of: value
    case .percent: value * 100
    }
  }

  /// One value with three significant digits or more, without its symbol.
  package func text(_ value: Double) -> String {
    NumberText.significant(tidy(reading(value)), digits: 3)
  }

  /// Returns the values of one column with the same number of decimals; `missing` for none.
  package func texts(_ values: [Double?], missing: String) -> [String] {
    let readings = values.map { isShown($0) ? $0.map { tidy(reading($0)) } : nil }
    let decimals = NumberText.sharedDecimals(of: readings.compactMap(\.self))
    return readings.map { reading in
      reading.map { NumberText.fixed($0, decimals: decimals) } ?? missing
    }
  }

  /// One value with its symbol: `3.1%`, `420 ms`, `17`.
  package func labelled(_ value: Double) -> String {
    switch self {
    case .none: text(value)
    case .of: symbol.isEmpty ? text(value) : text(value) + " " + symbol
    case .percent: text(value) + "%"
    }
  }

  /// Takes off the last bits that a multiplication by 100 leaves (0.07 × 100 = 7.000000000000001).
  private func tidy(_ value: Double) -> Double {
    guard case .percent = self, value.magnitude < 1e6 else { return value }
    return (value * 1e9).rounded() / 1e9
  }
}
