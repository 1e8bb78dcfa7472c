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

  /// The horizon in words.
  package var title: String {
    switch self {
    case .week: "a week"
    case .threeDays: "three days"
    case .day: "one day"
    case .twoHours: "two hours"
    }
  }

  /// The rule of the horizon, in a sentence.
  package var rule: String {
    switch self {
    case .week: "Every area once, one incident a day, and at the end a check over all areas."
    case .threeDays:
      "Your weak areas, an incident a day, a lab, and the twenty questions; no area from scratch."
    case .day: "The twenty questions answered aloud; nothing new."
    case .twoHours:
      "Numbers and frameworks only. A new drill now would cost more calm than it gives."
    }
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
