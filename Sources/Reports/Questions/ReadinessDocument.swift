package import Plotting
package import Questions
import ScenarioModel
import Telemetry

/// How ready a person is by area, as intervals, and what interviewers would mark down.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct ReadinessDocument: Hashable, Sendable, Encodable {
  package var areas: [Standing]
  /// Up to two areas that the answers show to be weaker than the rest.
  package var weakest: [String]
  package var habits: [Habit]

  /// The standing in one area.
  package struct Standing: Hashable, Sendable, Encodable {
    package var area: String
    package var title: String
    package var questions: Int
    package var answered: Int
    package var right: Int
    /// Wilson's 95 % interval of the accuracy, 0 to 1.
    package var lower: Double?
    package var upper: Double?

    private enum CodingKeys: String, CodingKey {
      case area, title, questions, answered, right, lower, upper
    }
  }

  /// A habit with its rate.
  package struct Habit: Hashable, Sendable, Encodable {
    package var name: String
    /// The name as it is shown; not in the JSON.
    package var title: String
    package var advice: String
    package var answers: Int
    package var shown: Int
    package var lower: Double?
    package var upper: Double?
    /// The rates in the older and the newer half of the answers.
    package var course: [Double]
    package var quotes: [String]
    /// The command that drills it.
    package var drill: String?

    private enum CodingKeys: String, CodingKey {
      case name, advice, answers, shown, lower, upper, course, quotes, drill
    }
  }

  private enum CodingKeys: String, CodingKey { case areas, weakest, habits }

  package init(_ questions: QuestionIndex, _ history: AnswerHistory) {
    let readiness = Readiness(questions, history)
    areas = readiness.areas.map {
      Standing(
        area: $0.area.rawValue,
        title: $0.area.title,
        questions: $0.questions,
        answered: $0.answered,
        right: $0.right,
        lower: $0.interval?.lower,
        upper: $0.interval?.upper
      )
    }
    weakest = readiness.weakest.map(\.title)
    habits = HabitRate.all(in: history).filter { $0.answers > 0 }.map { rate in
      Habit(
        name: rate.habit.rawValue,
        title: rate.habit.title,
        advice: rate.habit.advice,
        answers: rate.answers,
        shown: rate.shown,
        lower: rate.interval?.lower,
        upper: rate.interval?.upper,
        course: rate.course.map { [$0.older, $0.newer] } ?? [],
        quotes: rate.quotes,
        drill: rate.question.map { "firedrill ask \($0.rawValue)" }
      )
    }
  }

  /// Whether any question was answered.
  package var isEmpty: Bool { areas.allSatisfy { $0.answered == 0 } }

  /// The accuracy of each area with its interval, as a table.
  package var areasFigure: Figure {
    .table(
      DataTable(
        title: "Readiness by area: right answers with 95 % intervals",
        columns: [DataTable.Column(name: "area")]
          + ["right", "accuracy", "answered of"].map {
            DataTable.Column(name: $0, alignment: .right)
          },
        rows: areas.map { area in
          [
            area.title, "\(area.right) of \(area.answered)", area.intervalText,
            "\(area.answered) of \(area.questions)",
          ]
        }
      )
    )
  }

  /// The rate of each habit, as a table.
  package var habitsFigure: Figure? {
    guard !habits.isEmpty else { return nil }
    return .table(
      DataTable(
        title: "What interviewers mark down, in your open answers",
        columns: [DataTable.Column(name: "habit")]
          + ["shown", "95 % interval", "older, newer half"].map {
            DataTable.Column(name: $0, alignment: .right)
          },
        rows: habits.map { habit in
          [
            habit.title, "\(habit.shown) of \(habit.answers)",
            Self.interval(habit.lower, habit.upper),
            habit.course.map { Digits.percent($0, decimals: 0) }.joined(separator: ", "),
          ]
        }
      )
    )
  }

  /// The weakest areas as far as the answers bear them.
  package var weakestSentence: String {
    weakest.isEmpty
      ? "No area is shown to be weaker than the others: the intervals overlap, or too little was"
        + " answered."
      : "Weaker than the rest by your answers: \(weakest.joined(separator: ", "))."
  }

  /// Writes readiness and habits for a terminal.
  package func lines(_ style: TextStyle) -> [String] {
    guard !isEmpty else {
      return style.paragraph("No question was answered yet; 'firedrill ask' asks the first.")
    }
    var lines = style.figure(areasFigure) + style.paragraph(weakestSentence)
    lines += style.paragraph(
      "The latest answer to each question counts; right is 65 % of its points or more."
    )
    guard let habitsFigure else { return lines }
    lines += [""] + style.figure(habitsFigure)
    for habit in habits where habit.shown > 0 {
      lines += style.item("-", "\(habit.title): \(habit.advice)")
      lines += habit.quotes.flatMap { style.paragraph("You said: “\($0)”", indent: 4) }
      lines += habit.drill.map { ["    \($0)"] } ?? []
    }
    return lines
  }

  fileprivate static func interval(_ lower: Double?, _ upper: Double?) -> String {
    guard let lower, let upper else { return "–" }
    return "\(Digits.percent(lower, decimals: 0)) to \(Digits.percent(upper, decimals: 0))"
  }
}

extension ReadinessDocument.Standing {
  /// The interval of the accuracy, or a dash where nothing was answered.
  package var intervalText: String { ReadinessDocument.interval(lower, upper) }
}
