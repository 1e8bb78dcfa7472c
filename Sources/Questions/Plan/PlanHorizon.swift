/// The time that is left, which decides what is worth doing.
package enum PlanHorizon: Hashable, Sendable, CaseIterable {
  /// Four days or more: every area once, an incident a day, a check at the end.
  case week
  /// Two or three days: the weak areas and at least two incidents.
  case threeDays
  /// A day: the twenty questions, nothing new.
  case day
  /// Three hours or less: numbers and frameworks only.
  case twoHours

  /// The horizon of a number of seconds.
  ///
  /// The bounds are our own choice: three hours are too short for a drill and its debrief.
  package init(seconds: Int) {
    self =
      switch seconds {
      case ..<10_801: .twoHours
      case ..<(36 * 3600): .day
      case ..<(4 * 86_400): .threeDays
      default: .week
      }
  }

  /// The kind of plan in words; the span that is really left is `TimeLeft`.
  package var title: String {
    switch self {
    case .week: "a week"
    case .threeDays: "three days"
    case .day: "one day"
    case .twoHours: "two hours"
    }
  }

  /// The rule of the horizon, in a sentence or two; `hasAnswers` is whether any answer tells weak areas.
  package func rule(hasAnswers: Bool) -> String {
    switch self {
    case .week:
      "Every area once, one incident a day, a mock interview, and at the end a check over all areas."
    case .threeDays where hasAnswers:
      "The areas in which you missed most, an incident a day, a mock interview, a lab, and the twenty"
        + " questions."
    case .threeDays:
      "You had answered no question when this day began, so nothing said which areas are weak. The check"
        + " comes first and finds out; today the areas come in their usual order."
    case .day: "The twenty questions answered aloud; nothing new."
    case .twoHours:
      "Numbers and frameworks only. A new drill now would cost more calm than it gives."
    }
  }
}

/// A length of time as people write and say it.
package enum TimeLeft {
  /// Reads a time such as 7d, "3 days", 1w or 90min; below zero for a time that is past, and `nil` for
  /// what is no time or none at all.
  ///
  /// Unit: seconds.
  package static func seconds(_ text: String) -> Int? {
    let text = text.lowercased().filter { !$0.isWhitespace }
    let isPast = text.hasPrefix("-")
    let digits = text.dropFirst(isPast ? 1 : 0).prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst((isPast ? 1 : 0) + digits.count)
    guard let count = Int(digits), (1...9999).contains(count), let length = units[String(unit)]
    else { return nil }
    return (isPast ? -1 : 1) * count * length
  }

  private static let units: [String: Int] = [
    "m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60,
    "h": 3600, "hour": 3600, "hours": 3600, "d": 86_400,
    "day": 86_400, "days": 86_400, "w": 604_800, "week": 604_800, "weeks": 604_800,
  ]

  /// A number of seconds in words: minutes below two hours, hours below 48, then days, rounded half up.
  package static func text(_ seconds: Int) -> String {
    func counted(_ length: Int, _ noun: String) -> String {
      let count = max(1, (seconds + length / 2) / length)
      return "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
    return switch seconds {
    case ..<7200: counted(60, "minute")
    case ..<(48 * 3600): counted(3600, "hour")
    default: counted(86_400, "day")
    }
  }
}

/// The last hours before the moment that a person prepares for, in which nothing new begins.
package struct LastHours: Hashable, Sendable {
  /// The time that is left; unit: seconds.
  package var left: Int
  /// Questions that are due for repetition, which is nothing new.
  package var due: Int

  /// The last hours of a history at a second since 1970; `nil` where the moment is farther, past, or
  /// was never given.
  package init?(_ history: AnswerHistory, at now: Int) {
    guard let target = history.target?.second, target > now,
      PlanHorizon(seconds: target - now) == .twoHours
    else { return nil }
    left = target - now
    let schedule = QuestionSchedule(history, at: now)
    due = schedule.items.keys.count { schedule.isDue($0) }
  }

  /// The rule and its reason, in two sentences.
  package var reason: String {
    "Your date is \(TimeLeft.text(left)) away: nothing new now. A new question or drill would cost more"
      + " calm than it gives."
  }
}

/// A moment that cannot be planned for.
package enum PlanError: Error, Hashable, Sendable, CustomStringConvertible {
  case past
  case tooFar

  package var description: String {
    switch self {
    case .past: "that moment is past; give one that is still to come"
    case .tooFar: "that is more than a year away; plan for a nearer date"
    }
  }
}
