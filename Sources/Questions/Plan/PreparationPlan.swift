package import ScenarioModel

/// A schedule for the days or hours that are left, made from what a history shows.
///
/// The plan of a day follows from what was known before the day began, so that it does not change
/// while its items are done; items tick themselves by what was answered, read and played. Whether an
/// item is done depends on the history and the present alone, never on the date: a new date unticks
/// nothing.
package struct PreparationPlan: Hashable, Sendable {
  package var horizon: PlanHorizon
  /// The rule that its days follow, in a sentence or two.
  package var rule: String
  /// The moment at which it was made.
  ///
  /// Unit: seconds since 1970.
  package var from: Int
  /// The moment that it is for; one at midnight is the end of a day of which no hour is known.
  ///
  /// Unit: seconds since 1970.
  package var target: Int
  package var days: [Day]
  /// Days before the last one that are planned when they are nearer; `nil` where there are none.
  package var later: ClosedRange<CalendarDay>?

  /// The items of one day.
  package struct Day: Hashable, Sendable {
    package var day: CalendarDay
    package var items: [Item]
  }

  /// One thing to do: a command, a reason, and how much of it is done.
  package struct Item: Hashable, Sendable {
    package var goal: PlanGoal
    package var reason: String
    /// Unit: minutes.
    package var minutes: Int
    /// The steps that are done, at most those of the goal.
    package var done = 0

    package var isDone: Bool { done >= goal.steps }
  }

  /// A scenario that can be played.
  package struct Incident: Hashable, Sendable {
    package var scenario: ScenarioID
    package var topic: Topic

    package init(scenario: ScenarioID, topic: Topic) {
      self.scenario = scenario
      self.topic = topic
    }
  }

  /// A session of the player that was declared, as far as a plan needs it.
  package struct PlayedIncident: Hashable, Sendable {
    package var scenario: ScenarioID
    /// Unit: seconds since 1970.
    package var second: Int
    package var isInterview: Bool

    package init(scenario: ScenarioID, second: Int, isInterview: Bool = false) {
      self.scenario = scenario
      self.second = second
      self.isInterview = isInterview
    }
  }

  /// The most days that a plan fills; those between are planned when they are nearer.
  private static let longestDays = 14
  /// The least time of a day before the moment for which anything is planned on it.
  ///
  /// Our own choice. Unit: seconds.
  private static let leastOfDay = 2 * 3600
  /// Unit: seconds.
  private static let farthest = 366 * 86_400

  /// Plans from one second since 1970 to another.
  ///
  /// `incidents` are the scenarios that can be played, in their order. Complexity: O(answers + days).
  package init(
    from now: Int,
    to target: Int,
    questions: QuestionIndex,
    history: AnswerHistory,
    played: [PlayedIncident],
    incidents: [Incident]
  ) throws(PlanError) {
    guard target > now else { throw .past }
    guard target - now <= Self.farthest else { throw .tooFar }
    from = now
    self.target = target
    horizon = PlanHorizon(seconds: target - now)
    let today = CalendarDay(second: now)
    // Two hours are one sitting, also where they go past midnight.
    let last =
      horizon == .twoHours ? today : max(today, CalendarDay(second: target - Self.leastOfDay))
    let count = min(Self.longestDays, max(1, last.number - today.number + 1))
    let earlier = history.before(today.second)
    let schedule = QuestionSchedule(earlier, at: today.second)
    let dueDays = schedule.items.values.map(\.dueDay)
    let writer = PlanWriter(
      horizon: horizon,
      count: count,
      standings: Readiness(questions, earlier).byNeed,
      incidents: Self.leastPlayed(incidents, played, before: today.second),
      due: { index in dueDays.count { $0 <= today.number + index } }
    )
    rule = horizon.rule(hasAnswers: writer.hasAnswers)
    let record = PlanRecord(history, questions, played, at: now)
    days = (0..<count).map { index in
      let isEnd = index == count - 1
      let items = writer.items(ofDay: index).map { item in
        var item = item
        if index == 0 { item.done = min(item.goal.steps, record.steps(of: item.goal)) }
        return item
      }
      return Day(day: isEnd ? last : CalendarDay(number: today.number + index), items: items)
    }
    let next = CalendarDay(number: today.number + count - 1)
    later = next < last ? next...CalendarDay(number: last.number - 1) : nil
  }

  /// The scenarios, those that were played least often first and equals in their order.
  private static func leastPlayed(
    _ incidents: [Incident],
    _ played: [PlayedIncident],
    before second: Int
  ) -> [Incident] {
    incidents.enumerated().sorted { left, right in
      func count(_ incident: Incident) -> Int {
        played.count { $0.scenario == incident.scenario && $0.second < second }
      }
      return (count(left.element), left.offset) < (count(right.element), right.offset)
    }.map(\.element)
  }

  /// All items in order.
  package var items: [Item] { days.flatMap(\.items) }
}
