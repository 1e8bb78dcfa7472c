package import ScenarioModel

/// The time limits of an interview, in real seconds, and the stages that it has time to ask about.
package struct InterviewPace: Hashable, Sendable {
  /// The length of the whole interview.
  package var total: Int
  /// The positions of the stages whose question a machine puts, in the ladder's order.
  ///
  /// The longest stages are kept, equals by their order, as many as leave `leastStage` seconds each.
  /// Of the others it tells the clue and shows the evidence.
  package let asked: [Int]
  private let weights: [Int]

  /// The time kept for the verdict.
  package static let verdict = 180
  /// The time for stating beliefs.
  package static let beliefs = 120
  /// The least time for the answer to a stage's question: some 80 words typed at 40 a minute.
  package static let least = 120
  /// The least time for the answer to a follow-up, to a challenge, or after a hint.
  package static let leastShort = 90
  /// The least time of a stage with its follow-up.
  private static let leastStage = 150

  /// Shares the minutes of an interview out over the stages of a ladder, by their weights.
  package init(minutes: Int, ladder: [InterviewStage]) {
    total = minutes * 60
    let weights = ladder.map(\.minutes)
    self.weights = weights
    let longest = weights.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
    asked = longest.prefix(max(1, (total - Self.verdict) / Self.leastStage)).sorted()
  }

  /// The time for the answer to a stage's question: the stage's share of the whole.
  package func window(of stage: Int) -> Int {
    let sum = asked.reduce(0) { $0 + weights[$1] }
    guard weights.indices.contains(stage), sum > 0 else { return Self.least }
    return max(Self.least, (total - Self.verdict) * weights[stage] / sum)
  }

  /// The time for the answer to a follow-up, to a challenge, or after a hint.
  package func shortWindow(of stage: Int) -> Int { max(Self.leastShort, window(of: stage) / 2) }

  /// The number of follow-ups that a stage may have.
  package var followUps: Int { total <= 15 * 60 ? 1 : 2 }
}

extension Session {
  /// The positions of the stages that count: those a machine has time to ask about, or all.
  package var askedStages: [Int] {
    guard let setting = interviewSetting else { return [] }
    return setting.interviewer == .machine
      ? InterviewPace(minutes: setting.minutes, ladder: scenario.ladder).asked
      : Array(scenario.ladder.indices)
  }
}
