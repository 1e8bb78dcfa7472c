import ScenarioModel
import Scoring
import Sessions
import Telemetry
import Testing

/// Key findings: 25 points by weight, less for what hints gave away.
///
/// Under `bad-build` *arms* weighs 1 (6.25 points) and *outcomes* 3 (18.75).
struct KeyFindingTests {
  private func session(_ commands: [SessionCommand]) throws -> Session {
    var session = try Session.of(Drill.queue(), truth: "bad-build")
    for command in commands { try session.play(command) }
    return session
  }

  @Test func `each finding seen earns its weight`() throws {
    #expect(try session([]).points(.keyFindings) == 0)
    #expect(try session([.look("fresh"), .look("watch")]).points(.keyFindings) == 0)
    #expect(try session([.look("arms")]).points(.keyFindings) == 6.25)
    let both: [SessionCommand] = [.look("arms"), .look("outcomes")]
    #expect(try session(both).points(.keyFindings) == 25)
    #expect(try session(both + [.look("arms")]).points(.keyFindings) == 25)
  }

  @Test(arguments: [(1, 0.9), (2, 0.75), (3, 0.5)])
  func `a hint before the look leaves its share`(hints: Int, factor: Double) throws {
    let before = Array(repeating: SessionCommand.hint, count: hints)
    let line = try session(before + [.look("arms")]).score(.keyFindings).ledger[0]
    #expect(line.points == 6.25 * factor)
    #expect(line.possible == 6.25)
    #expect(line.events == [hints + 1])
    #expect(line.text == "Compare the arms, after a hint")
  }

  @Test func `a hint to something else takes nothing`() throws {
    let points = try session([.look("arms"), .hint, .hint, .look("outcomes")]).points(.keyFindings)
    #expect(points == 25)
  }

  @Test func `what was not looked at, or not shown, is said`() throws {
    let ledger = try session([]).score(.keyFindings).ledger
    #expect(
      ledger.map(\.text) == ["not looked at: Compare the arms", "not looked at: Count events"]
    )
    var session = try Session.of(Drill.queue(), truth: "lost-events")
    try session.play(.look("arms"), .look("outcomes"))
    var scenario = session.scenario
    scenario.hypotheses[2].keyFindings = [
      KeyFinding(action: ActionID("outcomes"), findings: [FindingID("even")], weight: 1)
    ]
    var other = try Session.of(Staging(scenario), truth: "lost-events")
    try other.play(.look("arms"), .look("outcomes"))
    let line = try other.score(.keyFindings).ledger[0]
    #expect(line.text == "Count events: did not show it when you looked")
    #expect(line.points == 0)
    #expect(line.events == [2])
  }
}
