import ScenarioModel
import Scoring
import Sessions
import Telemetry
import TestSupport
import Testing

/// Every point of a score is in its ledger.
struct LedgerTests {
  @Test func `weights are those of the design and add up to 100, a criterion once each`() {
    let rubric = Rubric.current
    #expect(rubric.weights.map(\.points) == [20, 20, 10, 15, 15, 15, 5])
    #expect(rubric.weights.map(\.points).reduce(0, +) == 100)
    #expect(rubric.weights.map(\.criterion) == Criterion.allCases)
    for weight in rubric.weights { #expect(rubric.weight(of: weight.criterion) == weight.points) }
    #expect(rubric.version == 3)
    #expect(SessionHeader.currentRubric == rubric.version)
  }

  @Test func `hints leave the shares of the design`() {
    let levels: [HintLevel?] = [nil, .nudge, .pointer, .action]
    #expect(levels.map(Rubric.current.hintFactor) == [1, 0.9, 0.75, 0.5])
  }

  @Test(arguments: 0..<UInt64(40))
  func `lines add up to criteria and criteria to the total`(seed: UInt64) throws {
    let session = try Self.randomSession(seed)
    let card = try Judged.card(session)
    #expect(card.truth == session.truth.id)
    var total = 0.0
    for criterion in card.criteria {
      let points = criterion.ledger.reduce(0) { $0 + $1.points }
      let possible = criterion.ledger.reduce(0) { $0 + $1.possible }
      #expect(points == criterion.points)
      #expect(points >= -1e-9 && points <= criterion.weight + 1e-9, "\(criterion)")
      #expect(abs(possible - criterion.weight) < 1e-9, "\(criterion)")
      #expect(abs(criterion.figure - points / criterion.weight) < 1e-12)
      total += points
      for line in criterion.ledger {
        // A line that can earn nothing is a penalty.
        #expect(line.possible > 0 ? line.points >= 0 : line.points <= 0, "\(line)")
        #expect(line.points <= line.possible + 1e-12, "\(line)")
        #expect(line.events == line.events.sorted())
        #expect(line.events.allSatisfy { (1...session.entries.count).contains($0) }, "\(line)")
        #expect(!line.text.isEmpty)
      }
    }
    #expect(abs(total - card.uncapped) < 1e-9)
    #expect((0...100).contains(card.total))
    #expect(card.total == (card.cap == nil ? card.uncapped : min(40, card.uncapped)))
    #expect(abs(Scorecard.rounded(min(total, card.cap?.limit ?? 100)) - card.score) < 1e-9)
  }

  @Test(arguments: 0..<UInt64(4))
  func `the same session scores the same, byte for byte`(seed: UInt64) throws {
    let first = try Judged.card(Self.randomSession(seed))
    let second = try Judged.card(Self.randomSession(seed))
    #expect(first.canonicalText == second.canonicalText)
    #expect(first == second)
  }

  @Test func `the canonical text has every figure of the scorecard`() throws {
    let card = try Judged.card(Self.randomSession(1))
    var changes = Array(repeating: card, count: 9)
    changes[0].rubric = 2
    changes[1].truth = HypothesisID("other")
    changes[2].cap = ScoreCap(limit: 39, reason: "r")
    changes[3].criteria.removeLast()
    changes[4].criteria[0].weight += 1
    changes[5].criteria[0].ledger[0].points += 0.5
    changes[6].criteria[0].ledger[0].text += "."
    changes[7].criteria[0].ledger[0].events.append(99)
    changes[8].flags.append(ScoreFlag(kind: .shotgun, events: [99], text: "t"))
    for change in changes { #expect(change.canonicalText != card.canonicalText) }
  }

  @Test func `rounding is half up to a tenth`() {
    for (exact, told) in [(84.95, 85.0), (84.94, 84.9), (0.05, 0.1), (0, 0), (100, 100)] {
      #expect(abs(Scorecard.rounded(exact) - told) < 1e-9)
    }
  }

  @Test func `a session in which nothing happened scores nothing`() throws {
    for truth in ["bad-build", "bad-pool"] {
      var session = try Session.of(Sample.queue(), seed: 5, truth: truth)
      try session.play(.wait(minutes: 60), .abandon)
      let card = try Judged.card(session)
      // Rounding leaves the posterior some 1e-16 off the priors, and the gate's root makes 1e-7 of it.
      #expect(abs(card.uncapped) < 1e-6, "\(card.canonicalText)")
    }
  }

  @Test func `doing nothing earns no more than the harm it does not do`() throws {
    for truth in ["bad-build", "bad-pool", "lost-events", "chance"] {
      var session = try Session.of(Sample.queue(), seed: 5, truth: truth)
      try session.play(.declare(nil, because: "It is as it is."))
      let card = try Judged.card(session)
      let others = card.criteria.filter { $0.criterion != .mitigation }
      #expect(others.allSatisfy { $0.points < 1e-9 }, "\(card.canonicalText)")
    }
  }

  @Test func `a guess without evidence earns no diagnosis`() throws {
    var session = try Session.of(Sample.queue(), seed: 5, truth: "bad-build")
    try session.play(.believe(["bad-build": 1]), .declare("bad-build", at: ["build"]))
    #expect(try session.points(.diagnosis) < 1e-9)
    #expect(try session.points(.beliefs) < 1e-9)
  }

  @Test(arguments: [
    (0.0, ScoreBand.no), (49.99, .no), (50, .leanNo), (69.99, .leanNo), (70, .hire),
    (84.99, .hire), (85, .strongHire), (100, .strongHire),
  ])
  func `bands begin where they say`(score: Double, band: ScoreBand) {
    #expect(ScoreBand(score: score) == band)
  }

  /// A session of some 25 commands that make sense more often than not.
  ///
  /// Without declarations it stays open.
  static func randomSession(_ seed: UInt64, declares: Bool = true) throws -> Session {
    var numbers = SeededNumbers(seed)
    var session = try Session.of(Sample.queue(), seed: seed, truth: nil)
    let scenario = session.scenario
    for _ in 0..<25 where !session.isOver {
      let command: SessionCommand
      switch Int.random(in: 0..<(declares ? 12 : 11), using: &numbers) {
      case 0..<5: command = .look(scenario.actions[Int.random(in: 0..<8, using: &numbers)].id)
      case 5:
        command = .mitigate(scenario.mitigations[Int.random(in: 0..<4, using: &numbers)].id)
      case 6, 7: command = .hint
      case 8: command = .update("The canary loses jobs.")
      case 9:
        command = .believe(
          scenario.hypotheses.map {
            Belief(hypothesis: $0.id, probability: Double.random(in: 0...9, using: &numbers))
          }
        )
      case 10: command = .wait(minutes: Int.random(in: 1...9, using: &numbers))
      default:
        let cause = scenario.hypotheses[Int.random(in: 0..<4, using: &numbers)]
        command = .declare(
          Declaration(
            cause: cause.id,
            places: cause.places,
            explanation: "The new build loses a job.",
            cited: []
          )
        )
      }
      do throws(SessionError) {
        session.apply(try session.decide(command).event)
      } catch {
        continue
      }
    }
    return session
  }
}
