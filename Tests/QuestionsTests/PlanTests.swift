import ScenarioModel
import Telemetry
import Testing

@testable import Questions

private let day = 86_400
/// 2026-11-29, a Sunday, at noon.
private let now = 20_786 * day + day / 2

private let bank = QuestionBank(
  areas: Topic.allCases.map { area in
    AreaBank(
      area: area,
      questions: (0..<6).map { .sample("\(area.rawValue)-\($0)", in: area, isTwenty: $0 < 4) }
    )
  }
)

private func plan(
  _ seconds: Int,
  _ history: AnswerHistory = AnswerHistory(),
  _ played: [PreparationPlan.PlayedIncident] = [],
  from now: Int = now
) throws -> PreparationPlan {
  try PreparationPlan(
    from: now,
    to: now + seconds,
    questions: bank.index,
    history: history,
    played: played,
    incidents: [
      PreparationPlan.Incident(scenario: "canary", topic: .production),
      PreparationPlan.Incident(scenario: "forgetting", topic: .foundations),
      PreparationPlan.Incident(scenario: "search", topic: .retrieval),
    ]
  )
}

private func sevenDays() throws -> PreparationPlan { try plan(7 * day) }

@Test func `days are those of the calendar`() {
  #expect(CalendarDay(second: now).description == "2026-11-29")
  #expect(CalendarDay(second: now).weekday == "Sunday")
  #expect(CalendarDay("2028-02-29")?.description == "2028-02-29")
  for text in ["2026-02-29", "2026-13-01", "2026-1-1", "today", "2026-11-31", ""] {
    #expect(CalendarDay(text) == nil, "\(text)")
  }
  for number in stride(from: -800_000, through: 800_000, by: 997) {
    let day = CalendarDay(number: number)
    if number > -719_468 { #expect(CalendarDay(day.description) == day) }
  }
}

@Test func `a week has every area, an incident a day and the check at its end`() throws {
  let plan = try plan(7 * day)
  #expect(plan.horizon == .week)
  #expect(plan.days.count == 8)
  #expect(
    plan.days[0].items.map(\.goal) == [
      .map(.retrieval), .answers(8, .retrieval), .incident("search"),
    ]
  )
  let incidents = plan.days.dropLast().map { day in
    day.items.compactMap { if case .incident(let name) = $0.goal { name } else { nil } }
  }
  // An incident of the day's area comes first, and all are played before one is played again.
  #expect(Topic.allCases == [.retrieval, .agents, .evaluation, .production, .foundations])
  #expect(
    incidents == [
      ["search"], ["canary"], ["forgetting"], ["canary"], ["forgetting"], ["search"], [],
    ]
  )
  #expect(plan.days[6].items.last?.goal == .mock)
  let maps = plan.items.compactMap { if case .map(let area) = $0.goal { area } else { nil } }
  #expect(Set(maps) == Set(Topic.allCases))
  #expect(plan.days.last?.items.map(\.goal) == [.check(10), .twenty(10), .numbers])
}

@Test func `three days take the weak areas and two incidents`() throws {
  var history = AnswerHistory()
  for index in 0..<6 {
    let answer = GivenAnswer.sample("agents-\(index)", in: .agents, share: 0)
    history.add(.answered(answer), number: index, second: now - 2 * day)
  }
  let plan = try plan(3 * day, history)
  #expect(plan.horizon == .threeDays)
  let incidents = plan.items.filter { if case .incident = $0.goal { true } else { false } }
  #expect(incidents.count >= 2)
  #expect(plan.items.filter { $0.goal == .mock }.count == 1)
  #expect(
    plan.days[0].items.prefix(3).map(\.goal) == [.due(6), .map(.agents), .answers(8, .agents)]
  )
  #expect(plan.days[0].items[1].reason == "0 of 6 right so far.")
}

@Test func `three days without an answer say so and begin with the check`() throws {
  let plan = try plan(3 * day)
  #expect(plan.rule.contains("You had answered no question when this day began"))
  #expect(
    plan.days[0].items.map(\.goal)
      == [.check(10), .map(.retrieval), .incident("search"), .lab("search")]
  )
  #expect(plan.days[1].items.first?.reason == "None of its questions was answered before today.")
}

