import Players
import Scoring
import Sessions

extension Lesson {
  /// Four of all answers: the best, two plausible ones and a poor one, in an order by the seed.
  ///
  /// `ranked` is best first. Where there are fewer than four, all.
  func offer(_ ranked: [LessonOption], number: Int) -> [LessonOption] {
    var chance = Chance(seed: session.header.seed, name: "guide/\(number)")
    guard let best = ranked.first else { return [] }
    var rest = Array(ranked.dropFirst())
    var offered = [best]
    // The poor one comes from the last third.
    let third = max(1, rest.count / 3)
    if !rest.isEmpty { offered.append(rest.remove(at: rest.count - 1 - chance.below(third))) }
    while offered.count < Self.offered, !rest.isEmpty {
      // One of the two may be as good as the best, the other should not be.
      let weak = rest.indices.filter { rest[$0].grade == .weak }
      let isLast = offered.count == Self.offered - 1
      let plausible =
        isLast && !weak.isEmpty ? weak : rest.indices.filter { rest[$0].grade != .wrong }
      let among = min(plausible.count, Self.choiceOf)
      let pick = among == 0 ? 0 : plausible[chance.below(among)]
      offered.append(rest.remove(at: pick))
    }
    // Fisher and Yates.
    for last in offered.indices.dropFirst().reversed() {
      offered.swapAt(last, chance.below(last + 1))
    }
    return offered
  }

  /// The number of answers of a question.
  private static let offered = 4
  /// The number of best plausible answers among which one is drawn.
  private static let choiceOf = 3
}
