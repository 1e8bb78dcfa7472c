package import Coaching
package import ScenarioModel

/// The answers of a guided play's question after the choice, each with its grade and the reason.
///
/// All of it could be known before the choice, but for what the chosen look told.
package struct GuidedReviewReport: Hashable, Sendable, Codable {
  /// The question's number, from 1.
  package var number: Int
  package var answers: [Answer]
  /// Reasons why several answers came too early, each said once.
  package var early: [Early]
  /// Whether one of the answers offered was chosen.
  package var isOneChosen: Bool

  private enum CodingKeys: String, CodingKey { case number, answers, early, isOneChosen }

  /// One answer, by its position from 1.
  package struct Answer: Hashable, Sendable, Codable {
    package var number: Int
    package var title: String
    package var grade: LessonOption.Grade
    package var isChosen: Bool
    /// Whole sentences.
    package var reason: String

    private enum CodingKeys: String, CodingKey { case number, title, grade, isChosen, reason }
  }

  /// A reason with the numbers of the answers that it speaks of.
  package struct Early: Hashable, Sendable, Codable {
    package var reason: String
    package var answers: [Int]

    private enum CodingKeys: String, CodingKey { case reason, answers }
  }

  package init(_ review: LessonReview, in scenario: Scenario) {
    let options = review.step.options
    let shared = Self.sharedBreaks(options)
    number = review.step.number
    answers = options.enumerated().map { index, option in
      let isChosen = index == review.chosen
      return Answer(
        number: index + 1,
        title: option.choice.title(in: scenario),
        grade: option.grade,
        isChosen: isChosen,
        reason: option.explanation(
          told: isChosen ? review.told : nil,
          besides: shared,
          in: scenario
        )
      )
    }
    early = shared.map { reason in
      Early(
        reason: reason,
        answers: options.indices.filter { options[$0].breaks.contains(reason) }.map { $0 + 1 }
      )
    }
    isOneChosen = review.chosen != nil
  }

  /// The reasons why more than one answer came too early.
  private static func sharedBreaks(_ options: [LessonOption]) -> [String] {
    let breaks = options.flatMap(\.breaks)
    return breaks.enumerated().filter { index, because in
      breaks[..<index].count { $0 == because } == 1
    }.map(\.element)
  }
}

extension LessonOption.Grade: Codable {}
