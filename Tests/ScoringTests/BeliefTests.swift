import ScenarioModel
import Scoring
import Sessions
import Testing

/// Beliefs: 18.75 points by how near the last ones came to the truth, above what the priors come to.
///
/// With priors (.4, .3, .2, .1) and the first as truth the priors' figure is
/// 1 − (.36 + .09 + .04 + .01) ÷ 2 = .75.
struct BeliefTests {
  private func line(_ commands: SessionCommand...) throws -> LedgerLine {
    var session = try Session.of(Drill.queue(), truth: "bad-build")
    for command in commands { try session.play(command) }
    let ledger = try session.score(.beliefs).ledger
    #expect(ledger.count == 1)
    return ledger[0]
  }

  @Test func `certainty in the truth earns all, certainty in another nothing`() throws {
    #expect(try line(.believe(["bad-build": 9])).points == 18.75)
    #expect(try line(.believe(["chance": 9])).points == 0)
  }

  @Test func `the priors earn nothing`() throws {
    let priors: KeyValuePairs = [
      "bad-build": 0.4, "bad-pool": 0.3, "lost-events": 0.2, "chance": 0.1,
    ]
    #expect(try abs(line(.believe(priors)).points) < 1e-12)
    let none = try line()
    #expect(none.points == 0)
    #expect(none.text == "no beliefs were stated")
  }

  @Test func `in between by the quadratic score`() throws {
    // 1 − (.3² + .3²) ÷ 2 = .91; (.91 − .75) ÷ .25 = .64.
    let line = try line(.believe(["bad-build": 70, "bad-pool": 30]))
    #expect(abs(line.points - 0.64 * 18.75) < 1e-12)
    #expect(line.text == "your last beliefs gave the truth 70 %")
  }

  @Test func `only the last ones count`() throws {
    let line = try line(
      .believe(["chance": 1]),
      .note("hm"),
      .believe(["bad-build": 1]),
      .note("!")
    )
    #expect(line.points == 18.75)
    #expect(line.events == [3])
  }

  @Test func `more on the truth is never worth less`() throws {
    var last = -1.0
    for percent in stride(from: 0.0, through: 100, by: 10) {
      let points = try line(.believe(["bad-build": percent, "chance": 100 - percent])).points
      #expect(points >= last)
      last = points
    }
  }
}
