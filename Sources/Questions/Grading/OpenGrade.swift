package import Scoring

/// The grade of an answer in one's own words, with the words that decided it.
package struct OpenGrade: Hashable, Sendable {
  package var points: [PointVerdict]
  package var redFlags: [RaisedFlag]
  package var habits: [ShownHabit]
  /// The reason for judging none of the words, if there is one.
  package var setAside: ExplanationGrade.SetAside?

  /// The part of the share that each red flag costs, 0 to 1; our own choice.
  package static let flagCost = 0.2

  /// The share of the points' weight that was earned, less `flagCost` a red flag, 0 to 1.
  package var share: Double {
    let total = points.reduce(0) { $0 + $1.point.weight }
    guard total > 0, setAside == nil else { return 0 }
    let earned = points.reduce(0) { $0 + $1.point.weight * $1.credit }
    return max(0, min(1, earned / total - Self.flagCost * Double(redFlags.count)))
  }

  /// The points of which the answer says nothing, the heaviest first and equals in their order.
  package var unsaid: [PointVerdict] {
    points.filter { $0.credit == 0 }.enumerated().sorted { left, right in
      let weights = (left.element.point.weight, right.element.point.weight)
      return weights.0 > weights.1 || (weights.0 == weights.1 && left.offset < right.offset)
    }.map(\.element)
  }
}

/// One thing that an answer is read for.
package struct AnswerPoint: Hashable, Sendable {
  package var id: String
  package var title: String
  package var role: Role
  package var weight: Double
  /// The question that asks for it where it is missing.
  package var ask: String

  /// The part of a strong answer that a point is.
  package enum Role: String, Hashable, Sendable {
    case concept
    case tradeOff = "trade-off"
    case failureMode = "failure mode"
    case number
  }
}

/// The verdict on one point of an answer.
package struct PointVerdict: Hashable, Sendable {
  package var point: AnswerPoint
  package var verdict: ConceptVerdict.Verdict
  /// The words that decided, as they were written; empty where the point is absent.
  package var quote: String
  /// The share of the weight that it earns, 0 to 1.
  package var credit: Double
  /// Whether it was said only after the interviewer asked for it.
  package var wasAsked = false
}

/// A habit that interviewers mark down, with the words that show it.
package struct ShownHabit: Hashable, Sendable {
  package var habit: Habit
  /// Empty where something is missing.
  package var quote: String

  package init(habit: Habit, quote: String) {
    self.habit = habit
    self.quote = quote
  }
}

/// A way of answering that interviewers mark down, by the name under which answers keep it.
package enum Habit: String, Hashable, Sendable, CaseIterable {
  case definition = "a definition in place of a trade-off"
  case oneAnswer = "one answer for everything"
  case noFailureMode = "no failure mode"
  case usedWithoutWhy = "'we used X' without why"
  case noNumber = "no number"

  /// The habit in words; of what an answer may well have named, only that none fits is known.
  package var title: String {
    switch self {
    case .noFailureMode: "no failure mode that fits"
    case .noNumber: "no number that fits"
    case .definition, .oneAnswer, .usedWithoutWhy: rawValue
    }
  }

  /// Advice on what to do instead.
  package var advice: String {
    switch self {
    case .definition:
      "Say what you would choose, when you would choose otherwise, and what it costs."
    case .oneAnswer:
      "Say what this remedy cannot mend, and how you would know that it did not work."
    case .noFailureMode: "End with how it fails, how that shows, and who notices first."
    case .usedWithoutWhy: "Put a 'because' behind each choice, and name the option you left."
    case .noNumber:
      "Give one number with its conditions; the sheet of numbers has one for each area."
    }
  }
}
