import ScenarioModel
import Scoring
import Sessions
import TestSupport
import Testing

/// Mitigation: 15 points by the share of the avoidable harm that was averted, or by harm done where
/// none could be averted, less what was done too soon.
struct MitigationTests {
  private func play(_ truth: String, _ commands: [SessionCommand]) throws -> Session {
    var session = try Session.of(Sample.queue(), truth: truth)
    for command in commands { try session.play(command) }
    return session
  }

  /// Pool b is drained after looks that show it, some minutes later.
  private func drain(after minutes: Int) throws -> Session {
    let looks: [SessionCommand] = [.look("arms"), .look("pools")]
    return try play("bad-pool", looks + [.wait(minutes: minutes), .mitigate("drain")])
  }

  @Test func `points are the share of the avoidable harm that was averted`() throws {
    let session = try drain(after: 7)
    let harm = try session.harm()
    let reference = try Judged.assessment(of: session).reference.harm.session
    // The scenario calls up to 5 weighted requests noise.
    #expect(harm.unattended - reference > 5)
    let share = (harm.unattended - harm.session) / (harm.unattended - reference)
    #expect(share > 0.3 && share < 1)
    let score = try session.score(.mitigation)
    #expect(abs(score.points - 15 * share) < 1e-9)
    #expect(score.ledger.count == 1)
    #expect(score.ledger[0].events == [4])
    let words =
      "harm over the healthy twin \(Int(harm.session)), unattended \(Int(harm.unattended)), the"
      + " reference's \(Int(reference)) weighted requests"
    #expect(score.ledger[0].text == words)
  }

  @Test func `treating earlier on the same evidence is never worth less`() throws {
    var last = Double.infinity
    for minutes in [1, 5, 10, 20, 30, 40, 48] {
      let points = try drain(after: minutes).points(.mitigation)
      #expect(points <= last)
      last = points
    }
    #expect(last > 0 && last < 1.5)
  }

  @Test func `doing nothing averts nothing`() throws {
    #expect(try play("bad-build", [.wait(minutes: 60)]).points(.mitigation) == 0)
    #expect(try play("bad-pool", []).points(.mitigation) == 0)
  }

  @Test func `harm beyond that of doing nothing is not counted twice`() throws {
    let session = try play("bad-build", [.mitigate("restart"), .mitigate("restart")])
    #expect(try session.harm().session > session.harm().unattended)
    #expect(try session.points(.mitigation) == 0)
  }

  @Test func `where nothing threatens, leaving it alone earns all`() throws {
    let score = try play("chance", [.wait(minutes: 5)]).score(.mitigation)
    #expect(score.points == 15)
    #expect(
      score.ledger[0].text
        == "there was nothing to avert; harm over the healthy twin 0 weighted requests, where 20 leave"
        + " no points"
    )
    #expect(try play("lost-events", [.mitigate("pause")]).points(.mitigation) == 15)
    #expect(try play("chance", [.mitigate("restart")]).points(.mitigation) == 0)
  }

  @Test func `small harm where none threatened costs by the scenario's unit`() throws {
    let session = try play("chance", [.wait(minutes: 57), .mitigate("restart")])
    let harm = try session.harm()
    #expect(harm.session > 0 && harm.session < 20)
    // Restarting is worth it from 2 ÷ (2 + 1) on, and without a look the build has its prior, 0.4:
    // ½ · (2/3 − 0.4) ÷ (2/3) = 0.2 of the 15 points are lost.
    let expected = 15 * (1 - harm.session / 20) - 3
    #expect(try abs(session.points(.mitigation) - max(0, expected)) < 1e-9)
  }

  @Test func `a targeted mitigation without evidence costs by what it lacks`() throws {
    // Draining is worth it from 1 ÷ (1 + 2) on; the prior of pool b is 0.3: ½ · 0.1 = 0.05 are
    // lost.
    let ledger = try play("chance", [.mitigate("drain")]).score(.mitigation).ledger
    #expect(ledger.count == 2)
    #expect(abs(ledger[1].points + 0.05 * 15) < 1e-9)
    #expect(ledger[1].events == [1])
    #expect(
      ledger[1].text == "Drain pool b: too soon, worth it from 33 %, the evidence gave 30 %"
    )
  }
}
