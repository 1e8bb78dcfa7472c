/// Poisson counts of one mean.
///
/// Below a mean of 10 by inversion (sequential search), from there by transformed rejection with
/// squeeze (PTRS): W. Hörmann, "The transformed rejection method for generating Poisson random
/// variables", Insurance: Mathematics and Economics 12 (1993).
struct PoissonDraw {
  private let mean: Double
  /// e^−mean, for the search.
  private let none: Double
  private let logMean: Double
  private let b: Double
  private let a: Double
  private let inverseAlpha: Double
  private let vr: Double

  /// The first of the draws that rejection takes.
  private static let firstDraw: UInt64 = 0x400

  init(mean: Double) {
    self.mean = mean
    none = mean < 10 ? Elementary.exp(-mean) : 0
    logMean = mean < 10 ? 0 : Elementary.log(mean)
    b = 0.931 + 2.53 * mean.squareRoot()
    a = -0.059 + 0.02483 * b
    inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    vr = 0.9277 - 3.6224 / (b - 2)
  }

  /// Returns a count, a whole number.
  func count(_ source: DrawSource) -> Double {
    mean < 10 ? searched(source.sharedWord()) : rejected(source)
  }

  private func searched(_ word: UInt64) -> Double {
    let unit = Unit.open(word)
    var count = 0.0
    var probability = none
    var total = none
    while unit > total, probability > 0 {
      count += 1
      probability *= mean / count
      total += probability
    }
    return count
  }

  private func rejected(_ source: DrawSource) -> Double {
    var draw = Self.firstDraw
    while true {
      let block = source.block(draw: draw)
      draw += 1
      let u = Unit.open(block.0) - 0.5
      let v = Unit.open(block.1)
      let us = 0.5 - u.magnitude
      let count = floor((2 * a / us + b) * u + mean + 0.43)
      if us >= 0.07, v <= vr { return count }
      if count < 0 || (us < 0.013 && v > us) { continue }
      let height = Elementary.log(v * inverseAlpha / (a / (us * us) + b))
      if height <= count * logMean - mean - Elementary.logGamma(count + 1) { return count }
    }
  }

  /// The greatest whole number not above a value of at most 2⁶²; the C library's is not needed.
  private func floor(_ value: Double) -> Double {
    let whole = Double(Int64(value))
    return whole > value ? whole - 1 : whole
  }
}
