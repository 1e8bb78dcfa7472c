/// Gamma variates of one shape.
///
/// Method: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS
/// 26 (2000): a normal, transformed, is accepted with a probability above 0.95. Shapes below 1 draw
/// that of shape + 1 and multiply by a uniform to the power 1 ÷ shape.
struct GammaDraw {
  var d: Double
  var c: Double
  /// 1 ÷ shape below 1, else 0.
  var boost: Double

  init(shape: Double) {
    let lifted = shape < 1 ? shape + 1 : shape
    d = lifted - 1.0 / 3
    c = 1 / (9 * d).squareRoot()
    boost = shape < 1 ? 1 / shape : 0
  }

  @inline(__always)
  init(d: Double, c: Double, boost: Double) {
    self.d = d
    self.c = c
    self.boost = boost
  }

  /// The draws (of two words) that a variate's further attempts and its boost take.
  enum Stream: UInt64 {
    case only = 0x100
    case second = 0x200

    fileprivate var boost: UInt64 { 0x300 + rawValue }
  }

  /// Returns a variate of unit scale from a first word and, where that is refused, from the source.
  @inline(__always)
  func variate(_ word: UInt64, _ source: DrawSource, _ stream: Stream) -> Double {
    let normal = Elementary.normalQuantile(Unit.upper40(word))
    let root = 1 + c * normal
    let cube = root * root * root
    let square = normal * normal
    if cube > 0, Unit.lower24(word) < 1 - 0.0331 * square * square, boost == 0 { return d * cube }
    return later(word, source, stream)
  }

  /// The variate where the quick test fails.
  private func later(_ first: UInt64, _ source: DrawSource, _ stream: Stream) -> Double {
    var word = first
    var draw = stream.rawValue
    while true {
      let normal = Elementary.normalQuantile(Unit.upper40(word))
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
