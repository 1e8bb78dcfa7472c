package import ScenarioModel

/// A thing to do that ticks itself.
package enum PlanGoal: Hashable, Sendable {
  /// The map of an area is read.
  case map(Topic)
  case numbers
  /// Questions of an area are answered.
  case answers(Int, Topic)
  case due(Int)
  case twenty(Int)
  /// The check: questions over all areas.
  case check(Int)
  case incident(ScenarioID)
  /// The lab of a scenario is opened after its incident was played.
  case lab(ScenarioID)
  /// A mock interview: questions, then an incident.
  case mock

  /// The number of steps that it takes: questions, or one.
  package var steps: Int {
    switch self {
    case .answers(let count, _), .due(let count), .twenty(let count), .check(let count): count
    case .map, .numbers, .incident, .lab, .mock: 1
    }
  }

  /// Whether it is met by opening a page.
  package var isReading: Bool {
    switch self {
    case .map, .numbers, .lab: true
    case .answers, .due, .twenty, .check, .incident, .mock: false
    }
  }

  /// The command that does it, with its arguments; what is done of it is not asked again.
  package func command(done: Int = 0) -> String {
    let left = done < steps ? steps - done : steps
    return switch self {
    case .map(let area): "firedrill map \(area.rawValue)"
    case .numbers: "firedrill numbers"
    case .answers(_, let area): "firedrill ask --area \(area.rawValue) --count \(left)"
    case .due: "firedrill ask --due --count \(left)"
    case .twenty: "firedrill ask --twenty --count \(left)"
    case .check: "firedrill ask --check --count \(left)"
    case .incident(let scenario): "firedrill play \(scenario.rawValue)"
    case .lab(let scenario): "firedrill lab \(scenario.rawValue)"
    case .mock: "firedrill ask --mock 45"
    }
  }

  /// The goal as an instruction.
  package var title: String {
    switch self {
    case .map(let area): "Read the map of \(area.title)"
    case .numbers: "Read the sheet of numbers aloud"
    case .answers(let count, let area): "Answer \(count) questions on \(area.title)"
    case .due(1): "Answer the question that is due"
    case .due(let count): "Answer \(count) questions that are due"
    case .twenty(let count): "Answer \(count) of the twenty, aloud and under time"
    case .check(let count): "Take the check: \(count) questions over all areas"
    case .incident(let scenario): "Play the incident \(scenario.rawValue)"
    case .lab(let scenario): "Break \(scenario.rawValue) in the lab, after its incident"
    case .mock: "Hold a mock interview of 45 minutes"
    }
  }

  /// A name that no other goal of a day has, of lower-case letters, digits and hyphens.
  package var name: String {
    switch self {
    case .map(let area): "map-\(area.rawValue)"
    case .numbers: "numbers"
    case .answers(_, let area): "answers-\(area.rawValue)"
    case .due: "due"
    case .twenty: "twenty"
    case .check: "check"
    case .incident(let scenario): "incident-\(scenario.rawValue)"
    case .lab(let scenario): "lab-\(scenario.rawValue)"
    case .mock: "mock"
    }
  }
}

/// The things that a person did lately, by which the items of a plan tick themselves.
///
/// Days and reads count from the beginning of the day in UTC, or from six hours ago where the day is
/// younger, so that midnight unticks nothing that was just read. The twenty count over two days.
struct PlanRecord {
  private let history: AnswerHistory
  private let questions: QuestionIndex
  private let played: [PreparationPlan.PlayedIncident]
  /// The seconds since 1970 from which on things count: of the day, and of the twenty.
  private let start: Int
  private let startOfTwenty: Int
  private let startOfDay: Int

  /// The part of the day before that counts, twice the last hours.
  ///
  /// Our own choice. Unit: seconds.
  private static let grace = 6 * 3600

  init(
    _ history: AnswerHistory,
    _ questions: QuestionIndex,
    _ played: [PreparationPlan.PlayedIncident],
    at now: Int
  ) {
    self.history = history
    self.questions = questions
    self.played = played
    startOfDay = CalendarDay(second: now).second
    start = min(startOfDay, now - Self.grace)
    startOfTwenty = startOfDay - 86_400
  }

  /// The steps of a goal that are done; may be more than it has.
  func steps(of goal: PlanGoal) -> Int {
    switch goal {
    case .map(let area): wasRead(PageName.map(area), since: start) ? 1 : 0
    case .numbers: wasRead(PageName.numbers, since: start) ? 1 : 0
    case .answers(_, let area): answers(since: start).count { $0.area == area.rawValue }
    case .due: repeated
    case .twenty:
      Set(answers(since: startOfTwenty).map(\.question))
        .intersection(questions.entries.filter(\.isTwenty).map(\.id.rawValue)).count
    case .check(let count): checked(count)
    case .incident(let scenario):
      played.contains { $0.scenario == scenario && $0.second >= start } ? 1 : 0
    case .lab(let scenario): labSteps(scenario)
    case .mock: played.contains { $0.isInterview && $0.second >= start } ? 1 : 0
    }
  }

  private func answers(since second: Int) -> [GivenAnswer] {
    history.answers.filter { $0.second >= second }.map(\.answer)
  }

  private func wasRead(_ page: String, since second: Int) -> Bool {
    history.reads.contains { $0.second >= second && $0.page == page }
  }

  /// The questions that were due as the day began and are answered since.
  private var repeated: Int {
    let schedule = QuestionSchedule(history.before(startOfDay), at: startOfDay)
    return Set(answers(since: startOfDay).map { QuestionID($0.question) })
      .count { schedule.isDue($0) }
  }

  /// The answers of a check: of each area as many count as its share of the questions.
  private func checked(_ count: Int) -> Int {
    let areas = max(1, questions.areas.count)
    let share = (count + areas - 1) / areas
    return Dictionary(grouping: answers(since: start), by: \.area).values
      .reduce(0) { $0 + min(share, $1.count) }
  }

  /// The lab tells the causes, so it counts only when it was opened after its incident was played.
  private func labSteps(_ scenario: ScenarioID) -> Int {
    let first = played.filter { $0.scenario == scenario }.map(\.second).min()
    guard let first else { return 0 }
    return wasRead(PageName.lab(scenario), since: max(start, first)) ? 1 : 0
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
