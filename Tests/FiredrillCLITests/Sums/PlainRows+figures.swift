import Telemetry

extension PlainRows {
  /// How many of some rows match, and how many could have: a share without its division.
  func share(of condition: Predicate, among positions: [Int]) -> (hits: Int, trials: Int) {
    let fields = Self.fields(of: condition)
    let handled = Set(fields.filter(\.isAboutAbsence).map(\.name))
    let needed = Set(fields.map(\.name)).subtracting(handled)
    let asked = positions.filter { position in
      needed.allSatisfy { rows[position][$0] != .missing }
    }
    return (asked.count { Self.holds(condition, rows[$0]) }, asked.count)
  }

  /// The recorded numbers of a field.
  func numbers(_ field: FieldName, among positions: [Int]) -> [Double] {
    positions.compactMap { position in
      guard case .number(let number) = rows[position][field.rawValue] else { return nil }
      return number
    }
  }

  /// An aggregate over some rows that cover so many minutes; `nil` where there is nothing to count.
  func value(of aggregate: Aggregate, among positions: [Int], minutes: Int) -> Double? {
    switch aggregate {
    case .count: return Double(positions.count)
    case .perMinute: return minutes > 0 ? Double(positions.count) / Double(minutes) : nil
    case .share(let condition):
      let (hits, trials) = share(of: condition, among: positions)
      return trials > 0 ? Double(hits) / Double(trials) : nil
    case .missing(let field):
      let missing = positions.count { rows[$0][field.rawValue] == .missing }
      return positions.isEmpty ? nil : Double(missing) / Double(positions.count)
    case .mean(let field): return Self.mean(numbers(field, among: positions))
    case .sum(let field):
      let numbers = numbers(field, among: positions)
      return numbers.isEmpty ? nil : numbers.reduce(0, +)
    case .sd(let field): return Self.deviation(numbers(field, among: positions))
    case .quantile(let field, let quantile):
      return Self.quantile(quantile, of: numbers(field, among: positions))
    case .distinct(let field):
      let values = Set(positions.compactMap { rows[$0][field.rawValue] })
      return Double(values.subtracting([.missing]).count)
    }
  }

  static func mean(_ numbers: [Double]) -> Double? {
    numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
  }

  static func deviation(_ numbers: [Double]) -> Double? {
    guard numbers.count > 1, let mean = mean(numbers) else { return nil }
    let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(numbers.count - 1)).squareRoot()
  }

  /// Type 7 of Hyndman and Fan, 1996: linear between order statistics at 1 + (n − 1) p.
  static func quantile(_ p: Double, of numbers: [Double]) -> Double? {
    guard !numbers.isEmpty else { return nil }
    let sorted = numbers.sorted()
    let place = Double(sorted.count - 1) * p
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }

  /// Wilson's 95 % interval; source: Wilson 1927, z = 1.959963984540054.
  static func wilson(hits: Int, trials: Int) -> (low: Double, high: Double) {
    let z = 1.959963984540054
    let n = Double(trials)
    let p = Double(hits) / n
    let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return (centre - half, centre + half)
  }
}
