import ScenarioModel
import Scoring
import Sessions
import Telemetry
import Testing

/// Every point of a score is in its ledger.
struct LedgerTests {
  private func rubric() throws -> Rubric { try #require(Rubric.version(1)) }

  @Test func `weights add up to 100, a criterion once each`() throws {
    let rubric = try rubric()
    #expect(rubric.weights.map(\.points).reduce(0, +) == 100)
    #expect(rubric.weights.map(\.criterion) == Criterion.allCases.filter { $0 != .evidence })
    for weight in rubric.weights { #expect(rubric.weight(of: weight.criterion) == weight.points) }
    #expect(rubric.version == 1)
    for number in [0, 3, -1, .max] { #expect(Rubric.version(number) == nil) }
  }

  @Test(arguments: 0..<UInt64(60))
  func `lines add up to criteria and criteria to the total`(seed: UInt64) throws {
    let session = try Self.randomSession(seed)
    let card = try session.scorecard(rubric())
    #expect(card.truth == session.truth.id)
    var total = 0.0
    for criterion in card.criteria {
      let points = criterion.ledger.map(\.points).reduce(0, +)
      let possible = criterion.ledger.map(\.possible).reduce(0, +)
      #expect(abs(points - criterion.points) < 1e-12)
      #expect(abs(possible - criterion.weight) < 1e-12, "\(criterion.criterion)")
      #expect(abs(criterion.figure - points / criterion.weight) < 1e-12)
      total += points
      for line in criterion.ledger {
        #expect(line.points >= 0 && line.points <= line.possible, "\(line)")
        #expect(line.events == line.events.sorted())
        #expect(line.events.allSatisfy { (1...session.entries.count).contains($0) }, "\(line)")
        #expect(!line.text.isEmpty)
      }
    }
    #expect(abs(total - card.uncapped) < 1e-12)
    #expect((0...100).contains(card.total))
    #expect(card.total == (card.cap == nil ? card.uncapped : min(40, card.uncapped)))
  }

  @Test(arguments: 0..<UInt64(10))
  func `the same session scores the same, byte for byte`(seed: UInt64) throws {
    let first = try Self.randomSession(seed).scorecard(rubric())
    let second = try Self.randomSession(seed).scorecard(rubric())
    #expect(first.canonicalText == second.canonicalText)
    #expect(first == second)
  }

  @Test func `the canonical text has every figure of the scorecard`() throws {
    let card = try Self.randomSession(1).scorecard(rubric())
    var changes = Array(repeating: card, count: 8)
    changes[0].rubric = 2
    changes[1].truth = HypothesisID("other")
    changes[2].cap = ScoreCap(limit: 39, reason: "r")
    changes[3].criteria.removeLast()
    changes[4].criteria[0].weight += 1
    changes[5].criteria[0].ledger[0].points += 0.5
    changes[6].criteria[0].ledger[0].text += "."
    changes[7].criteria[0].ledger[0].events.append(99)
    for change in changes { #expect(change.canonicalText != card.canonicalText) }
  }

  @Test func `a session in which nothing happened scores almost nothing`() throws {
    for truth in ["bad-build", "bad-pool"] {
      var session = try Session.of(Drill.queue(), truth: truth)
      try session.play(.wait(minutes: 60), .abandon)
      let card = try session.scorecard(rubric())
      // Only the pair that holds where nothing was done: 2 of 4 of the order's 12.5.
      #expect(card.uncapped == 6.25)
    }
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
    var session = try Session.of(Drill.queue(), seed: seed, truth: nil)
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
