import Diagnosis
import Players
import ScenarioModel
import Scoring
import Sessions
import Testing

/// Rubric 2: seven criteria whose ledgers add up.
struct JudgedLedgerTests {
  @Test func `weights are those of the design and add up to 100`() throws {
    let rubric = try Judged.rubric()
    #expect(rubric.weights.map(\.points) == [20, 20, 10, 15, 15, 15, 5])
    #expect(rubric.weights.map(\.criterion) == Criterion.allCases)
    #expect(SessionHeader.currentRubric == 2)
  }

  @Test func `without a calibration it refuses`() throws {
    let session = try Session.of(Drill.queue(), truth: "chance")
    #expect(throws: ScoringError.unassessed(rubric: 2)) {
      try session.scorecard(Judged.rubric())
    }
  }

  @Test(arguments: 0..<UInt64(24))
  func `lines add up to their criteria and criteria to the score`(seed: UInt64) throws {
    let card = try Judged.card(LedgerTests.randomSession(seed))
    for criterion in card.criteria {
      let points = criterion.ledger.reduce(0) { $0 + $1.points }
      #expect(points == criterion.points)
      #expect(points >= -1e-9 && points <= criterion.weight + 1e-9, "\(criterion)")
      let possible = criterion.ledger.reduce(0) { $0 + $1.possible }
      #expect(abs(possible - criterion.weight) < 1e-9, "\(criterion)")
    }
    let total = card.criteria.flatMap(\.ledger).reduce(0) { $0 + $1.points }
    #expect(abs(Scorecard.rounded(min(total, card.cap?.limit ?? 100)) - card.score) < 1e-9)
  }

  @Test func `rounding is half up to a tenth`() {
    for (exact, told) in [(84.95, 85.0), (84.94, 84.9), (0.05, 0.1), (0, 0), (100, 100)] {
      #expect(abs(Scorecard.rounded(exact) - told) < 1e-9)
    }
  }

  @Test func `a session is scored the same twice`() throws {
    let session = try LedgerTests.randomSession(3)
    #expect(try Judged.card(session).canonicalText == Judged.card(session).canonicalText)
  }

  @Test func `doing nothing earns no more than the harm it does not do`() throws {
    for truth in ["bad-build", "bad-pool", "lost-events", "chance"] {
      var session = try Session.of(Drill.queue(), truth: truth)
      try session.play(.declare(nil))
      let card = try Judged.card(session)
      let others = card.criteria.filter { $0.criterion != .mitigation }
      #expect(others.allSatisfy { $0.points < 1e-9 }, "\(card.canonicalText)")
    }
  }

  @Test func `a guess without evidence earns no diagnosis`() throws {
    var session = try Session.of(Drill.queue(), truth: "bad-build")
    try session.play(.believe(["bad-build": 1]), .declare("bad-build", at: ["build"]))
    #expect(try Judged.score(.diagnosis, session).points < 1e-9)
    #expect(try Judged.score(.beliefs, session).points < 1e-9)
  }
}
