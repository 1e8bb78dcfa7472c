extension Scenario {
  /// The stages that an interview of so many minutes has time for, in the ladder's order: the first,
  /// and of the others those that their author gives the most minutes.
  ///
  /// A stage gets no less than the time to read, think and type an answer of 60 words.
  package func ladder(minutes: Int) -> [InterviewStage] {
    let count = max(1, (minutes - Self.verdictMinutes) * 60 / Self.secondsPerStage)
    guard count < ladder.count else { return ladder }
    let others = ladder.indices.dropFirst().sorted {
      (-ladder[$0].minutes, $0) < (-ladder[$1].minutes, $1)
    }
    return ([0] + others.prefix(count - 1)).sorted().map { ladder[$0] }
  }

  /// The minutes of an interview that are kept for the verdict.
  package static let verdictMinutes = 3

  /// The seconds that a question needs: 90 to type 60 words at 40 words a minute, and 50 to read and
  /// think.
  private static let secondsPerStage = 140
}
