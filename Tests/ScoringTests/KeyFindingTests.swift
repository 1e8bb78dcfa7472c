import ScenarioModel
import Scoring
import Sessions
import Telemetry
import TestSupport
import Testing

/// Key findings: 20 points by weight, less for what hints gave away and for irrelevant costly
/// looks.
///
/// Under `bad-build` *arms* weighs 1 (5 points) and *outcomes* 3 (15).
struct KeyFindingTests {
  private func session(_ commands: [SessionCommand]) throws -> Session {
    var session = try Session.of(Sample.queue(), seed: 5, truth: "bad-build")
    for command in commands { try session.play(command) }
    return session
  }

  /// A session whose truth is known by other findings.
  private func session(
    _ truth: String,
    knownBy keys: [KeyFinding],
    _ commands: [SessionCommand]
  ) throws -> Session {
    var scenario = try Sample.queue().scenario
    for index in scenario.hypotheses.indices
    where scenario.hypotheses[index].id.rawValue == truth {
      scenario.hypotheses[index].keyFindings = keys
    }
    var session = try Session.of(Staging(scenario), seed: 5, truth: truth)
    for command in commands { try session.play(command) }
    return session
  }

  private func key(_ action: String, _ finding: String) -> KeyFinding {
    KeyFinding(action: ActionID(action), findings: [FindingID(finding)], weight: 1)
  }

  @Test func `each finding seen earns its weight`() throws {
    #expect(try session([]).points(.keyFindings) == 0)
    #expect(try session([.look("fresh"), .look("watch")]).points(.keyFindings) == 0)
    #expect(try session([.look("arms")]).points(.keyFindings) == 5)
    let both: [SessionCommand] = [.look("arms"), .look("ask-support"), .look("outcomes")]
    #expect(try session(both).points(.keyFindings) == 20)
    #expect(try session(both + [.look("arms")]).points(.keyFindings) == 20)
  }

  @Test(arguments: [(1, 0.9), (2, 0.75), (3, 0.5)])
  func `a hint before the look leaves its share`(hints: Int, factor: Double) throws {
    let before = Array(repeating: SessionCommand.hint, count: hints)
    let line = try session(before + [.look("arms")]).score(.keyFindings).ledger[0]
    #expect(line.points == 5 * factor)
    #expect(line.possible == 5)
    #expect(line.events == [hints + 1])
    #expect(line.text == "Compare the arms, after a hint")
  }

  @Test func `a hint to something else takes nothing`() throws {
    let points = try session([
      .look("arms"), .hint, .hint, .look("ask-support"), .look("outcomes"),
    ]).points(.keyFindings)
    #expect(points == 20)
  }

  @Test func `what was not looked at, or not shown, is said`() throws {
    let ledger = try session([]).score(.keyFindings).ledger
    #expect(
      ledger.map(\.text) == ["not looked at: Compare the arms", "not looked at: Count events"]
    )
    // New jobs show the gap as paged, and none once the build is gone.
    let other = try session(
      "bad-build",
      knownBy: [key("fresh", "even")],
      [.look("arms"), .look("fresh")]
    )
    let line = try other.score(.keyFindings).ledger[0]
    #expect(line.text == "Look at new jobs: did not show it when you looked")
    #expect(line.points == 0)
    #expect(line.possible == 20)
    #expect(line.events == [2])
  }

  @Test func `a finding that this world cannot show is not asked for`() throws {
    let session = try session(
      "lost-events",
      knownBy: [key("outcomes", "loss"), key("outcomes", "even")],
      [.look("arms"), .look("ask-support"), .look("outcomes")]
    )
    let ledger = try session.score(.keyFindings).ledger
    #expect(ledger.map(\.points) == [20])
    #expect(ledger.map(\.text) == ["Count events"])
  }

  @Test func `each irrelevant costly look takes eight hundredths, and only once`() throws {
    var scenario = try Sample.queue().scenario
    for index in scenario.actions.indices where scenario.actions[index].id.rawValue == "tickets" {
      scenario.actions[index].minutes = 10
    }
    let staging = try Staging(scenario)
    var session = try Session.of(staging, seed: 5, truth: "bad-build")
    try session.play(.look("arms"), .look("ask-support"), .look("tickets"), .look("tickets"))
    let card = try Judged.card(session, Sample.calibration(of: staging))
    let score = try #require(card.criteria.first { $0.criterion == .keyFindings })
    // Tickets say the same under every cause: 5 − 0.08 · 20.
    #expect(abs(score.points - 3.4) < 1e-12)
    #expect(score.ledger.map(\.text).last == "10 min on what could tell next to nothing")
    #expect(score.ledger.map(\.events) == [[1], [], [3]])
  }
}
