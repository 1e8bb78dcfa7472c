/// Standard normal variates by inversion of a tabulated quantile function.
///
/// A word's top bit is the sign and the rest the tail's probability q < ½. Each octave of q has 16
/// segments, so that the exponent and the first four bits of q as a floating-point number are the
/// segment's position; in each, a cubic through the exact quantiles at the Chebyshev points. The
/// error is below 2 · 10⁻⁸ (tested), less than the precision in which numbers are kept. After R. C.
/// C. Cheung, D. Lee, W. Luk, J. D. Villasenor, "Hardware generation of arbitrary random number
/// distributions from uniform distributions via the inversion method", IEEE TVLSI 15 (2007).
enum NormalTable {
  private static let segmentsPerOctave = 16
  /// 2⁻⁵³ ≤ q < ½ in units of 2⁻⁵³ is ½ ≤ x < 2⁵²: octaves −1 to 51.
  private static let octaves = 53
  /// The upper 16 bits of ½.
  private static let base: UInt64 = 0x3fe0

  /// Four coefficients a segment, from the constant one up.
  static let coefficients: [Double] = {
    var coefficients: [Double] = []
    for octave in 0..<octaves {
      let start = Double(bitPattern: UInt64(octave + 0x3fe) << 52)
      for segment in 0..<segmentsPerOctave {
        let low = start * (1 + Double(segment) / Double(segmentsPerOctave))
        coefficients += cubic { t in
          let tail = (low + start / Double(segmentsPerOctave) * t) * 0x1p-53
          return -Elementary.normalQuantile(tail)
        }
      }
    }
    return coefficients
  }()

  /// The coefficients of the cubic that meets a function at the four Chebyshev points of the unit interval.
  private static func cubic(_ function: (Double) -> Double) -> [Double] {
    // (1 − cos((2k + 1)π/8)) / 2 for k = 0 ... 3.
    let points = [
      0.038060233744356624, 0.30865828381745514, 0.69134171618254486, 0.96193976625564338,
    ]
    var differences = points.map(function)
    for order in 1..<4 {
      for index in stride(from: 3, through: order, by: -1) {
        differences[index] =
          (differences[index] - differences[index - 1]) / (points[index] - points[index - order])
      }
    }
    // Newton's form multiplied out, from the highest difference down.
    var result = [differences[3], 0, 0, 0]
    for order in stride(from: 2, through: 0, by: -1) {
      for power in stride(from: 3, through: 1, by: -1) {
        result[power] = result[power - 1] - points[order] * result[power]
      }
      result[0] = differences[order] - points[order] * result[0]
    }
    return result
  }

  /// Returns the variate of a word; its lowest 11 bits do not matter.
  @inline(__always)
  static func variate(_ word: UInt64, _ coefficients: UnsafePointer<Double>) -> Double {
    let tail = Double(Int64(bitPattern: (word &<< 1) &>> 12)) + 0.5
    let bits = tail.bitPattern
    let segment = Int(truncatingIfNeeded: (bits &>> 48) &- base)
    let t = Double(bitPattern: 0x3ff0_0000_0000_0000 | (bits &<< 4) & 0xf_ffff_ffff_ffff) - 1
    let start = coefficients + segment &* 4
    let size = start[0] + t * (start[1] + t * (start[2] + t * start[3]))
    return Double(bitPattern: size.bitPattern ^ (word & 0x8000_0000_0000_0000))
  }

  /// Returns the variate of a word.
  static func variate(_ word: UInt64) -> Double {
    coefficients.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return .nan }
      return variate(word, start)
    }
  }
}
