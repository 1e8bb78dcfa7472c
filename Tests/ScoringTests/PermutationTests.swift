import ScenarioModel
import Scoring
import Sessions
import TestSupport
import Testing

/// The order in which a scenario lists its hypotheses is not part of the score.
struct PermutationTests {
  @Test(arguments: ["bad-build", "bad-pool", "lost-events", "chance"])
  func `permuting hypotheses changes nothing`(truth: String) throws {
    let plain = try Sample.queue()
    var scenario = plain.scenario
    scenario.hypotheses = [3, 1, 0, 2].map { plain.scenario.hypotheses[$0] }
    let cards = try [plain, try Staging(scenario)].map { staging in
      var session = try Session.of(staging, seed: 5, truth: truth)
      try session.play(
        .hint,
        .look("arms"),
        .believe(["bad-pool": 2, "chance": 1, "bad-build": 3]),
        .look("ask-support"),
        .look("outcomes"),
        .mitigate("drain"),
        .update("News."),
        .look("watch"),
        .declare("bad-pool", at: ["pool-b"], because: "Jobs of the canary.")
      )
      return try Judged.card(session, Sample.calibration(of: staging))
    }
    #expect(cards[0].criteria.count == cards[1].criteria.count)
    #expect(abs(cards[0].total - cards[1].total) < 1e-9)
    for (left, right) in zip(cards[0].criteria, cards[1].criteria) {
      #expect(abs(left.points - right.points) < 1e-9, "\(left.criterion)")
      #expect(left.ledger.map(\.text) == right.ledger.map(\.text))
      #expect(left.ledger.map(\.events) == right.ledger.map(\.events))
    }
    #expect(cards[0].flags == cards[1].flags)
  }
}
