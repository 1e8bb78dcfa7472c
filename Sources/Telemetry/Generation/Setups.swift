/// Parameters as the numbers that the inner loops read for each cell or row.
struct Setups {
  /// Numbers of a distribution, `stride` a cell.
  private(set) var numbers: [Double] = []
  /// Thresholds of a uniform step, `stride` a cell, rising.
  private(set) var thresholds: [UInt64] = []
  /// For each cell, one more than the position of an impossible parameter, or 0.
  private(set) var faults: [UInt8] = []
  private(set) var hasFault = false
  private(set) var stride = 1
  /// The shape of the gamma setup written last.
  private var lastShape = Double.nan

  /// Prepares a generator's parameters, given for each parameter its value in each cell.
  mutating func prepare(_ draw: CompiledDraw, _ values: [[Double]], count: Int) {
    thresholds.removeAll(keepingCapacity: true)
    if faults.count != count || hasFault { faults = [UInt8](repeating: 0, count: count) }
    hasFault = false
    switch draw {
    case .category, .assignment:
      var cell = [Double](repeating: 0, count: values.count)
      for index in 0..<count {
        for parameter in values.indices { cell[parameter] = values[parameter][index] }
        if case .category = draw {
          note(appendWeights(cell), index)
        } else {
          note(appendShares(cell), index)
        }
      }
    case .flag:
      stride = 1
      for (index, value) in values[0].enumerated() {
        if value.isNaN { note(0, index) }
        thresholds.append(value.isNaN ? 0 : Unit.threshold(value))
      }
    case .number(let family, _): prepareNumbers(family, values, count: count)
    case .entity, .age, .sum, .sequence, .reference, .lookup: break
    }
  }

  /// Notes an impossible parameter, if there is one, of a cell.
  private mutating func note(_ fault: Int?, _ cell: Int) {
    guard let fault else { return }
    faults[cell] = UInt8(fault + 1)
    hasFault = true
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

  private mutating func prepareNumbers(
    _ family: DistributionFamily,
    _ values: [[Double]],
    count: Int
  ) {
    stride = family.setupLength
    if numbers.count != count * stride {
      numbers = [Double](repeating: 0, count: count * stride)
    }
    let first = values[0]
    let second = values.count > 1 ? values[1] : first
    for cell in 0..<count {
      var (a, b) = (first[cell], second[cell])
      if let fault = family.impossibleParameter(a, b) {
        note(fault, cell)
        (a, b) = (1, 1)
      }
      write(family, a, b, at: cell * stride)
    }
  }

  /// Writes the setup of parameters that are possible.
  @inline(__always)
  private mutating func write(_ family: DistributionFamily, _ a: Double, _ b: Double, at start: Int)
  {
    switch family {
    case .constant, .exponential, .poisson: numbers[start] = a
    case .uniform:
      numbers[start] = a
      numbers[start + 1] = b - a
    case .normal, .lognormal:
      numbers[start] = a
      numbers[start + 1] = b
    case .gamma:
      // Rows of one chunk mostly share the shape, which is what costs.
      if start > 0, b == lastShape {
        for index in start..<(start + 4) { numbers[index] = numbers[index - 5] }
      } else {
        GammaDraw(shape: b).write(to: &numbers, at: start)
        lastShape = b
      }
      numbers[start + 4] = a / b
    case .beta:
      let mean = DistributionFamily.betaMean(a)
      GammaDraw(shape: mean * b).write(to: &numbers, at: start)
      GammaDraw(shape: (1 - mean) * b).write(to: &numbers, at: start + 4)
      numbers[start + 8] = mean
    }
  }
}

extension DistributionFamily {
  fileprivate var setupLength: Int {
    switch self {
    case .constant, .exponential, .poisson: 1
    case .uniform, .normal, .lognormal: 2
    case .gamma: 5
    case .beta: 9
    }
  }
}
