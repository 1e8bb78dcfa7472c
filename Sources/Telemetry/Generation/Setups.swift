/// What the inner loops read for each cell (or row): parameters turned into the numbers they need.
struct Setups {
  /// Numbers of a distribution, `stride` a cell.
  private(set) var numbers: [Double] = []
  /// Thresholds of a uniform step, `stride` a cell, rising.
  private(set) var thresholds: [UInt64] = []
  /// For each cell, one more than the position of an impossible parameter, or 0.
  private(set) var faults: [UInt8] = []
  private(set) var hasFault = false
  private(set) var stride = 1

  /// Prepares a generator's parameters, given for each parameter its value in each cell.
  mutating func prepare(_ draw: CompiledDraw, _ values: [[Double]], count: Int) {
    numbers.removeAll(keepingCapacity: true)
    thresholds.removeAll(keepingCapacity: true)
    faults.removeAll(keepingCapacity: true)
    hasFault = false
    var cell = [Double](repeating: 0, count: values.count)
    for index in 0..<count {
      for parameter in values.indices { cell[parameter] = values[parameter][index] }
      let fault = append(draw, cell)
      faults.append(fault.map { UInt8($0 + 1) } ?? 0)
      if fault != nil { hasFault = true }
    }
  }

  /// Appends a cell; returns the position of an impossible parameter.
  private mutating func append(_ draw: CompiledDraw, _ values: [Double]) -> Int? {
    switch draw {
    case .category: return appendWeights(values)
    case .assignment: return appendShares(values)
    case .flag:
      stride = 1
      let isNumber = !values[0].isNaN
      thresholds.append(isNumber ? Unit.threshold(values[0]) : 0)
      return isNumber ? nil : 0
    case .number(let family, _):
      let fault = family.impossibleParameter(values)
      appendNumbers(family, fault == nil ? values : family.harmless)
      return fault
    case .entity, .sum, .sequence, .reference, .lookup: return nil
    }
  }

  /// Weights below 0 count as 0.
  private mutating func appendWeights(_ weights: [Double]) -> Int? {
    stride = weights.count
    let total = weights.reduce(0) { $0 + max($1, 0) }
    let fault =
      weights.firstIndex { !$0.isFinite } ?? (total > 0 && total.isFinite ? nil : 0)
    var sum = 0.0
    var last = 0
    for (index, weight) in weights.enumerated() {
      if weight > 0 { last = index }
      sum += max(weight, 0)
      thresholds.append(fault == nil ? Unit.threshold(sum / total) : Unit.steps)
    }
    for index in last..<weights.count {
      thresholds[thresholds.count - weights.count + index] = Unit.steps
    }
    return fault
  }

  /// Shares are clamped to the unit interval, and so is their sum.
  private mutating func appendShares(_ shares: [Double]) -> Int? {
    stride = shares.count + 1
    var sum = 0.0
    for share in shares {
      sum += min(max(share, 0), 1)
      thresholds.append(sum.isNaN ? 0 : Unit.threshold(sum))
    }
    thresholds.append(Unit.steps)
    return shares.firstIndex { $0.isNaN }
  }

  private mutating func appendNumbers(_ family: DistributionFamily, _ values: [Double]) {
    switch family {
    case .constant: numbers.append(values[0])
    case .uniform: numbers += [values[0], values[1] - values[0]]
    case .normal, .lognormal: numbers += values
    case .exponential, .poisson: numbers.append(values[0])
    case .gamma:
      numbers += GammaDraw(shape: values[1]).numbers + [values[0] / values[1]]
    case .beta:
      let mean = DistributionFamily.betaMean(values[0])
      numbers += GammaDraw(shape: mean * values[1]).numbers
      numbers += GammaDraw(shape: (1 - mean) * values[1]).numbers + [mean]
    }
    stride = family.setupLength
  }
}

extension DistributionFamily {
  /// Parameters that stand in for impossible ones in cells that no row may have.
  fileprivate var harmless: [Double] { parameters.map { _ in 1 } }

  fileprivate var setupLength: Int {
    switch self {
    case .constant, .exponential, .poisson: 1
    case .uniform, .normal, .lognormal: 2
    case .gamma: 5
    case .beta: 9
    }
  }
}
