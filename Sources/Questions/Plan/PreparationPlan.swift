package import ScenarioModel

/// A schedule for the days or hours that are left, made from what a history shows.
///
/// The plan of a day follows from what was known before the day began, so that it does not change
/// while its items are done; items tick themselves by what was answered, read and played.
package struct PreparationPlan: Hashable, Sendable {
  package var horizon: PlanHorizon
  /// The moment that it is for.
  ///
  /// Unit: seconds since 1970.
  package var target: Int
  package var days: [Day]

  /// The items of one day.
  package struct Day: Hashable, Sendable {
    package var day: CalendarDay
    package var items: [Item]
  }

  /// One thing to do: a command, a reason, and whether it is done.
  package struct Item: Hashable, Sendable {
    package var goal: PlanGoal
    package var reason: String
    /// Unit: minutes.
    package var minutes: Int
    package var isDone = false
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

  /// A session of the player, as far as a plan needs it.
  package struct PlayedIncident: Hashable, Sendable {
    package var scenario: ScenarioID
    /// Unit: seconds since 1970.
    package var second: Int

    package init(scenario: ScenarioID, second: Int) {
      self.scenario = scenario
      self.second = second
    }
  }

  /// The most days that a plan fills; later ones are planned when they are nearer.
  private static let longestDays = 14
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
    self.target = target
    horizon = PlanHorizon(seconds: target - now)
    let today = CalendarDay(second: now)
    let last = CalendarDay(second: target - 1)
    let count = min(Self.longestDays, max(1, last.number - today.number + 1))
    let writer = PlanWriter(
      horizon: horizon,
      count: count,
      areas: Readiness(questions, history.before(today.second)).byNeed,
      incidents: Self.leastPlayed(incidents, played, before: today.second),
      hasDue: history.answers.contains { $0.second < today.second }
    )
    // In the last hours only what was done since the plan was made counts.
    let start =
      horizon == .twoHours ? max(today.second, history.target?.made ?? now) : today.second
    days = (0..<count).map { index in
      let day = CalendarDay(number: today.number + index)
      let items = writer.items(ofDay: index).map { item in
        var item = item
        item.isDone =
          index == 0 && item.goal.isMet(by: history, questions, played, since: start)
        return item
      }
      return Day(day: day, items: items)
    }
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

/// A thing to do that ticks itself.
package enum PlanGoal: Hashable, Sendable {
  /// The map of an area is read.
  case map(Topic)
  case numbers
  /// Questions are answered: of an area, of all where none is given.
  case answers(Int, Topic?)
  case due(Int)
  case twenty(Int)
  /// The check at the end: questions over all areas.
  case check(Int)
  case incident(ScenarioID)
  /// The lab of a scenario was opened.
  case lab(ScenarioID)

  /// The command that does it, with its arguments.
  package var command: String {
    switch self {
    case .map(let area): "firedrill map \(area.rawValue)"
    case .numbers: "firedrill numbers"
    case .answers(let count, let area):
      "firedrill ask" + (area.map { " --area \($0.rawValue)" } ?? "") + " --count \(count)"
    case .due(let count): "firedrill ask --due --count \(count)"
    case .twenty(let count): "firedrill ask --twenty --count \(count)"
    case .check(let count): "firedrill ask --check --count \(count)"
    case .incident(let scenario): "firedrill play \(scenario.rawValue)"
    case .lab(let scenario): "firedrill lab \(scenario.rawValue)"
    }
  }

  /// The goal as an instruction.
  package var title: String {
    switch self {
    case .map(let area): "Read the map of \(area.title)"
    case .numbers: "Read the sheet of numbers aloud"
    case .answers(let count, let area):
      "Answer \(count) questions" + (area.map { " on \($0.title)" } ?? "")
    case .due(let count): "Answer up to \(count) questions that are due"
    case .twenty(let count): "Answer \(count) of the twenty, aloud and under time"
    case .check(let count): "Take the check: \(count) questions over all areas"
    case .incident(let scenario): "Play the incident \(scenario.rawValue)"
    case .lab(let scenario): "Break \(scenario.rawValue) in the lab"
    }
  }

  /// Whether something was done since a second that meets the goal.
  fileprivate func isMet(
    by history: AnswerHistory,
    _ questions: QuestionIndex,
    _ played: [PreparationPlan.PlayedIncident],
    since second: Int
  ) -> Bool {
    let answers = history.answers.lazy.filter { $0.second >= second }.map(\.answer)
    func wasRead(_ page: String) -> Bool {
      history.reads.contains { $0.second >= second && $0.page == page }
    }
    switch self {
    case .map(let area): return wasRead(PageName.map(area))
    case .numbers: return wasRead(PageName.numbers)
    case .answers(let count, let area):
      return answers.count { area == nil || $0.area == area?.rawValue } >= count
    case .due(let count):
      let schedule = QuestionSchedule(history.before(second), at: second)
      let due = schedule.items.keys.filter { schedule.isDue($0) }
      let done = Set(answers.map { QuestionID($0.question) })
      return due.count { done.contains($0) } >= min(count, due.count)
    case .twenty(let count):
      let twenty = questions.entries.filter(\.isTwenty).map(\.id.rawValue)
      let done = Set(answers.map(\.question)).intersection(twenty)
      return !done.isEmpty && done.count >= min(count, twenty.count)
    case .check(let count):
      return answers.count >= count
        && Set(answers.map(\.area)).count >= min(count, questions.areas.count)
    case .incident(let scenario):
      return played.contains { $0.scenario == scenario && $0.second >= second }
    case .lab(let scenario): return wasRead(PageName.lab(scenario))
    }
  }
}

/// The names under which pages are kept as read.
package enum PageName {
  package static let numbers = "numbers"

  /// The map of an area.
  package static func map(_ area: Topic) -> String { "map/\(area.rawValue)" }

  /// The lab of a scenario.
  package static func lab(_ scenario: ScenarioID) -> String { "lab/\(scenario.rawValue)" }
}
