import ScenarioModel
import Scoring
import Sessions
import Testing

/// The diagnosis: 18.75 points, 70 % for the cause and the rest for where it lies.
struct DeclarationTests {
  private func score(truth: String, _ declaration: SessionCommand?) throws -> CriterionScore {
    var session = try Session.of(Drill.queue(), truth: truth)
    if let declaration { try session.play(declaration) }
    return try session.score(.diagnosis)
  }

  @Test func `the right cause at the right place earns all`() throws {
    let score = try score(truth: "bad-pool", .declare("bad-pool", at: ["pool-b", "build"]))
    #expect(abs(score.points - 18.75) < 1e-12)
    #expect(score.ledger.map(\.text) == ["the right cause: Pool b loses jobs", "where it lies"])
  }

  @Test(arguments: [
    (["pool-b"], 0.5), ([String](), 0.0), (["events"], 0.0), (["pool-b", "events"], 1.0 / 3),
    (["pool-b", "build", "events"], 2.0 / 3),
  ])
  func `places count by their overlap`(places: [String], overlap: Double) throws {
    let score = try score(truth: "bad-pool", .declare("bad-pool", at: places))
    #expect(abs(score.points - 18.75 * (0.7 + 0.3 * overlap)) < 1e-12)
  }

  @Test func `nowhere is right where nothing is wrong`() throws {
    let nowhere = try score(truth: "chance", .declare("chance")).points
    let somewhere = try score(truth: "chance", .declare("chance", at: ["build"])).points
    #expect(abs(nowhere - 18.75) < 1e-12)
    #expect(abs(somewhere - 0.7 * 18.75) < 1e-12)
  }

  @Test func `the right family earns a quarter, wherever`() throws {
    let score = try score(truth: "bad-pool", .declare("bad-build", at: ["pool-b", "build"]))
    #expect(score.points == 18.75 / 4)
    #expect(score.ledger[0].text == "the right family, not the cause: The new build loses jobs")
  }

  @Test func `anything else earns nothing`() throws {
    let wrong = try score(truth: "bad-pool", .declare("chance"))
    #expect(wrong.points == 0)
    #expect(wrong.ledger[0].text == "not the cause: Nothing is wrong")
    let unsure = try score(truth: "bad-pool", .declare(nil))
    #expect(unsure.points == 0)
    #expect(unsure.ledger[0].text == "declared that the evidence is not enough")
    let none = try score(truth: "bad-pool", nil)
    #expect(none.ledger[0].text == "nothing was declared")
    #expect(try score(truth: "bad-pool", .abandon).points == 0)
  }
}
