package import Plotting
package import Questions

/// A plan for the time that is left, as `plan --json` gives it.
///
/// Its JSON is stable: keys are added, never renamed or removed.
package struct PlanDocument: Hashable, Sendable, Encodable {
  package var horizon: String
  package var rule: String
  /// The last day, as 2026-12-24.
  package var until: String
  /// The time that is left, such as "60 days".
  package var left: String
  /// The moment that it is for, such as "2026-12-24 15:00 UTC"; without an hour where only a day was
  /// given.
  package var moment: String
  package var days: [Day]
  /// The days before the last one that are planned when they are nearer.
  package var later: String?
  /// The moment that it is for, in seconds since 1970; not in the JSON.
  package var target: Int
  /// Whether only hours are left, so that its items have times; not in the JSON.
  package var isOfHours: Bool

  /// A day with its items.
  package struct Day: Hashable, Sendable, Encodable {
    package var date: String
    package var weekday: String
    package var items: [Item]

    private enum CodingKeys: String, CodingKey { case date, weekday, items }

    /// The heading of the day with the time that its items take.
    package var title: String {
      "\(weekday) \(date) · about \(items.reduce(0) { $0 + $1.minutes }) min"
    }
  }

  /// One thing to do.
  package struct Item: Hashable, Sendable, Encodable {
    package var title: String
    package var command: String
    package var reason: String
    /// Unit: minutes.
    package var minutes: Int
    package var isDone: Bool
    /// The steps that are done and that it has, such as 4 of 20 questions.
    package var done: Int
    package var steps: Int
    /// Its subject; not in the JSON.
    package var goal: PlanGoal

    private enum CodingKeys: String, CodingKey {
      case title, command, reason, minutes, isDone, done, steps
    }

    /// The part that is done, where it is neither nothing nor all.
    package var partText: String? { done > 0 && !isDone ? "\(done) of \(steps) done" : nil }
  }

  private enum CodingKeys: String, CodingKey {
    case horizon, rule, until, left, moment, days, later
  }

  package init(_ plan: PreparationPlan) {
    horizon = plan.horizon.title
    rule = plan.rule
    until = CalendarDay(second: plan.target - 1).description
    left = TimeLeft.text(plan.target - plan.from)
    target = plan.target
    isOfHours = plan.horizon == .twoHours
    moment = Self.moment(plan.target) ?? until
    later = plan.later.map { days in
      let text = [days.lowerBound, days.upperBound].map(\.description)
      return text[0] == text[1] ? text[0] : text.joined(separator: " to ")
    }
    days = plan.days.map { day in
      Day(
        date: day.day.description,
        weekday: day.day.weekday,
        items: day.items.map {
          Item(
            title: $0.goal.title,
            command: $0.goal.command(done: $0.done),
            reason: $0.reason,
            minutes: $0.minutes,
            isDone: $0.isDone,
            done: $0.done,
            steps: $0.goal.steps,
            goal: $0.goal
          )
        }
      )
    }
  }

  /// A second since 1970 with its hour; `nil` at midnight, which ends a day of which no hour is known.
  private static func moment(_ second: Int) -> String? {
    let day = CalendarDay(second: second)
    let rest = second - day.second
    guard rest > 0 else { return nil }
    return "\(day) \(twoDigits(rest / 3600)):\(twoDigits(rest / 60 % 60)) UTC"
  }

  /// The first sentence: how long, and until when.
  package var title: String { "Plan for \(left), until \(moment)" }

  /// The sentence on days that are not planned yet.
  package var laterSentence: String? {
    later.map { "\($0): planned when they are nearer, by the same rule." }
  }

  /// How items tick themselves.
  package static let note =
    "Items tick themselves: pages when they are opened, a lab when its incident was played before,"
    + " everything else when it is done. Days are in UTC."

  /// Writes the plan for a terminal.
  package func lines(_ style: TextStyle) -> [String] {
    var lines = style.paragraph("\(title). \(rule)")
    for (index, day) in days.enumerated() {
      if index == days.count - 1, let laterSentence {
        lines += [""] + style.paragraph(laterSentence)
      }
      lines += ["", style.heading(day.title)]
      for item in day.items {
        let mark = item.isDone ? "[x]" : index == 0 ? "[ ]" : " · "
        let part = item.partText.map { ", \($0)" } ?? ""
        lines += style.item(mark, "\(item.title) (\(item.minutes) min\(part)). \(item.reason)")
        lines += ["    \(item.command)"]
      }
    }
    return lines + [""] + style.paragraph("\(Self.note) 'firedrill plan' shows the plan again.")
  }

  /// The plan as a Markdown list with boxes to tick.
  package var markdown: String {
    var lines = ["# \(title)", "", rule]
    for (index, day) in days.enumerated() {
      if index == days.count - 1, let laterSentence { lines += ["", laterSentence] }
      lines += ["", "## \(day.title)", ""]
      lines += day.items.map { item in
        let part = item.partText.map { ", \($0)" } ?? ""
        return "- [\(item.isDone ? "x" : " ")] \(item.title) (\(item.minutes) min\(part)):"
          + " `\(item.command)`. \(item.reason)"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A number from 0 to 99 in two digits.
  static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
