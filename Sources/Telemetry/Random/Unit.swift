/// Numbers in the unit interval made of random bits.
enum Unit {
  /// 2⁵³, the number of steps of `step`.
  static let steps: UInt64 = 1 &<< 53

  /// Returns a uniform number strictly between 0 and 1, at the middle of one of 2⁵² steps.
  @inline(__always)
  static func open(_ word: UInt64) -> Double {
    Double(bitPattern: 0x3ff0_0000_0000_0000 | (word &>> 12)) - (1 - 0x1p-53)
  }

  /// Returns a uniform number strictly between 0 and 1 from a word's lower 24 bits.
  @inline(__always)
  static func lower24(_ word: UInt64) -> Double {
    Double(bitPattern: 0x3ff0_0000_0000_0000 | (word & 0xff_ffff) &<< 28) - (1 - 0x1p-25)
  }

  /// Returns the number of 2⁻⁵³ steps of a word, to be compared with a `threshold`.
  @inline(__always)
  static func step(_ word: UInt64) -> UInt64 { word &>> 11 }

  /// Returns the step below which a uniform number is less than a probability.
  ///
  /// Probabilities are clamped to 0 ... 1, so that 0 never and 1 always happens.
  static func threshold(_ probability: Double) -> UInt64 {
    UInt64(min(max(probability, 0), 1) * 0x1p53)
  }
}
