/// The inner loops: one column of a chunk from random words and setups.
enum ColumnDrawing {
  /// Writes the position of the first threshold above each word's step.
  static func codes(
    _ words: UnsafeBufferPointer<UInt64>,
    _ setups: Setups,
    _ cells: UnsafeBufferPointer<Int32>,
    into codes: UnsafeMutableBufferPointer<UInt8>
  ) {
    let stride = setups.stride
    setups.thresholds.withUnsafeBufferPointer { thresholds in
      for row in words.indices {
        let start = Int(cells[row]) &* stride
        let step = Unit.step(words[row])
        var code = 0
        for index in start..<(start + stride - 1) { code &+= step >= thresholds[index] ? 1 : 0 }
        codes[row] = UInt8(truncatingIfNeeded: code)
      }
    }
  }

  /// Writes 1 where the step is below the threshold, else 0.
  static func flags(
    _ words: UnsafeBufferPointer<UInt64>,
    _ setups: Setups,
    _ cells: UnsafeBufferPointer<Int32>,
    into codes: UnsafeMutableBufferPointer<UInt8>
  ) {
    setups.thresholds.withUnsafeBufferPointer { thresholds in
      for row in words.indices {
        codes[row] = Unit.step(words[row]) < thresholds[Int(cells[row])] ? 1 : 0
      }
    }
  }

  /// Writes whole numbers below a bound, uniform but for the bound ÷ 2⁶⁴.
  static func whole(
    _ words: UnsafeBufferPointer<UInt64>,
    below bound: UInt64,
    into identifiers: UnsafeMutableBufferPointer<UInt32>
  ) {
    for row in words.indices {
      let high = words[row].multipliedFullWidth(by: bound).high
      identifiers[row] = UInt32(truncatingIfNeeded: high)
    }
  }

  /// What the numbers of a chunk are drawn from.
  struct NumberInput {
    var words: UnsafeBufferPointer<UInt64>
    /// For families that may need more than a word: each row's position.
    var positions: UnsafeBufferPointer<UInt64>
    var cells: UnsafeBufferPointer<Int32>
    var setups: UnsafeBufferPointer<Double>
    var key: UInt64
    var stream: UInt64

    @inline(__always)
    func source(_ row: Int) -> DrawSource {
      DrawSource(key: key, position: positions[row], stream: stream)
    }
  }

  /// Writes the variates of a family, not yet bounded.
  static func numbers(
    _ family: DistributionFamily,
    _ input: NumberInput,
    into values: UnsafeMutableBufferPointer<Double>
  ) {
    let setups = input.setups
    let rows = input.words.indices
    switch family {
    case .constant:
      for row in rows { values[row] = setups[Int(input.cells[row])] }
    case .uniform:
      for row in rows {
        let start = Int(input.cells[row]) &* 2
        values[row] = setups[start] + setups[start + 1] * Unit.open(input.words[row])
      }
    case .normal:
      for row in rows {
        let start = Int(input.cells[row]) &* 2
        let normal = Elementary.normalQuantile(Unit.open(input.words[row]))
        values[row] = setups[start] + setups[start + 1] * normal
      }
    case .lognormal:
      for row in rows {
        let start = Int(input.cells[row]) &* 2
        let normal = Elementary.normalQuantile(Unit.open(input.words[row]))
        values[row] = setups[start] * Elementary.exp(setups[start + 1] * normal)
      }
    case .exponential:
      for row in rows {
        values[row] =
          -setups[Int(input.cells[row])] * Elementary.log(Unit.open(input.words[row]))
      }
    case .gamma:
      for row in rows {
        let start = Int(input.cells[row]) &* 4
        let gamma = GammaDraw(d: setups[start], c: setups[start + 1], boost: setups[start + 2])
        values[row] =
          setups[start + 3] * gamma.variate(input.words[row], input.source(row), .only)
      }
    case .beta:
      for row in rows { values[row] = beta(row, input) }
    case .poisson:
      for row in rows {
        let poisson = PoissonDraw(mean: setups[Int(input.cells[row])])
        values[row] = poisson.count(input.source(row))
      }
    }
  }

  /// A beta variate as the share of one gamma variate in two; both words are the row's own.
  @inline(__always)
  private static func beta(_ row: Int, _ input: NumberInput) -> Double {
    let setups = input.setups
    let start = Int(input.cells[row]) &* 7
    let source = input.source(row)
    let block = source.block(draw: 1)
    let left = GammaDraw(d: setups[start], c: setups[start + 1], boost: setups[start + 2])
    let right = GammaDraw(d: setups[start + 3], c: setups[start + 4], boost: setups[start + 5])
    let x = left.variate(block.0, source, .only)
    let y = right.variate(block.1, source, .second)
    let sum = x + y
    return sum > 0 ? x / sum : (Unit.lower24(block.0) < setups[start + 6] ? 1 : 0)
  }

  /// Writes numbers within bounds, rounded where asked, as they are kept.
  static func keep(
    _ values: UnsafeBufferPointer<Double>,
    _ bounds: CompiledBounds,
    into numbers: UnsafeMutableBufferPointer<Float>
  ) {
    let (minimum, maximum) = (bounds.minimum, bounds.maximum)
    if bounds.isRounded {
      for row in values.indices {
        let bounded = min(max(values[row], minimum), maximum)
        numbers[row] = Float(rounded(bounded))
      }
    } else {
      for row in values.indices { numbers[row] = Float(min(max(values[row], minimum), maximum)) }
    }
  }

  /// The nearest whole number, half away from zero.
  ///
  /// Written out because `rounded()` is a call into the C library on older processors.
  @inline(__always)
  private static func rounded(_ value: Double) -> Double {
    guard value.magnitude < 0x1p51 else { return value }
    let whole = Double(Int64(value))
    let rest = value - whole
    return whole + (rest >= 0.5 ? 1 : (rest <= -0.5 ? -1 : 0))
  }
}
