import Scoring
import Testing

@testable import Progress

/// A session of which only communication was scored, so many days after the first.
private func outcome(
  _ session: Int,
  day: Int,
  communication: Double = 0.9,
  evidence: Double? = nil,
  family: String? = nil,
  habits: [ScoreFlag.Kind] = [],
  scenario: String = "canary",
  topic: String = "production",
  score: Double = 50
) -> Outcome {
  Outcome(
    session: session,
    second: day * 86_400 + 3_600,
    scenario: scenario,
    topic: topic,
    family: family,
    score: score,
    figures: [CriterionFigure(criterion: .communication, figure: communication)]
      + (evidence.map { [CriterionFigure(criterion: .evidence, figure: $0)] } ?? []),
    habits: habits
  )
}

struct ScheduleTests {
  /// The published trace: Again, then Good five times at 0, 1, 3, 8 and 21 days.
  @Test func `a pattern has the memory of the published course`() throws {
    let days = [0, 0, 1, 4, 12, 33]
    let sessions = days.enumerated().map { index, day in
      outcome(index + 1, day: day, communication: index == 0 ? 0.1 : 0.7)
    }
    let item = try #require(Schedule(sessions.reversed(), at: 0).items.first)
    #expect(item.pattern == .criterion(.communication))
    #expect(abs(item.memory.stability - 53.626902917141365) < 1e-9)
    #expect(abs(item.memory.difficulty - 6.357487083997829) < 1e-9)
    #expect(item.dueDay == 33 + 54)
    #expect((item.reviews, item.failures) == (6, 1))
  }

  @Test func `recall falls with the days that pass and practice is due from the start of a day`()
    throws
  {
    let schedule = { (day: Int) in
      Schedule([outcome(1, day: 0, communication: 0.1)], at: day * 86_400)
    }
    let fresh = try #require(schedule(0).items.first)
    let old = try #require(schedule(5).items.first)
    #expect(fresh.recall == 1)
    #expect(old.recall < 0.7)
    #expect(Schedule.daysLeft(of: fresh, at: 86_399) == 1)
    #expect(Schedule.daysLeft(of: fresh, at: 86_400) == 0)
    #expect(Schedule.daysLeft(of: fresh, at: 99 * 86_400) == 0)
  }

  @Test func `what never went wrong is not scheduled, and counts from its first failure on`() throws
  {
    let clean = [outcome(1, day: 0), outcome(2, day: 1)]
    #expect(Schedule(clean, at: 0).items.isEmpty)
    let anchored = clean + [outcome(3, day: 2, habits: [.anchoring]), outcome(4, day: 3)]
    let item = try #require(Schedule(anchored, at: 0).items.first)
    #expect(item.pattern == .habit(.anchoring))
    #expect((item.reviews, item.failures) == (2, 1))
  }

  @Test func `evidence choice is a pattern for each family of causes`() {
    let schedule = Schedule(
      [
        outcome(1, day: 0, evidence: 0.2, family: "serving"),
        outcome(2, day: 0, evidence: 0.3, family: "data"),
        outcome(3, day: 0, evidence: 0.3),
      ],
      at: 0
    )
    #expect(
      Set(schedule.items.map(\.pattern)) == [
        .evidence(family: "serving"), .evidence(family: "data"), .criterion(.evidence),
      ]
    )
    #expect(Set(schedule.items.map(\.pattern.name)).count == 3)
  }

  @Test(arguments: [
    (-0.2, Memory.Grade.again), (0.39, .again), (0.40, .hard), (0.64, .hard), (0.65, .good),
    (0.84, .good), (0.85, .easy), (1, .easy),
  ])
  func `a share of points earns a grade`(figure: Double, grade: Memory.Grade) {
    #expect(Memory.Grade(figure: figure) == grade)
  }

  @Test func `a clock that was set back is no negative time`() throws {
    let schedule = Schedule([outcome(1, day: 9, communication: 0.1)], at: 0)
    #expect(schedule.items.first?.recall == 1)
  }
}

struct NextDrillTests {
  private let scenarios = [
    DrillableScenario(id: "agents", topic: "agents", families: ["servers"]),
    DrillableScenario(id: "canary", topic: "production", families: ["serving", "release"]),
    DrillableScenario(id: "tuning", topic: "foundations", families: ["serving", "model"]),
  ]

  @Test func `a pattern of a family is drilled where the family can be dealt, least played first`()
  {
    let played = [
      outcome(1, day: 0, evidence: 0.1, family: "serving"), outcome(2, day: 1, scenario: "tuning"),
      outcome(3, day: 2, scenario: "tuning"),
    ]
    let next = NextDrill(Schedule(played, at: 0), played, among: scenarios)
    #expect(next?.pattern == .evidence(family: "serving"))
    #expect(next?.scenario == "canary")
  }

  @Test func `without a pattern the scenario drilled least and longest ago comes next`() {
    let played = [
      outcome(1, day: 5, scenario: "agents"), outcome(2, day: 1, scenario: "canary"),
      outcome(3, day: 3, scenario: "tuning"),
    ]
    let next = NextDrill(Schedule(played, at: 0), played, among: scenarios)
    #expect(next?.pattern == nil)
    #expect(next?.scenario == "canary")
    #expect(NextDrill(Schedule([], at: 0), [], among: []) == nil)
  }
}

struct StandingTests {
  @Test func `a level needs six sessions and rests on the latest twelve`() {
    let good = (1...5).map { outcome($0, day: $0, score: 90) }
    #expect(Standing(good).level == nil)
    #expect(Standing(good + [outcome(6, day: 6, score: 84)]).level == .strongHire)
    let worse = (6...17).map { outcome($0, day: $0, score: 60) }
    #expect(Standing((good + worse).shuffled(by: 7)).mean == 60)
    #expect(Standing((good + worse).shuffled(by: 5)).level == .leanNo)
  }

  @Test func `the weakest come first, and one topic alone is not weak`() {
    let standing = Standing([
      outcome(1, day: 0, communication: 0.5, evidence: 0.2, topic: "agents", score: 80),
      outcome(2, day: 1, communication: 0.1, evidence: 0.3, topic: "production", score: 20),
    ])
    #expect(standing.weakestCriteria.map(\.key) == [.evidence, .communication])
    #expect(standing.weakestTopics.map(\.key) == ["production", "agents"])
    #expect(Standing([outcome(1, day: 0)]).weakestTopics.isEmpty)
  }
}

extension Array {
  /// Another order, the same each time: every n-th element in turn.
  fileprivate func shuffled(by step: Int) -> [Element] {
    (0..<step).flatMap { start in stride(from: start, to: count, by: step).map { self[$0] } }
  }
}
