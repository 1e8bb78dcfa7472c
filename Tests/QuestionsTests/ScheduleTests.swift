import Progress
import ScenarioModel
import Telemetry
import Testing

@testable import Questions

private let day = 86_400
private let start = 20_000 * day

private let bank = QuestionBank(areas: [
  AreaBank(
    area: .retrieval,
    questions: [.sample("r1"), .sample("r2", isTwenty: true), .sample("r3")]
  ),
  AreaBank(
    area: .agents,
    questions: [.sample("a1", in: .agents), .sample("a2", in: .agents, isTwenty: true)]
  ),
])

@Test func `new questions come from the areas in turn, the twenty first`() {
  let schedule = QuestionSchedule(AnswerHistory(), at: start)
  let queue = schedule.queue(bank.index, QuestionRequest())
  #expect(queue.map(\.rawValue) == ["r2", "a2", "r1", "a1", "r3"])
}

@Test func `one question at a time goes through the areas as a round does`() {
  var history = AnswerHistory()
  var asked: [String] = []
  for number in 1...5 {
    let queue = QuestionSchedule(history, at: start).queue(bank.index, QuestionRequest())
    guard let next = bank.index.entries.first(where: { $0.id == queue.first }) else { break }
    asked.append(next.id.rawValue)
    let answer = GivenAnswer.sample(next.id.rawValue, in: next.area, share: 1)
    history.add(.answered(answer), number: number, second: start)
  }
  #expect(asked == ["r2", "a2", "r1", "a1", "r3"])
}

@Test func `the check asks every area although one has all that is due`() {
  let history = AnswerHistory([
    (start, .sample("r1", share: 0)), (start, .sample("r2", share: 0)),
    (start, .sample("r3", share: 0)),
  ])
  let queue = QuestionSchedule(history, at: start + day).queue(bank.index, .check)
  #expect(queue.map(\.rawValue) == ["a2", "r1", "a1", "r2", "r3"])
}

@Test func `a missed question is due the next day and a known one much later`() {
  let history = AnswerHistory([
    (start, .sample("r1", share: 0.1)), (start, .sample("a1", in: .agents, share: 0.95)),
  ])
  let tomorrow = QuestionSchedule(history, at: start + day)
  #expect(tomorrow.isDue("r1"))
  #expect(!tomorrow.isDue("a1"))
  #expect(tomorrow.queue(bank.index, QuestionRequest(order: .dueOnly)).map(\.rawValue) == ["r1"])
  // The first stability of an easy review is 8.2956 days (FSRS-6, w3).
  #expect(tomorrow.items["a1"]?.dueDay == 20_008)
  #expect(QuestionSchedule(history, at: start + 8 * day).isDue("a1"))
}

@Test func `an answer over its time is never easy`() {
  var late = GivenAnswer.sample("r1", share: 1)
  late.seconds = 121
  #expect(late.review == .good)
  late.seconds = 120
  #expect(late.review == .easy)
}

@Test func `each of five thousand questions comes up once, and all answers count`() {
  let large = QuestionBank(
    areas: Topic.allCases.map { area in
      AreaBank(
        area: area,
        questions: (0..<1000).map { .sample("\(area.rawValue)-\($0)", in: area) }
      )
    }
  )
  let history = AnswerHistory(
    (0..<5000).map { index in
      let area = Topic.allCases[index % 5]
      let name = "\(area.rawValue)-\(index % 1000)"
      return (start + index, .sample(name, in: area, share: Double(index % 10) / 10))
    }
  )
  let schedule = QuestionSchedule(history, at: start + 3 * day)
  let queue = schedule.queue(large.index, QuestionRequest(order: .withRepeats))
  #expect(queue.count == 5000)
  #expect(Set(queue).count == 5000)
  // Five answers to each of 1,000 questions, 200 an area.
  #expect(Readiness(large.index, history).areas.map(\.answered) == Array(repeating: 200, count: 5))
}

@Test func `the latest answer to a question counts for readiness`() throws {
  let history = AnswerHistory([
    (start, .sample("r1", share: 0)), (start + day, .sample("r1", share: 1)),
    (start, .sample("r2", share: 0.2)),
  ])
  let readiness = Readiness(bank.index, history)
  let retrieval = try #require(readiness.areas.first)
  #expect((retrieval.answered, retrieval.right, retrieval.questions) == (2, 1, 3))
  let interval = try #require(retrieval.interval)
  // Wilson's interval of 1 of 2: 0.0945 to 0.9055.
  #expect(abs(interval.lower - 0.0945) < 1e-4 && abs(interval.upper - 0.9055) < 1e-4)
  #expect(readiness.areas.last?.interval == nil)
}

@Test
func
  `a plan takes up the area with most misses first, and one never asked before one always right`()
{
  let large = QuestionBank(
    areas: Topic.allCases.map { area in
      AreaBank(area: area, questions: (0..<6).map { .sample("\(area.rawValue)-\($0)", in: area) })
    }
  )
  func answers(_ area: Topic, _ shares: [Double]) -> [(second: Int, answer: GivenAnswer)] {
    shares.enumerated().map { index, share in
      (start, .sample("\(area.rawValue)-\(index)", in: area, share: share))
    }
  }
  let history = AnswerHistory(
    answers(.production, [0, 0, 0, 0, 0, 0]) + answers(.foundations, [0, 0, 0, 0])
      + answers(.evaluation, [0, 0, 0]) + answers(.agents, [1, 1])
  )
  #expect(
    Readiness(large.index, history).byNeed.map(\.area)
      == [.production, .foundations, .evaluation, .retrieval, .agents]
  )
  #expect(Readiness(large.index, AnswerHistory()).byNeed.map(\.area) == Topic.allCases)
}

@Test func `an area is called weak only where the answers bear it`() {
  func history(_ right: Int, of count: Int) -> AnswerHistory {
    var answers: [(Int, GivenAnswer)] = []
    for index in 0..<count {
      answers.append((start, .sample("r\(index)", share: index < right ? 1 : 0)))
      answers.append((start, .sample("a\(index)", in: .agents, share: 1)))
    }
    return AnswerHistory(answers)
  }
  func bank(_ count: Int) -> QuestionBank {
    QuestionBank(areas: [
      AreaBank(area: .retrieval, questions: (0..<count).map { .sample("r\($0)") }),
      AreaBank(area: .agents, questions: (0..<count).map { .sample("a\($0)", in: .agents) }),
    ])
  }
  #expect(Readiness(bank(4).index, history(3, of: 4)).weakest == [])
  #expect(Readiness(bank(20).index, history(8, of: 20)).weakest == [.retrieval])
}

@Test func `habits are counted with their quotes and the latest question`() throws {
  let history = AnswerHistory([
    (start, .sample("r1", share: 0.5, habits: [.init(name: Habit.noNumber.rawValue, quote: "")])),
    (
      start + 1,
      .sample(
        "r2",
        share: 0.5,
        habits: [
          .init(name: Habit.noNumber.rawValue, quote: ""),
          .init(name: Habit.usedWithoutWhy.rawValue, quote: "We used X."),
        ]
      )
    ), (start + 2, .sample("r3", share: 1)),
  ])
  let rates = HabitRate.all(in: history)
  #expect(rates.map(\.habit).prefix(2) == [.noNumber, .usedWithoutWhy])
  #expect(rates.map(\.shown) == [2, 1, 0, 0, 0])
  #expect(rates[1].quotes == ["We used X."])
  #expect(rates[0].question == "r2")
  #expect(rates[0].course == nil)
}
