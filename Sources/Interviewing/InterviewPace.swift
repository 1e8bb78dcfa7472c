package import ScenarioModel
import Sessions

/// The time limits of an interview, in real seconds.
package struct InterviewPace: Hashable, Sendable {
  /// The length of the whole interview.
  package var total: Int
  private let weights: [Int]

  /// The time kept for the verdict.
  package static let verdict = Scenario.verdictMinutes * 60
  /// The time for stating beliefs.
  package static let beliefs = 120
  /// The least time for an answer.
  package static let least = 60

  /// Shares the minutes of an interview out over the stages of a ladder, by their weights.
  package init(minutes: Int, ladder: [InterviewStage]) {
    total = minutes * 60
    weights = ladder.map(\.minutes)
  }

  /// The time for the answer to a stage's question: the stage's share of the whole.
  package func window(of stage: Int) -> Int {
    let sum = weights.reduce(0, +)
    guard weights.indices.contains(stage), sum > 0 else { return Self.least }
    return max(Self.least, (total - Self.verdict) * weights[stage] / sum)
  }

  /// The time for the answer to a follow-up, to a challenge, or after a hint.
  package func shortWindow(of stage: Int) -> Int { max(Self.least, window(of: stage) / 2) }

  /// The number of follow-ups that a stage may have.
  package var followUps: Int { total <= 15 * 60 ? 1 : 2 }
}
