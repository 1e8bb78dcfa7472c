package import Telemetry

/// The rate at which a habit that interviewers mark down shows in open answers.
package struct HabitRate: Hashable, Sendable {
  package var habit: Habit
  /// Open answers that could show it.
  package var answers: Int
  package var shown: Int
  /// Wilson's 95 % interval of the rate.
  package var interval: Statistics.ConfidenceInterval?
  /// The rate in the older and in the newer half of the answers, where there are ten or more.
  package var course: Course?
  /// Up to three of a person's own sentences that show it, the latest first.
  package var quotes: [String]
  /// The question of the latest answer that shows it; asking it again is the drill.
  package var question: QuestionID?

  /// Two rates, 0 to 1.
  package struct Course: Hashable, Sendable {
    package var older: Double
    package var newer: Double
  }

  /// The answers under which no course is given: halves of fewer than five say nothing.
  private static let leastAnswers = 10

  /// The rate of every habit, the most frequent first and equals in the order of `Habit`.
  package static func all(in history: AnswerHistory) -> [HabitRate] {
    let open = history.answers.map(\.answer).filter { $0.kind == QuestionKind.open.rawValue }
    return Habit.allCases.map { rate(of: $0, in: open) }.enumerated()
      .sorted { ($1.element.shown, $0.offset) < ($0.element.shown, $1.offset) }.map(\.element)
  }

  private static func rate(of habit: Habit, in answers: [GivenAnswer]) -> HabitRate {
    let showing = answers.map { $0.habits.contains { $0.name == habit.rawValue } }
    let shown = answers.filter { $0.habits.contains { $0.name == habit.rawValue } }
    let proportion = try? Statistics.Proportion(successes: shown.count, trials: answers.count)
    let half = answers.count / 2
    func share(_ part: ArraySlice<Bool>) -> Double {
      Double(part.count { $0 }) / Double(part.count)
    }
    return HabitRate(
      habit: habit,
      answers: answers.count,
      shown: shown.count,
      interval: proportion.flatMap { try? Statistics.wilsonInterval($0) },
      course: answers.count < leastAnswers
        ? nil : Course(older: share(showing[..<half]), newer: share(showing[half...])),
      quotes: shown.reversed().compactMap { answer in
        let quote = answer.habits.first { $0.name == habit.rawValue }?.quote ?? ""
        return quote.isEmpty ? nil : quote
      }.prefix(3).map { $0 },
      question: shown.last.map { QuestionID($0.question) }
    )
  }
}
