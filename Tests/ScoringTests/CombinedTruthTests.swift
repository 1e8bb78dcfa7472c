import Diagnosis
import ScenarioModel
import Scoring
import Sessions
import Telemetry
import TestSupport
import Testing

/// The score where two causes are true at once: the new build and pool b both lose jobs.
struct CombinedTruthTests {
  private static let kept = Result { () throws -> (Staging, Calibration) in
    let staging = try Staging(
      Sample.queue().scenario.combining(["bad-build", "bad-pool"], prior: 0.2)
    )
    return (staging, try Sample.calibration(of: staging))
  }

  private func play(truth: String, _ commands: [SessionCommand]) throws -> Session {
    var session = try Session.of(Self.kept.get().0, seed: 5, truth: truth)
    for command in commands { try session.play(command) }
    return session
  }

  private func score(_ criterion: Criterion, _ session: Session) throws -> CriterionScore {
    let card = try Judged.card(session, Self.kept.get().1)
    return try #require(card.criteria.first { $0.criterion == criterion })
  }

  private let looks: [SessionCommand] = [
    .look("arms"), .look("outcomes"), .look("pools"), .look("ask-support"),
  ]

  /// The share, 0 to 1, that the evidence bears out of the hypotheses that include some causes.
  private func support(_ causes: [HypothesisID], _ session: Session) throws -> Double {
    let evidence = session.posterior(
      try Judged.assessment(of: session, Self.kept.get().1).calibration
    ).probabilities
    var (held, prior) = (0.0, 0.0)
    for (hypothesis, probability) in zip(session.scenario.hypotheses, evidence)
    where causes.allSatisfy(hypothesis.causes.contains) {
      held += probability
      prior += hypothesis.prior
    }
    return min(1, max(0, (held - prior) / (0.85 - prior)))
  }

  @Test func `both causes at their places earn all that the evidence bears out`() throws {
    let session = try play(
      truth: "both",
      looks + [.declare("both", at: ["build", "pool-b"])]
    )
    let score = try score(.diagnosis, session)
    let worth = try support(["bad-build", "bad-pool"], session)
    #expect(worth > 0)
    #expect(abs(score.points - 15 * worth) < 1e-9)
    #expect(
      score.ledger[0].text.hasPrefix("all causes that were there: Two things at once; the evidence")
    )
  }

  @Test(arguments: [("bad-build", ["build"]), ("bad-pool", ["pool-b", "build"])])
  func `one of two causes earns half of the cause, and its places`(
    cause: String,
    places: [String]
  ) throws {
    let session = try play(truth: "both", looks + [.declare(cause, at: places)])
    let score = try score(.diagnosis, session)
    let worth = try support([HypothesisID(cause)], session)
    let overlap = Double(places.count) / 2
    #expect(abs(score.points - 15 * worth * (0.7 / 2 + 0.3 * overlap)) < 1e-9)
    #expect(score.ledger[0].text.hasPrefix("1 of the 2 causes that were there: "))
  }

  @Test func `a cause too many earns half of the cause`() throws {
    let session = try play(truth: "bad-pool", looks + [.declare("both", at: ["build", "pool-b"])])
    let score = try score(.diagnosis, session)
    let worth = try support(["bad-pool"], session)
    #expect(abs(score.points - 15 * worth * (0.7 / 2 + 0.3)) < 1e-9)
    #expect(score.ledger[0].text.hasPrefix("the cause, and one that was not there: "))
  }

  @Test func `neither cause earns nothing`() throws {
    let session = try play(truth: "both", looks + [.declare("chance")])
    #expect(try score(.diagnosis, session).points == 0)
  }

  @Test func `treating one cause leaves the harm of the other`() throws {
    let none = try play(truth: "both", []).harm()
    let pool = try play(truth: "both", [.mitigate("drain")]).harm()
    let build = try play(truth: "both", [.mitigate("roll-back")]).harm()
    let both = try play(truth: "both", [.mitigate("drain"), .mitigate("roll-back")]).harm()
    #expect(both.session < min(pool.session, build.session) - 5)
    #expect(max(pool.session, build.session) < none.unattended - 5)
  }

  @Test func `a repair of one cause counts the belief in all hypotheses that have it`() throws {
    let drain = try #require(try Self.kept.get().0.scenario.mitigation("drain"))
    let scenario = try Self.kept.get().0.scenario
    #expect(abs(drain.held([0.1, 0.2, 0.3, 0.1, 0.3], scenario) - 0.5) < 1e-12)
  }

  @Test func `what was declared of each part counts as said`() throws {
    let claims = DeclaredClaims(causes: ["bad-build", "bad-pool"])
    let session = try play(truth: "both", looks)
    let grade = try session.grade(
      "It is what I declared, by the looks above.",
      for: session.truth.causes,
      beside: claims
    )
    let causes = session.scenario.rubric.filter { !$0.hypotheses.isEmpty }.map(\.id)
    let asked = grade.verdicts.filter { causes.contains($0.concept) }
    #expect(!asked.isEmpty && asked.allSatisfy { $0.verdict == .declared })
  }
}
