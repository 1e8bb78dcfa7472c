import Telemetry

/// The random numbers from which the noise of an estimated gain is drawn.
///
/// They are the same for every key and posterior, so they are drawn once and only counted after.
enum GainNoise {
  /// The number of times that findings are drawn again.
  static let rounds = 20
  /// Numbers kept for each round and hypothesis; more are drawn when they are asked for.
  private static let kept = 1024
  /// Hypotheses for which numbers are kept.
  private static let hypotheses = 8

  private static let units: [[Double]] = (0..<rounds).flatMap { round in
    (0..<hypotheses).map { drawn(round, $0, count: kept) }
  }

  /// Uniform numbers of a round and hypothesis, 0 to below 1.
  private static func drawn(_ round: Int, _ hypothesis: Int, count: Int) -> [Double] {
    var state = Mixing.split(
      Mixing.split(Mixing.hash("gain noise"), at: UInt64(round)),
      at: UInt64(hypothesis)
    )
    return (0..<count).map { _ in
      state = Mixing.mix(state &+ 0x9E37_79B9_7F4A_7C15)
      return Double(state >> 11) * 0x1p-53
    }
  }

  /// The counts of the first numbers under each finding; the findings' shares end at `ends`,
  /// rising.
  ///
  /// A number beyond the last end counts for the last finding. Complexity: O(draws × findings).
  static func counts(_ round: Int, _ hypothesis: Int, draws: Int, ends: [Double]) -> [Int] {
    let units =
      hypothesis < hypotheses && draws <= kept
      ? units[round * hypotheses + hypothesis] : drawn(round, hypothesis, count: draws)
    var counts: [Int] = []
    var before = 0
    units.withUnsafeBufferPointer { units in
      for end in ends.dropLast() {
        var below = 0
        for index in 0..<draws { below &+= units[index] < end ? 1 : 0 }
        counts.append(below - before)
        before = below
      }
    }
    return counts + [draws - before]
  }
}