@Test func `on a day with less than two hours before the moment nothing is planned`() throws {
  let start = CalendarDay(second: now).second
  let whole = try plan(3 * day, from: start + 600)
  #expect(whole.days.map(\.day.number) == (0..<3).map { CalendarDay(second: now).number + $0 })
  let more = try plan(3 * day, from: start + 3 * 3600)
  #expect(more.days.count == 4)
}

@Test func `a week of few days has every area before its check`() throws {
  let plan = try plan(4 * day)
  #expect(plan.days.count == 5)
  let maps = plan.items.compactMap { if case .map(let area) = $0.goal { area } else { nil } }
  #expect(Set(maps) == Set(Topic.allCases))
}

@Test func `a far date has its check on its last day, and says which days are planned later`()
  throws
{
  let plan = try plan(60 * day)
  #expect(plan.days.count == 14)
  #expect(plan.days.last?.day.description == "2027-01-28")
  #expect(plan.days.last?.items.map(\.goal) == [.check(10), .twenty(10), .numbers])
  #expect(plan.later?.lowerBound.description == "2026-12-12")
  #expect(plan.later?.upperBound.description == "2027-01-27")
  #expect(try sevenDays().later == nil)
}

@Test func `the twenty are not asked again on the day after`() throws {
  let plan = try plan(day)
  #expect(plan.days.map { $0.items.map(\.goal) } == [[.twenty(20), .numbers], [.numbers]])
}

@Test func `a check counts of each area its share of the questions`() throws {
  func done(_ areas: [Topic]) throws -> Int {
    var history = AnswerHistory()
    for (index, area) in areas.enumerated() {
      let answer = GivenAnswer.sample("\(area.rawValue)-\(index)", in: area, share: 1)
      history.add(.answered(answer), number: index, second: now - 500)
    }
    let items = try plan(3 * day, history).items
    return try #require(items.first { $0.goal == .check(10) }).done
  }
  #expect(try done(Array(repeating: .retrieval, count: 8)) == 2)
  #expect(try done(Topic.allCases + Topic.allCases) == 10)
}

@Test func `a new date unticks nothing`() throws {
  var history = AnswerHistory()
  for (index, page) in ["numbers", "map/agents", "map/retrieval"].enumerated() {
    history.add(.read(page: page), number: index, second: now - 600)
  }
  for index in 0..<4 {
    let answer = GivenAnswer.sample("agents-\(index)", in: .agents, share: 1)
    history.add(.answered(answer), number: 10 + index, second: now - 500)
  }
  var done: Set<PlanGoal> = []
  for (made, seconds) in [
    (now - 300, 7 * day), (now - 200, 3 * day), (now - 100, day), (now - 50, 3 * 3600),
    (now, 2 * 3600),
  ] {
    history.add(.planned(until: now + seconds), number: made, second: made)
    let items = try plan(seconds, history).items
    let here = Set(items.filter(\.isDone).map(\.goal))
    let first = try plan(seconds, history).days[0].items
    #expect(done.intersection(first.map(\.goal)).isSubset(of: here), "\(seconds)")
    done.formUnion(here)
  }
  #expect(done.isSuperset(of: [.numbers, .map(.agents), .map(.retrieval)]))
}

@Test func `part of an item is counted, and its command asks for the rest`() throws {
  var history = AnswerHistory()
  for index in 0..<4 {
    let answer = GivenAnswer.sample("agents-\(index)", in: .agents, share: 1)
    history.add(.answered(answer), number: index, second: now - 500)
  }
  let item = try #require(try plan(day, history).items.first)
  #expect(item.goal == .twenty(20))
  #expect((item.done, item.isDone) == (4, false))
  #expect(item.goal.command(done: item.done) == "firedrill ask --twenty --count 16")
}

@Test(arguments: [
  (1, "7d", 604_800), (2, "3 days", 259_200), (3, "1w", 604_800), (4, "90min", 5400),
  (5, "-3d", -259_200), (7, "45m", 2700), (6, "2 Hours", 7200),
])
func `a time is read as people write it`(number: Int, text: String, seconds: Int) {
  #expect(TimeLeft.seconds(text) == seconds)
}

