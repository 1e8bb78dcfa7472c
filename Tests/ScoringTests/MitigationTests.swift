import ScenarioModel
import Scoring
import Sessions
import Testing

/// Mitigation: 18.75 points by the share of harm averted, or by harm done where none threatened.
struct MitigationTests {
  private func play(_ truth: String, _ commands: [SessionCommand]) throws -> Session {
    var session = try Session.of(Drill.queue(), truth: truth)
    for command in commands { try session.play(command) }
    return session
  }

  @Test func `points are the share of harm averted`() throws {
    let session = try play("bad-build", [.wait(minutes: 7), .mitigate("roll-back")])
    let harm = try session.harm()
    let share = (harm.unattended - harm.session) / harm.unattended
    #expect(share > 0.3 && share < 1)
    let score = try session.score(.mitigation)
    #expect(abs(score.points - 18.75 * share) < 1e-12)
    #expect(score.ledger[0].events == [2])
    let words =
      "harm over the healthy twin \(Int(harm.session)), unattended \(Int(harm.unattended))"
      + " weighted requests"
    #expect(score.ledger[0].text == words)
  }

  @Test func `containing earlier on the same evidence is never worth less`() throws {
    var last = Double.infinity
    for minute in [1, 5, 10, 20, 30, 45, 57] {
      let points = try play("bad-build", [.wait(minutes: minute), .mitigate("roll-back")])
        .points(.mitigation)
      #expect(points <= last)
      last = points
    }
    #expect(last < 1.5)
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
    #expect(score.points == 18.75)
    #expect(
      score.ledger[0].text
        == "there was nothing to avert; harm done 0 weighted requests, where 20 leave no points"
    )
    #expect(try play("lost-events", [.mitigate("pause")]).points(.mitigation) == 18.75)
    #expect(try play("chance", [.mitigate("restart")]).points(.mitigation) == 0)
  }

  @Test func `small harm where none threatened costs by the scenario's unit`() throws {
    let session = try play("chance", [.wait(minutes: 57), .mitigate("restart")])
    let harm = try session.harm()
    #expect(harm.session > 0 && harm.session < 20)
    let expected = 18.75 * (1 - harm.session / 20)
    #expect(try abs(session.points(.mitigation) - expected) < 1e-12)
  }
}
