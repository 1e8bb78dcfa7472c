/// Computes aggregates by slot and keeps what several of them share.
struct AggregateFigures {
  private let slotted: SlottedRows
  private let counts: [Int]
  private let minutes: [Int]
  private var moments: [FieldName: [SlotMoments]] = [:]
  private var spreads: [FieldName: [SlotMoments]] = [:]
  private var numbers: [FieldName: GatheredValues<Float>] = [:]

  init(_ slotted: SlottedRows, counts: [Int], minutes: [Int]) {
    self.slotted = slotted
    self.counts = counts
    self.minutes = minutes
  }

  mutating func values(of aggregate: Aggregate) -> [Double?] {
    switch aggregate {
    case .count:
      return counts.map { Double($0) }
    case .perMinute:
      return counts.indices.map { slot in
        let length = minutes[slot % minutes.count]
        return length > 0 ? Double(counts[slot]) / Double(length) : nil
      }
    case .share(let predicate):
      return slotted.shares(of: predicate).map(\.value)
    case .mean(let name):
      return moments(of: name).map(\.mean)
    case .sum(let name):
      return moments(of: name).map { $0.count > 0 ? $0.sum : nil }
    case .sd(let name):
      return spreads(of: name).map { $0.variance?.squareRoot() }
    case .quantile(let name, let quantile):
      return quantiles(quantile, of: name)
    case .distinct(let name):
      return slotted.distinct(name).map { Double($0) }
    case .missing(let name):
      return zip(slotted.missing(name), counts).map { missing, count in
        count > 0 ? Double(missing) / Double(count) : nil
      }
    }
  }

  private mutating func moments(of name: FieldName) -> [SlotMoments] {
    if let known = spreads[name] ?? moments[name] { return known }
    let computed = slotted.moments(of: name, squares: false)
    moments[name] = computed
    return computed
  }

  private mutating func spreads(of name: FieldName) -> [SlotMoments] {
    if let known = spreads[name] { return known }
    let computed = slotted.moments(of: name, squares: true)
    spreads[name] = computed
    return computed
  }

  private mutating func quantiles(_ quantile: Double, of name: FieldName) -> [Double?] {
    // Taken out while it is reordered, so that the values are not copied.
    var gathered = numbers.removeValue(forKey: name) ?? slotted.numbers(of: name)
    let values = (0..<slotted.slotCount).map { slot in
      Selection.quantile(quantile, of: &gathered.values, in: gathered.range(of: slot))
    }
    numbers[name] = gathered
    return values
  }
}
