extension Statistics {
  /// Returns an unbiased index below `count` from 64 random bits a try.
  ///
  /// The high word of the bits times the count, redrawn where that would favour some indices
  /// (D. Lemire 2019).
  @inline(__always)
  static func index(below count: Int, _ generator: () -> UInt64) -> Int {
    let range = UInt64(count)
    var (high, low) = range.multipliedFullWidth(by: generator())
    if low < range {
      let threshold = (0 &- range) % range
      while low < threshold { (high, low) = range.multipliedFullWidth(by: generator()) }
    }
    return Int(high)
  }
}
