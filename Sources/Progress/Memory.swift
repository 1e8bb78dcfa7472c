import Telemetry

/// The memory of one thing and its change with each review (FSRS-6).
///
/// Progress owns the choice of what to train next from a player's past sessions. It knows no files,
/// terminals or clock: days are handed in.
package struct Memory: Hashable, Sendable {
  /// Days until the chance of recall is 90 %, 0.001 to 36,500.
  package let stability: Double
  /// The difficulty, from 1 (easy) to 10.
  package let difficulty: Double

  /// The result of a review.
  package enum Grade: Int, Hashable, Sendable, CaseIterable {
    case again = 1
    case hard, good, easy
  }

  /// The usual parameters w0 to w20 of FSRS-6.
  ///
  /// Source: PyPI fsrs 6.3.2, ts-fsrs and fsrs-rs, which agree.
  private static let w = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ]

  package static let curve = ForgettingCurve(w[20])

  /// A memory in a given state.
  package init(stability: Double, difficulty: Double) {
    self.stability = min(36_500, max(0.001, stability))
    self.difficulty = min(10, max(1, difficulty))
  }

  /// The memory after a first review.
  package init(first grade: Grade) {
    self.init(
      stability: Self.w[grade.rawValue - 1],
      difficulty: Self.firstDifficulty(grade)
    )
  }

  private static func firstDifficulty(_ grade: Grade) -> Double {
    w[4] - Elementary.exp(w[5] * Double(grade.rawValue - 1)) + 1
  }

  /// The memory after another review, some days later; under one day is the same day.
  package func reviewed(_ grade: Grade, after days: Double) -> Memory {
    let next: Double
    if days < 1 {
      next = sameDayStability(grade)
    } else {
      let recall = Self.curve.retrievability(after: days, stability: stability)
      next = grade == .again ? lapsedStability(recall) : recalledStability(grade, recall)
    }
    return Memory(stability: next, difficulty: nextDifficulty(grade))
  }

  private func nextDifficulty(_ grade: Grade) -> Double {
    let w = Self.w
    let change = -w[6] * Double(grade.rawValue - 3)
    let damped = difficulty + (10 - difficulty) * change / 9
    return w[7] * Self.firstDifficulty(.easy) + (1 - w[7]) * damped
  }

  private func sameDayStability(_ grade: Grade) -> Double {
    let w = Self.w
    let growth =
      Elementary.exp(w[17] * (Double(grade.rawValue - 3) + w[18]))
      * Elementary.pow(stability, -w[19])
    return stability * (grade == .again ? growth : max(1, growth))
  }

  private func recalledStability(_ grade: Grade, _ recall: Double) -> Double {
    let w = Self.w
    let bonus = grade == .hard ? w[15] : grade == .easy ? w[16] : 1
    let growth =
      Elementary.exp(w[8]) * (11 - difficulty) * Elementary.pow(stability, -w[9])
      * (Elementary.exp((1 - recall) * w[10]) - 1)
    return stability * (1 + growth * bonus)
  }

  private func lapsedStability(_ recall: Double) -> Double {
    let w = Self.w
    let forgotten =
      w[11] * Elementary.pow(difficulty, -w[12])
      * (Elementary.pow(stability + 1, w[13]) - 1)
      * Elementary.exp((1 - recall) * w[14])
    return min(forgotten, stability / Elementary.exp(w[17] * w[18]))
  }
}
