import ScenarioModel
import Scoring
import Sessions
import TestSupport
import Testing

/// Beliefs: 15 · κ · (0.7 · mean of clip(1 − JSD ÷ 0.30) over the checkpoints + 0.3 · (1 − ½ Σ(last
/// − truth)²)).
///
/// The checkpoints come after the first and the third look, so each gives 5.25 points at most and
/// the last beliefs 4.5, all times κ. With priors (.4, .3, .2, .1) and the first as truth the
/// priors' figure is 1 − (.36 + .09 + .04 + .01) ÷ 2 = .75.
struct BeliefTests {
  private func session(_ commands: SessionCommand...) throws -> Session {
    var session = try Session.of(Sample.queue(), truth: "bad-build")
    for command in commands { try session.play(command) }
    return session
  }

  /// The line of the last beliefs after three looks, and κ.
  private func last(_ commands: SessionCommand...) throws -> (line: LedgerLine, gate: Double) {
    var session = try session(.look("arms"), .look("ask-support"), .look("outcomes"))
    for command in commands { try session.play(command) }
    let ledger = try session.score(.beliefs).ledger
    #expect(ledger.count == 3)
    #expect(abs(ledger[2].possible - 4.5) < 1e-12)
    return (ledger[2], try Judged.gate(session))
  }

  @Test func `certainty in the truth earns all of the last part, certainty in another nothing`()
    throws
  {
    let (right, gate) = try last(.believe(["bad-build": 9]))
    #expect(gate > 0)
    #expect(abs(right.points - 4.5 * gate) < 1e-9)
    #expect(try last(.believe(["chance": 9])).line.points == 0)
  }

  @Test func `the priors earn three quarters of the last part, nothing said nothing`() throws {
    let (priors, gate) = try last(
      .believe(["bad-build": 0.4, "bad-pool": 0.3, "lost-events": 0.2, "chance": 0.1])
    )
    #expect(abs(priors.points - 4.5 * 0.75 * gate) < 1e-9)
    let none = try last().line
    #expect(none.points == 0)
    #expect(none.text == "no beliefs were stated")
  }

  @Test func `in between by the quadratic score`() throws {
    // 1 − (.3² + .3²) ÷ 2 = .91.
    let (line, gate) = try last(.believe(["bad-build": 70, "bad-pool": 30]))
    #expect(abs(line.points - 4.5 * 0.91 * gate) < 1e-9)
    #expect(line.text.hasPrefix("your last beliefs gave the truth 70 %"))
  }

  @Test func `a checkpoint counts by the distance of the stated from the evidence`() throws {
    let looked = try session(.look("arms"))
    let evidence = try Judged.evidence(looked)
    let gate = try Judged.gate(looked)
    for stated in [evidence, [0.4, 0.3, 0.2, 0.1], [0.5, 0.5, 0, 0], [0, 0, 0, 1]] {
      var told = looked
      try told.play(
        .believe(
          zip(told.scenario.hypotheses, stated).map {
            Belief(hypothesis: $0.id, probability: $1)
          }
        )
      )
      // One look reaches the first checkpoint alone, so it has all of the 10.5 points.
      let line = try #require(try told.score(.beliefs).ledger.first)
      let share = max(0, 1 - Judged.jensenShannon(stated, evidence) / 0.3)
      #expect(abs(line.points - 10.5 * gate * share) < 1e-9)
      #expect(abs(line.possible - 10.5) < 1e-12)
    }
  }

  @Test func `a checkpoint that is skipped earns nothing, and the last beliefs count for it once`()
    throws
  {
    let session = try session(
      .look("arms"),
      .look("ask-support"),
      .look("outcomes"),
      .believe(["bad-build": 1])
    )
    let ledger = try session.score(.beliefs).ledger
    #expect(ledger[0].text == "no beliefs were stated after event 1")
    #expect(ledger[0].points == 0)
    #expect(ledger[1].text.hasPrefix("after event 3 your beliefs are "))
    #expect(ledger.map(\.events) == [[1], [4], [4]])
  }

  @Test func `only the last ones count`() throws {
    let (line, gate) = try last(
      .believe(["chance": 1]),
      .note("hm"),
      .believe(["bad-build": 1]),
      .note("!")
    )
    #expect(abs(line.points - 4.5 * gate) < 1e-9)
    #expect(line.events == [6])
  }

  @Test func `more on the truth is never worth less at the end`() throws {
    var least = -1.0
    for percent in stride(from: 0.0, through: 100, by: 10) {
      let points = try last(.believe(["bad-build": percent, "chance": 100 - percent])).line.points
      #expect(points >= least)
      least = points
    }
  }
}
