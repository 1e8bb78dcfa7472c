import Players
import ScenarioModel
import Scoring
import Sessions
import Telemetry
import TestSupport
import Testing

/// Critical harm limits the score, and nothing else does.
struct CapTests {
  /// The expert's play, with another threshold of critical harm.
  private func card(critical: Double) throws -> Scorecard {
    var scenario = try Sample.queue().scenario
    scenario.harm.critical = critical
    let start = try Session.of(Staging(scenario), seed: 5, truth: "bad-build")
    let calibration = try Sample.calibration()
    return try Judged.card(
      Player.expert.play(start, calibration, Judged.judgement),
      calibration
    )
  }

  @Test func `a good score is cut to 40 where harm was critical`() throws {
    let free = try card(critical: 1_000_000)
    #expect(free.cap == nil)
    #expect(free.total == free.uncapped)
    #expect(free.total > 80)
    let capped = try card(critical: 1)
    #expect(capped.uncapped == free.uncapped)
    #expect(capped.total == 40)
    #expect(capped.band == .no)
    let reason = try #require(capped.cap?.reason)
    #expect(reason.hasSuffix("weighted requests over the healthy twin, beyond the critical 1"))
  }

  @Test func `harm at the threshold is not beyond it`() throws {
    var session = try Session.of(Sample.queue(), seed: 5, truth: "bad-build")
    try session.play(.declare("bad-build"))
    let harm = try session.harm().session
    #expect(harm > 100)
    for (critical, isCapped) in [(harm, false), (harm.nextDown, true), (harm.nextUp, false)] {
      var scenario = session.scenario
      scenario.harm.critical = critical
      var again = try Session.of(Staging(scenario), seed: 5, truth: "bad-build")
      try again.play(.declare("bad-build"))
      #expect((try Judged.card(again).cap != nil) == isCapped)
    }
  }

  @Test func `a low score is not raised to the cap`() {
    let criterion = CriterionScore(
      criterion: .order,
      weight: 100,
      ledger: [LedgerLine(events: [], text: "a", points: 12, possible: 100)]
    )
    let card = Scorecard(
      rubric: 2,
      truth: HypothesisID("h"),
      criteria: [criterion],
      cap: ScoreCap(limit: 40, reason: "r")
    )
    #expect(card.total == 12)
  }

  @Test func `a score that an older rubric sealed keeps its total, whatever its ledger says`() {
    let criterion = CriterionScore(
      criterion: .order,
      weight: 12.5,
      ledger: [LedgerLine(events: [], text: "a", points: 12, possible: 12.5)]
    )
    let card = Scorecard(
      sealed: 71.26,
      by: 1,
      truth: HypothesisID("h"),
      criteria: [criterion],
      cap: ScoreCap(limit: 40, reason: "r")
    )
    #expect(card.sealedTotal == 71.26)
    #expect(card.total == 71.26)
    #expect(abs(card.score - 71.3) < 1e-9)
    #expect(card.band == .hire)
    #expect(card.uncapped == 12)
  }
}
