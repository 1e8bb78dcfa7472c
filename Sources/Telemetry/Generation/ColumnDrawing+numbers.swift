extension ColumnDrawing {
  /// Writes the variates of a family, not yet bounded.
  static func numbers(
    _ family: DistributionFamily,
    _ input: Input,
    _ setups: Setups,
    into values: UnsafeMutablePointer<Double>
  ) {
    setups.numbers.withUnsafeBufferPointer { setups in
      NormalTable.coefficients.withUnsafeBufferPointer { normals in
        guard let setups = setups.baseAddress, let normals = normals.baseAddress else { return }
        switch family {
        case .constant, .uniform, .exponential: simple(family, input, setups, into: values)
        case .normal, .lognormal:
          for row in 0..<input.count {
            values[row] = NormalTable.variate(input.words[row], normals)
          }
          if family == .normal {
            shiftAndScale(input, setups, values)
          } else {
            exponentiate(input, setups, values)
          }
        case .gamma: gamma(input, setups, normals, into: values)
        case .beta: beta(input, setups, normals, into: values)
        case .poisson:
          for row in 0..<input.count {
            let start = input.cells.map { Int($0[row]) } ?? 0
            values[row] = PoissonDraw(mean: setups[start]).count(input.source(row))
          }
        }
      }
    }
  }

  private static func simple(
    _ family: DistributionFamily,
    _ input: Input,
    _ setups: UnsafePointer<Double>,
    into values: UnsafeMutablePointer<Double>
  ) {
    let stride = family == .uniform ? 2 : 1
    for row in 0..<input.count {
      let setup = setups + (input.cells.map { Int($0[row]) &* stride } ?? 0)
      switch family {
      case .uniform: values[row] = setup[0] + setup[1] * Unit.open(input.words[row])
      case .exponential: values[row] = -setup[0] * Elementary.log(Unit.open(input.words[row]))
      case .constant, .normal, .lognormal, .gamma, .beta, .poisson: values[row] = setup[0]
      }
    }
  }

  private static func shiftAndScale(
    _ input: Input,
    _ setups: UnsafePointer<Double>,
    _ values: UnsafeMutablePointer<Double>
  ) {
    for row in 0..<input.count {
      let setup = setups + (input.cells.map { Int($0[row]) &* 2 } ?? 0)
      values[row] = setup[0] + setup[1] * values[row]
    }
  }

  private static func exponentiate(
    _ input: Input,
    _ setups: UnsafePointer<Double>,
    _ values: UnsafeMutablePointer<Double>
  ) {
    guard let cells = input.cells else {
      let (median, sigma) = (setups[0], setups[1])
      for row in 0..<input.count { values[row] = median * Elementary.exp(sigma * values[row]) }
      return
    }
    for row in 0..<input.count { values[row] *= setups[Int(cells[row]) &* 2 + 1] }
    for row in 0..<input.count { values[row] = Elementary.exp(values[row]) }
    for row in 0..<input.count { values[row] *= setups[Int(cells[row]) &* 2] }
  }

  private static func gamma(
    _ input: Input,
    _ setups: UnsafePointer<Double>,
    _ normals: UnsafePointer<Double>,
    into values: UnsafeMutablePointer<Double>
  ) {
    for row in 0..<input.count {
      let setup = setups + (input.cells.map { Int($0[row]) &* 5 } ?? 0)
      let gamma = GammaDraw(setup)
      let word = input.words[row]
      let normal = NormalTable.variate(word, normals)
      values[row] = setup[4] * gamma.variate(word, normal: normal, input.source(row), .only)
    }
  }

  /// A beta variate is the share of one gamma variate in two; both words are the row's own.
  private static func beta(
    _ input: Input,
    _ setups: UnsafePointer<Double>,
    _ normals: UnsafePointer<Double>,
    into values: UnsafeMutablePointer<Double>
  ) {
    for row in 0..<input.count {
      let setup = setups + (input.cells.map { Int($0[row]) &* 9 } ?? 0)
      let source = input.source(row)
      let block = source.block(draw: 1)
      let left = GammaDraw(setup)
      let right = GammaDraw(setup + 4)
      let x = left.variate(
        block.0,
        normal: NormalTable.variate(block.0, normals),
        source,
        .only
      )
      let y = right.variate(
        block.1,
        normal: NormalTable.variate(block.1, normals),
        source,
        .second
      )
      let sum = x + y
      values[row] = sum > 0 ? x / sum : (Unit.lower24(block.0) < setup[8] ? 1 : 0)
    }
  }
}
