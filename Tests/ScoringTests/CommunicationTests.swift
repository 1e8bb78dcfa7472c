import ScenarioModel
import Scoring
import Sessions
import Testing

/// Communication: 6.25 points, half for updates in time, half for the explanation's concepts.
///
/// The first update is due by minute 15, further ones every 20 minutes after the last.
struct CommunicationTests {
  private func updates(at minutes: [Int], until end: Int) throws -> LedgerLine {
    var session = try Session.of(Drill.queue(), truth: "chance")
    for minute in minutes {
      if minute - 1 > session.clock { try session.play(.wait(minutes: minute - 1 - session.clock)) }
      try session.play(.update("News."))
      #expect(session.clock == minute)
    }
    if end > session.clock { try session.play(.wait(minutes: end - session.clock)) }
    try session.play(.declare(nil))
    return try session.score(.communication).ledger[0]
  }

  @Test(arguments: [
    // Nobody heard anything; two deadlines by minute 35, three by minute 55.
    ([Int](), 10, 0, 1), ([], 15, 0, 1), ([], 35, 0, 2), ([], 60, 0, 3),
    // In time, at the last minute, and one too late for its deadline but not for the next.
    ([3], 10, 1, 1), ([15], 20, 1, 1), ([16], 20, 0, 1), ([16], 35, 1, 2), ([16], 36, 1, 3),
    // The next is due 20 minutes after the last.
    ([15, 35], 40, 2, 2), ([15, 36], 36, 1, 2), ([5, 25, 45], 60, 3, 3), ([5], 30, 1, 2),
    // Three in a row count once.
    ([5, 6, 7], 20, 1, 1), ([5, 6, 7], 30, 1, 2), ([5, 6, 7, 27], 30, 2, 2),
  ])
  func `updates count against their deadlines`(
    minutes: [Int],
    end: Int,
    kept: Int,
    deadlines: Int
  ) throws {
    let line = try updates(at: minutes, until: end)
    #expect(line.text == "\(kept) of \(deadlines) updates to stakeholders were sent in time")
    let points = 3.125 * Double(kept) / Double(deadlines)
    #expect(abs(line.points - points) < 1e-12)
    #expect(line.possible == 3.125)
    #expect(line.events.count == minutes.count)
  }

  private func explanation(_ truth: String, _ text: String?) throws -> [LedgerLine] {
    var session = try Session.of(Drill.queue(), truth: truth)
    if let text { try session.play(.declare(truth, because: text)) }
    return Array(try session.score(.communication).ledger.dropFirst())
  }

  @Test func `concepts are asked for by truth and weight`() throws {
    let build = try explanation("bad-build", "Each fifth JOB of the new build fails.")
    #expect(build.map(\.possible) == [0.78125, 2.34375])
    #expect(build.map(\.points) == build.map(\.possible))
    #expect(build.map(\.text) == ["Says who: 'new build', 'job'", "Names the build: 'build'"])
    let chance = try explanation("chance", "Jobs of the canary vary.")
    #expect(chance.map(\.possible) == [3.125])
    #expect(chance.map(\.points) == [3.125])
  }

  @Test func `a concept with a group missing is not found`() throws {
    let ledger = try explanation("bad-build", "The canary.")
    #expect(ledger.map(\.points) == [0, 0])
    #expect(ledger[0].text == "Says who: not found in your explanation")
    #expect(try explanation("bad-build", nil).map(\.points) == [0, 0])
  }

  @Test func `a concept that is a number alone is asked by rubric 2 only`() throws {
    var session = try Session.of(Drill.canary(), truth: "chance")
    #expect(session.scenario.rubric.contains { $0.phrases.isEmpty && $0.number == .seen })
    try session.play(.declare("chance", because: "Nothing was found."))
    let ledger = try session.score(.communication).ledger
    #expect(!ledger.contains { $0.text.hasPrefix("Gives a number") })
    #expect(ledger.dropFirst().allSatisfy { $0.points == 0 })
  }
}
