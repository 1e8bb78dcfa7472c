import Foundation
import ScenarioModel
import Scoring
import Sessions
import TestSupport
import Testing

/// The diagnosis: 15 · clip((b − π) ÷ (0.85 − π)) · min(1, √(minutes that keep all ÷ minutes)) points,
/// 70 % for the cause and the rest for where it lies.
///
/// The small scenario states no deadline of the repair, so its horizon of 60 minutes keeps all.
///
/// `b` is what the evidence seen gives the truth, or of its family for the family alone.
struct DeclarationTests {
  private let looks: [SessionCommand] = [.look("arms"), .look("pools"), .look("ask-support")]

  private func session(
    truth: String,
    _ declaration: SessionCommand?,
    after looks: [SessionCommand]? = nil
  ) throws -> Session {
    var session = try Session.of(Sample.queue(), seed: 5, truth: truth)
    for command in looks ?? self.looks { try session.play(command) }
    if let declaration { try session.play(declaration) }
    return session
  }

  /// What the evidence bears out of some hypotheses: clip((b − π) ÷ (0.85 − π)).
  private func support(_ hypotheses: [String], _ session: Session) throws -> Double {
    var (held, prior) = (0.0, 0.0)
    for (hypothesis, probability) in zip(
      session.scenario.hypotheses,
      try Judged.evidence(session)
    ) where hypotheses.contains(hypothesis.id.rawValue) {
      held += probability
      prior += hypothesis.prior
    }
    return min(1, max(0, (held - prior) / (0.85 - prior)))
  }

  @Test func `the right cause at the right place earns all that the evidence bears out`() throws {
    let session = try session(truth: "bad-pool", .declare("bad-pool", at: ["pool-b", "build"]))
    let score = try session.score(.diagnosis)
    let support = try support(["bad-pool"], session)
    #expect(support > 0)
    #expect(abs(score.points - 15 * support) < 1e-9)
    #expect(score.ledger.count == 2)
    #expect(
      score.ledger[0].text.hasPrefix(
        "the right cause: Pool b loses jobs; the evidence you saw gives it "
      )
    )
    #expect(score.ledger[1].text == "where it lies")
  }

  @Test(arguments: [
    (["pool-b"], 0.5), ([String](), 0.0), (["events"], 0.0), (["pool-b", "events"], 1.0 / 3),
    (["pool-b", "build", "events"], 2.0 / 3),
  ])
  func `places count by their overlap`(places: [String], overlap: Double) throws {
    let session = try session(truth: "bad-pool", .declare("bad-pool", at: places))
    let worth = try support(["bad-pool"], session)
    let score = try session.score(.diagnosis)
    #expect(abs(score.points - 15 * worth * (0.7 + 0.3 * overlap)) < 1e-9)
    #expect(score.ledger[1].text == "where it lies, in part")
  }

  @Test func `nowhere is right where nothing is wrong`() throws {
    let looks = looks + [.look("outcomes"), .look("fresh")]
    let nowhere = try session(truth: "chance", .declare("chance"), after: looks)
    let somewhere = try session(truth: "chance", .declare("chance", at: ["build"]), after: looks)
    let worth = try support(["chance"], nowhere)
    #expect(worth > 0)
    #expect(try abs(nowhere.points(.diagnosis) - 15 * worth) < 1e-9)
    #expect(try abs(somewhere.points(.diagnosis) - 0.7 * 15 * worth) < 1e-9)
  }

  @Test func `the right family earns a quarter, wherever`() throws {
    let session = try session(truth: "bad-pool", .declare("bad-build", at: ["pool-b", "build"]))
    let score = try session.score(.diagnosis)
    let family = try support(["bad-build", "bad-pool"], session)
    #expect(family > 0)
    #expect(abs(score.points - 15 * family / 4) < 1e-9)
    #expect(
      score.ledger[0].text.hasPrefix(
        "the right family, not the cause: The new build loses jobs; the evidence you saw gives the"
          + " family "
      )
    )
  }

  /// A session with a deadline of the repair, drained after its looks and some minutes, then watched.
  private func repaired(
    by deadline: Int,
    waiting before: Int,
    watching after: Int
  ) throws -> Session {
    var scenario = try Sample.queue().scenario
    scenario.rules.repairBy = deadline
    var session = try Session.of(Staging(scenario), seed: 5, truth: "bad-pool")
    for command in looks { try session.play(command) }
    if before > 0 { try session.play(.wait(minutes: before)) }
    try session.play(.mitigate("drain"))
    if after > 0 { try session.play(.wait(minutes: after)) }
    try session.play(.declare("bad-pool", at: ["pool-b", "build"]))
    return session
  }

  @Test func `a repair after its deadline earns less by the root of the minutes`() throws {
    let session = try repaired(by: 12, waiting: 20, watching: 0)
    let repair = session.entries.first { $0.event.isMitigation }
    let minutes = try #require(repair).end
    #expect(minutes > 12)
    let expected = 15 * (try support(["bad-pool"], session)) * sqrt(12 / Double(minutes))
    let score = try session.score(.diagnosis)
    #expect(abs(score.points - expected) < 1e-9)
    #expect(score.ledger[0].text.hasSuffix(", in \(minutes) min, where up to 12 keep all points"))
  }

  @Test func `watching a repair that the evidence bore out takes nothing from the diagnosis`()
    throws
  {
    let hasty = try repaired(by: 30, waiting: 0, watching: 0)
    let careful = try repaired(by: 30, waiting: 0, watching: 25)
    #expect(careful.clock > 30)
    #expect(try careful.points(.diagnosis) == hasty.points(.diagnosis))
  }

  @Test func `not to know earns half of what was learned and of the likeliest cause`() throws {
    let unsure = try session(truth: "bad-pool", .declare(nil))
    let score = try unsure.score(.diagnosis)
    let most = try #require(try Judged.evidence(unsure).max())
    #expect(abs(score.points - 15 * 0.5 * (try Judged.gate(unsure)) * most) < 1e-9)
    let text = "declared that the evidence is not enough; what you saw gives one cause "
    #expect(score.ledger[0].text == text + "\(Int((100 * most).rounded())) %")
  }

  @Test func `anything else earns nothing`() throws {
    let wrong = try session(truth: "bad-pool", .declare("chance")).score(.diagnosis)
    #expect(wrong.points == 0)
    #expect(wrong.ledger[0].text == "not the cause: Nothing is wrong")
    let none = try session(truth: "bad-pool", nil).score(.diagnosis)
    #expect(none.points == 0)
    #expect(none.ledger[0].text == "nothing was declared")
    #expect(try session(truth: "bad-pool", .abandon).points(.diagnosis) == 0)
    let guess = try session(truth: "bad-pool", .declare("bad-pool"), after: [])
    #expect(try abs(guess.points(.diagnosis)) < 1e-9)
  }
}
