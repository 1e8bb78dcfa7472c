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
  _ played: [PreparationPlan.PlayedIncident] = []
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
      ["search"], ["canary"], ["forgetting"], ["canary"], ["forgetting"], ["search"], ["canary"],
    ]
  )
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
  #expect(plan.days[0].items.first?.goal == .due(10))
}

@Test func `three days have the lab of the weakest area after its incident, ticked when opened`()
  throws
{
  let open = try plan(3 * day)
  #expect(open.days[0].items.map(\.goal).suffix(2) == [.incident("search"), .lab("search")])
  #expect(open.days[1].items.allSatisfy { if case .lab = $0.goal { false } else { true } })
  var history = AnswerHistory()
  history.add(.read(page: "lab/search"), number: 1, second: now - 120)
  #expect(try plan(3 * day, history).days[0].items.last?.isDone == true)
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
