/// A range of values laid over a count of places, the first one at the low end.
struct PlotScale {
  let range: ClosedRange<Double>
  /// At least 1.
  let places: Int

  init(_ range: ClosedRange<Double>, places: Int) {
    self.range = range
    self.places = max(1, places)
  }

  /// The place nearest to a value; values outside stand at the ends.
  func place(_ value: Double) -> Int {
    let width = range.upperBound - range.lowerBound
    guard width > 0 else { return (places - 1) / 2 }
    let share = min(1, max(0, value / width - range.lowerBound / width))
    return Int((share * Double(places - 1)).rounded())
  }

  /// The range of the values that can be drawn, if there are any.
  static func range(of values: some Sequence<Double>) -> ClosedRange<Double>? {
    var result: ClosedRange<Double>?
    for value in values where value.isFinite {
      guard let known = result else {
        result = value...value
        continue
      }
      result = min(known.lowerBound, value)...max(known.upperBound, value)
    }
    return result
  }

  /// The range of a value axis: from 0 where the values come near it, and never of no width.
  static func axis(over range: ClosedRange<Double>) -> ClosedRange<Double> {
    var (low, high) = (range.lowerBound, range.upperBound)
    if low >= 0, low <= high * 0.6 { low = 0 }
    if high <= 0, high >= low * 0.6 { high = 0 }
    if low == high {
      let margin = low == 0 ? 1 : low.magnitude * 0.1
      return low == 0 ? 0...1 : (low - margin)...(high + margin)
    }
    return low...high
  }
}
