import Diagnosis
import Players
import ScenarioModel
import Scoring
import Sessions
import Telemetry
import TestSupport
import Testing

/// What must follow from one change with everything else held.
struct MetamorphicTests {
  @Test func `a higher rate at the same cost never lowers the choice of evidence`() throws {
    let scale = Judged.judgement.scale
    var last = -1.0
    for step in 0...200 {
      let quality = scale.quality(of: Double(step) * 0.0005, best: 0.06)
      #expect(quality >= last && (0...1).contains(quality))
      last = quality
    }
    // The first look of a session: q follows u among looks of the same cost.
    let start = try Session.of(Sample.queue(), seed: 5, truth: "bad-build")
    let calibration = try Sample.calibration()
    let rated = start.evidenceChoices(calibration).map {
      (choice: $0, rate: start.posterior(calibration).value(of: $0, scale).rate)
    }
    for (left, right) in rated.flatMap({ left in rated.map { (left, $0) } })
    where left.choice.minutes == right.choice.minutes && left.rate <= right.rate {
      let best = rated.map(\.rate).max() ?? 0
      let (low, high) = (
        scale.quality(of: left.rate, best: best), scale.quality(of: right.rate, best: best)
      )
      #expect(low <= high)
    }
  }

  @Test func `a belief nearer to the evidence never lowers its checkpoint`() throws {
    var session = try Session.of(Sample.queue(), seed: 5, truth: "bad-build")
    try session.play(.look("arms"))
    let evidence = session.posterior(try Sample.calibration()).probabilities
    for corner in evidence.indices {
      var last = -1.0
      for step in 0...10 {
        let share = Double(step) / 10
        let stated = evidence.indices.map {
          share * evidence[$0] + (1 - share) * ($0 == corner ? 1 : 0)
        }
        var told = session
        try told.play(
          .believe(
            zip(session.scenario.hypotheses, stated).map {
              Belief(hypothesis: $0.id, probability: $1)
            }
          )
        )
        let line = try #require(Judged.score(.beliefs, told).ledger.first)
        #expect(line.points >= last - 1e-9)
        last = line.points
      }
    }
  }

  @Test(arguments: 0..<UInt64(12))
  func `a targeted mitigation before evidence never raises the order`(seed: UInt64) throws {
    var scenario = try Sample.queue().scenario
    scenario.rules.precedence += [
      Precedence(
        before: [.action(ActionID("arms")), .action(ActionID("outcomes"))],
        after: [.targeted],
        weight: 2,
        isOptional: true,
        because: "Look before you act."
      ),
      Precedence(
        before: [.targeted],
        after: [.verify],
        weight: 1,
        isOptional: false,
        because: "Watch what you did."
      ),
    ]
    let staging = try Staging(scenario)
    let model = try LedgerTests.randomSession(seed, declares: false)
    func replayed(first: [SessionCommand]) throws -> Session {
      var session = try Session.of(staging, seed: 5, truth: "bad-build")
      for command in first { try session.play(command) }
      for look in model.looks where session.refusal(of: .look(look.action)) == nil {
        try session.play(.look(look.action))
      }
      return session
    }
    let calibration = try Sample.calibration()
    let plain = try Judged.card(replayed(first: []), calibration)
    let hasty = try Judged.card(replayed(first: [.mitigate("drain")]), calibration)
    func criterion(_ card: Scorecard, _ wanted: Criterion) throws -> CriterionScore {
      try #require(card.criteria.first { $0.criterion == wanted })
    }
    #expect(try criterion(hasty, .order).points <= criterion(plain, .order).points + 1e-9)
    let losses = try criterion(hasty, .mitigation).ledger.filter { $0.text.contains("too soon") }
    #expect(losses.count == 1)
    #expect(try criterion(plain, .mitigation).ledger.count == 1)
  }
}
