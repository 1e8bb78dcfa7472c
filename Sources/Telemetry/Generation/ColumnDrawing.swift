/// The inner loops: one column of a chunk from random words and setups.
enum ColumnDrawing {
  /// The random words and parameters from which a column is drawn.
  struct Input {
    var count: Int
    var words: UnsafePointer<UInt64>
    /// Each row's position, for families that may need more than a word.
    var positions: UnsafePointer<UInt64>
    /// Each row's setup, or `nil` where all have the first.
    var cells: UnsafePointer<Int32>?
    var key: UInt64
    var stream: UInt64

    @inline(__always)
    func source(_ row: Int) -> DrawSource {
      DrawSource(key: key, position: positions[row], stream: stream)
    }
  }

  /// Writes the position of the first threshold above each word's step.
  static func codes(_ input: Input, _ setups: Setups, into codes: UnsafeMutablePointer<UInt8>) {
    let stride = setups.stride
    let last = UInt64(stride - 1)
    setups.thresholds.withUnsafeBufferPointer { thresholds in
      guard let base = thresholds.baseAddress else { return }
      for row in 0..<input.count {
        let start = base + (input.cells.map { Int($0[row]) &* stride } ?? 0)
        let step = Unit.step(input.words[row])
        // Both are below 2⁶³, so that the difference's top bit says which is less, without a branch.
        var below: UInt64 = 0
        for index in 0..<(stride - 1) { below &+= (step &- start[index]) &>> 63 }
        codes[row] = UInt8(truncatingIfNeeded: last &- below)
      }
    }
  }

  /// Writes 1 where the step is below the threshold, else 0.
  static func flags(_ input: Input, _ setups: Setups, into codes: UnsafeMutablePointer<UInt8>) {
    setups.thresholds.withUnsafeBufferPointer { thresholds in
      guard let base = thresholds.baseAddress else { return }
      for row in 0..<input.count {
        let threshold = base[input.cells.map { Int($0[row]) } ?? 0]
        codes[row] = Unit.step(input.words[row]) < threshold ? 1 : 0
      }
    }
  }

  /// Writes whole numbers below a bound, uniform but for the bound ÷ 2⁶⁴.
  static func whole(
    _ words: UnsafePointer<UInt64>,
    below bound: UInt64,
    count: Int,
    into identifiers: UnsafeMutablePointer<UInt32>
  ) {
    for row in 0..<count {
      let high = words[row].multipliedFullWidth(by: bound).high
      identifiers[row] = UInt32(truncatingIfNeeded: high)
    }
  }

  /// Writes numbers within bounds, rounded where asked, as they are kept.
  static func keep(
    _ values: UnsafePointer<Double>,
    _ bounds: CompiledBounds,
    count: Int,
    into numbers: UnsafeMutablePointer<Float>
  ) {
    let (minimum, maximum) = (bounds.minimum, bounds.maximum)
    if bounds.isRounded {
      for row in 0..<count {
        let value = values[row]
        let raised = value > minimum ? value : minimum
        numbers[row] = Float(rounded(raised < maximum ? raised : maximum))
      }
    } else {
      for row in 0..<count {
        let value = values[row]
        let raised = value > minimum ? value : minimum
        numbers[row] = Float(raised < maximum ? raised : maximum)
      }
    }
  }

  /// The nearest whole number, half away from zero.
  ///
  /// Written out because `rounded()` is a call into the C library on older processors.
  @inline(__always)
  private static func rounded(_ value: Double) -> Double {
    let size = value.magnitude
    // The nearest whole number, ties to even; then ties that went down go up.
    let even = (size + 0x1p52) - 0x1p52
    let whole = size - even == 0.5 ? even + 1 : even
    let result = size < 0x1p51 ? whole : size
    return Double(bitPattern: result.bitPattern | (value.bitPattern & 0x8000_0000_0000_0000))
  }
}
