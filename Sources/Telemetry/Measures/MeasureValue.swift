/// A figure of a measure under its key.
package struct MeasureValue: Hashable, Sendable {
  package var key: String
  package var value: Double

  package init(_ key: String, _ value: Double) {
    self.key = key
    self.value = value
  }
}

/// Figures in the making, in order; one that cannot be computed is left out.
struct MeasureValues {
  private(set) var values: [MeasureValue] = []

  mutating func add(_ key: String, _ value: Double?) {
    guard let value, value.isFinite else { return }
    values.append(MeasureValue(key, value))
  }

  mutating func add(_ key: String, _ count: Int) { add(key, Double(count)) }
}
