import ScenarioModel
import Scoring
import Sessions
import TestSupport
import Testing

/// Mitigation: 15 points by the share of the avoidable harm that was averted, or by harm done where
/// none could be averted, less what was done too soon.
struct MitigationTests {
  private func play(_ truth: String, _ commands: [SessionCommand]) throws -> Session {
    var session = try Session.of(Sample.queue(), seed: 5, truth: truth)
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
      "harm beyond that of a healthy system: \(Int(harm.session)) weighted requests, with nothing done"
      + " \(Int(harm.unattended)), by the reference \(Int(reference))"
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
    #expect(try abs(play("bad-build", [.wait(minutes: 60)]).points(.mitigation)) < 1e-6)
    #expect(try abs(play("bad-pool", []).points(.mitigation)) < 1e-6)
  }

  @Test func `harm beyond that of doing nothing is not counted twice`() throws {
    let session = try play("bad-build", [.mitigate("restart"), .mitigate("restart")])
    #expect(try session.harm().session > session.harm().unattended)
    #expect(try session.points(.mitigation) == 0)
  }

  private let learning: [SessionCommand] = [
    .look("arms"), .look("ask-support"), .look("outcomes"), .look("pools"),
  ]

  @Test func `where nothing threatens, leaving it alone is worth what was learned`() throws {
    let session = try play("chance", learning + [.wait(minutes: 5)])
    let gate = try Judged.gate(session)
    #expect(gate > 0.5)
    let score = try session.score(.mitigation)
    #expect(abs(score.points - 15 * gate) < 1e-9)
    #expect(
      score.ledger[0].text.hasPrefix(
        "there was nothing to avert; your changes added harm of 0 weighted requests, where 20 leave no"
          + " points"
      )
    )
    let paused = try play("lost-events", learning + [.mitigate("pause")])
    #expect(try abs(paused.points(.mitigation) - 15 * Judged.gate(paused)) < 1e-9)
    #expect(try play("chance", learning + [.mitigate("restart")]).points(.mitigation) == 0)
  }

  @Test func `what the reference could not avert is not called nothing`() throws {
    let session = try drain(after: 7)
    let harm = try session.harm()
    var assessment = try Judged.assessment(of: session)
    assessment.reference.harm.session = harm.unattended
    let card = try session.scorecard(assessment)
    let score = try #require(card.criteria.first { $0.criterion == .mitigation })
    #expect(
      score.ledger[0].text.hasPrefix(
        "the reference averted no more than noise: harm \(Int(harm.unattended)), with nothing done"
          + " \(Int(harm.unattended)), with your changes \(Int(harm.session)); your changes added harm of 0"
      )
    )
  }

  @Test func `leaving a harmless system alone without a look earns nothing`() throws {
    for truth in ["chance", "lost-events"] {
      #expect(try abs(play(truth, [.wait(minutes: 60)]).points(.mitigation)) < 1e-6)
    }
  }

  @Test func `small harm where none threatened costs by the scenario's unit`() throws {
    let learned = try play("chance", learning).clock
    let session = try play(
      "chance",
      learning + [.wait(minutes: 57 - learned), .mitigate("restart")]
    )
    let harm = try session.harm()
    #expect(harm.session - harm.unattended > 0 && harm.session - harm.unattended < 20)
    let earned = 15 * (try Judged.gate(session)) * (1 - (harm.session - harm.unattended) / 20)
    let ledger = try session.score(.mitigation).ledger
    #expect(abs(ledger[0].points - earned) < 1e-9)
    #expect(ledger.count == 2)
  }

  @Test func `a targeted mitigation without evidence costs by what it lacks`() throws {
    // Draining is worth it from 1 ÷ (1 + 2) on; the prior of pool b is 0.3: ½ · 0.1 = 0.05 are
    // lost.
    let ledger = try play("bad-pool", [.mitigate("drain")]).score(.mitigation).ledger
    #expect(ledger.count == 2)
    #expect(abs(ledger[1].points + 0.05 * 15) < 1e-9)
    #expect(ledger[1].events == [1])
    #expect(
      ledger[1].text == "Drain pool b: too soon, worth it from 33 %, the evidence gave 30 %"
    )
  }
}