@Test(arguments: ["0d", "soon", "3", "d", "", "3 months", "99999d", "3.5d"])
func `what is no time is refused`(text: String) { #expect(TimeLeft.seconds(text) == nil) }

@Test func `the time that is left is said as it is`() {
  #expect(TimeLeft.text(60 * day) == "60 days")
  #expect(TimeLeft.text(36 * 3600) == "36 hours")
  #expect(TimeLeft.text(3 * 3600) == "3 hours")
  #expect(TimeLeft.text(3600) == "60 minutes")
  #expect(TimeLeft.text(5400) == "90 minutes")
  #expect(TimeLeft.text(20) == "1 minute")
}

@Test func `the last hours know what is due, and begin three hours before the date`() throws {
  var history = AnswerHistory()
  #expect(LastHours(history, at: now) == nil)
  history.add(
    .answered(.sample("agents-1", in: .agents, share: 0)),
    number: 1,
    second: now - 2 * day
  )
  history.add(.planned(until: now + 4 * 3600), number: 2, second: now)
  #expect(LastHours(history, at: now) == nil)
  let hours = try #require(LastHours(history, at: now + 2 * 3600))
  #expect((hours.left, hours.due) == (7200, 1))
  #expect(LastHours(history, at: now + 5 * 3600) == nil)
}

@Test func `the lab ticks only where it was opened after its incident`() throws {
  let open = try plan(3 * day)
  #expect(open.days[0].items.map(\.goal).suffix(2) == [.incident("search"), .lab("search")])
  #expect(open.days[1].items.allSatisfy { if case .lab = $0.goal { false } else { true } })
  var history = AnswerHistory()
  history.add(.read(page: "lab/search"), number: 1, second: now - 120)
  #expect(try plan(3 * day, history).days[0].items.last?.isDone == false)
  let later = [PreparationPlan.PlayedIncident(scenario: "search", second: now - 60)]
  #expect(try plan(3 * day, history, later).days[0].items.last?.isDone == false)
  let before = [PreparationPlan.PlayedIncident(scenario: "search", second: now - 180)]
  #expect(try plan(3 * day, history, before).days[0].items.last?.isDone == true)
}

@Test func `a mock interview ticks by an interview that was held`() throws {
  let writer = PlanRecord(
    AnswerHistory(),
    bank.index,
    [PreparationPlan.PlayedIncident(scenario: "search", second: now - 60, isInterview: true)],
    at: now
  )
  #expect(writer.steps(of: .mock) == 1)
  #expect(PlanRecord(AnswerHistory(), bank.index, [], at: now).steps(of: .mock) == 0)
}

@Test func `one day has nothing new, and two hours only what is read`() throws {
  let one = try plan(day)
  #expect(one.horizon == .day)
  #expect(one.days[0].items.map(\.goal) == [.twenty(20), .numbers])
  let hours = try plan(2 * 3600)
  #expect(hours.horizon == .twoHours)
  #expect(hours.days.count == 1)
  #expect(hours.items.map(\.goal) == [.numbers] + Topic.allCases.map { .map($0) })
}

@Test func `two hours are one sitting, past midnight too`() throws {
  let noon = try plan(2 * 3600)
  for minutes in [1, 60, 119] {
    let late = try plan(2 * 3600, from: 20_787 * day - 60 * minutes)
    #expect(late.days.map(\.day.description) == ["2026-11-29"])
    #expect(late.items == noon.items)
    #expect(late.later == nil)
  }
}

@Test func `items tick themselves by what was done today, and the plan stays the same meanwhile`()
  throws
{
  var history = AnswerHistory()
  let played = [PreparationPlan.PlayedIncident(scenario: "search", second: now - 60)]
  #expect(try plan(7 * day).items.allSatisfy { !$0.isDone })
  history.add(.read(page: "map/retrieval"), number: 1, second: now - 120)
  for index in 0..<8 {
    let answer = GivenAnswer.sample("retrieval-\(index % 6)", share: 1)
    history.add(.answered(answer), number: index + 2, second: now - 100)
  }
  let done = try plan(7 * day, history, played)
  #expect(done.days[0].items.map(\.isDone) == [true, true, true], "\(done.days[0].items)")
  #expect(done.days[0].items.map(\.goal) == (try plan(7 * day)).days[0].items.map(\.goal))
  #expect(done.days[1].items.allSatisfy { !$0.isDone })
}

@Test func `a moment that is past and one that is too far are refused`() {
  #expect(throws: PlanError.past) { try plan(0) }
  #expect(throws: PlanError.past) { try plan(-day) }
  #expect(throws: PlanError.tooFar) { try plan(400 * day) }
}
