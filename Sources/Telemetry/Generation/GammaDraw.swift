/// Gamma variates of one shape.
///
/// Method: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS
/// 26 (2000): a normal, transformed, is accepted with a probability above 0.95. Shapes below 1 draw
/// that of shape + 1 and multiply by a uniform to the power 1 ÷ shape.
struct GammaDraw {
  var d: Double
  var c: Double
  /// The factor of the normal's fourth power in the quick test.
  var squeeze: Double
  /// 1 ÷ shape below 1, else 0.
  var boost: Double

  init(shape: Double) {
    let lifted = shape < 1 ? shape + 1 : shape
    d = lifted - 1.0 / 3
    c = 1 / (9 * d).squareRoot()
    squeeze = Self.squeeze(d)
    boost = shape < 1 ? 1 / shape : 0
  }

  /// Writes the four numbers of a setup.
  func write(to numbers: inout [Double], at start: Int) {
    numbers[start] = d
    numbers[start + 1] = c
    numbers[start + 2] = squeeze
    numbers[start + 3] = boost
  }

  /// Reads the four numbers of a setup.
  @inline(__always)
  init(_ numbers: UnsafePointer<Double>) {
    d = numbers[0]
    c = numbers[1]
    squeeze = numbers[2]
    boost = numbers[3]
  }

  /// Returns an s for which 1 − s x⁴ is nowhere above the probability of accepting a normal x.
  ///
  /// The paper has s = 0.0331 for every shape, which is the least at shape 1. The least s falls with
  /// d (numerically: d·s is 0.02205 at d = ⅔, 0.0186 at 1, 0.0146 at 2.5, 0.0114 at 17, 0.0101 at 200
  /// and tends to 0.75 / 81), and this bound is above it everywhere.
  private static func squeeze(_ d: Double) -> Double { (0.0095 + 0.0103 / d.squareRoot()) / d }

  /// The draws (of two words) that a variate's further attempts and its boost take.
  enum Stream: UInt64 {
    case only = 0x100
    case second = 0x200

    fileprivate var boost: UInt64 { 0x300 + rawValue }
  }

  /// Returns a variate of unit scale from the source alone.
  func variate(_ source: DrawSource) -> Double {
    later(source.sharedWord(), source, .only)
  }

  /// Returns a variate of unit scale from a first word and, where that is refused, from the source.
  ///
  /// `normal` is `NormalTable`'s variate of that word; the uniform number that accepts it is made of
  /// its lower 24 bits, which move the normal by less than 2⁻³⁸ of its tail.
  @inline(__always)
  func variate(
    _ word: UInt64,
    normal: Double,
    _ source: DrawSource,
    _ stream: Stream
  ) -> Double {
    let root = 1 + c * normal
    let cube = root * root * root
    let square = normal * normal
    let isAccepted = cube > 0 && Unit.lower24(word) < 1 - squeeze * square * square
    if isAccepted && boost == 0 { return d * cube }
    return later(word, source, stream)
  }

  /// The variate where the quick test fails.
  private func later(_ first: UInt64, _ source: DrawSource, _ stream: Stream) -> Double {
    var word = first
    var draw = stream.rawValue
    while true {
      let normal = NormalTable.variate(word)
      let root = 1 + c * normal
      if root > 0 {
        let cube = root * root * root
        let bound = 0.5 * normal * normal + d * (1 - cube + Elementary.log(cube))
        if Elementary.log(Unit.lower24(word)) < bound {
          return boosted(d * cube, source, stream)
        }
      }
      word = source.block(draw: draw).0
      draw += 1
    }
  }

  private func boosted(_ value: Double, _ source: DrawSource, _ stream: Stream) -> Double {
    guard boost > 0 else { return value }
    let unit = Unit.open(source.block(draw: stream.boost).0)
    return value * Elementary.exp(boost * Elementary.log(unit))
  }
}
