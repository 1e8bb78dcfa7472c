import ScenarioModel
import Scoring
import Sessions
import TestSupport
import Testing

/// Communication: 5 points, half for updates in time, half for the explanation's concepts.
///
/// The first update is due by minute 15, further ones every 20 minutes after the last. Each
/// deadline has its share of the 2.5 points, and an update that fills all five slots earns all of
/// it.
struct CommunicationTests {
  private static let full =
    "Each fifth job fails, only on the canary; likely the new build; we hold the rollout; next update in"
    + " 20 minutes."

  private func updates(at minutes: [Int], until end: Int) throws -> [LedgerLine] {
    var session = try Session.of(Sample.queue(), seed: 5, truth: "chance")
    for minute in minutes {
      if minute - 1 > session.clock { try session.play(.wait(minutes: minute - 1 - session.clock)) }
      try session.play(.update(Self.full))
      #expect(session.clock == minute)
    }
    if end > session.clock { try session.play(.wait(minutes: end - session.clock)) }
    try session.play(.declare(nil))
    return try session.score(.communication).ledger.filter { $0.text.hasPrefix("update due by ") }
  }

  @Test(arguments: [
    // Nobody heard anything; two deadlines after minute 35, three after minute 55.
    ([Int](), 10, 0, 0, 1), ([], 15, 0, 0, 1), ([], 36, 0, 0, 2), ([], 60, 0, 0, 3),
    // In time, begun at the last minute, and a minute late.
    ([3], 10, 1, 0, 1), ([15], 20, 1, 0, 1), ([16], 20, 1, 0, 1), ([17], 20, 0, 1, 1),
    ([17], 38, 0, 1, 2), ([36], 36, 1, 0, 2),
    // The next is due 20 minutes after the last.
    ([15, 36], 40, 2, 0, 2), ([15, 37], 37, 1, 1, 2), ([5, 25, 45], 60, 3, 0, 3),
    ([5], 30, 1, 0, 2),
    // Three in a row count once.
    ([5, 6, 7], 20, 1, 0, 1), ([5, 6, 7], 30, 1, 0, 2), ([5, 6, 7, 27], 30, 2, 0, 2),
  ])
  func `updates count against their deadlines`(
    minutes: [Int],
    end: Int,
    kept: Int,
    late: Int,
    deadlines: Int
  ) throws {
    let lines = try updates(at: minutes, until: end)
    #expect(lines.count == deadlines)
    #expect(lines.count { $0.text.hasSuffix("none was sent") } == deadlines - kept - late)
    #expect(lines.count { $0.text.contains("min late") } == late)
    let points = 2.5 * (Double(kept) + Double(late) / 2) / Double(deadlines)
    #expect(abs(lines.reduce(0) { $0 + $1.points } - points) < 1e-12)
    #expect(abs(lines.reduce(0) { $0 + $1.possible } - 2.5) < 1e-12)
    #expect(lines.flatMap(\.events).count == kept + late)
  }

  private func explanation(_ truth: String, _ text: String?) throws -> [LedgerLine] {
    var session = try Session.of(Sample.queue(), seed: 5, truth: truth)
    if let text { try session.play(.declare(truth, because: text)) }
    return try session.score(.communication).ledger
      .filter { !$0.text.hasPrefix("update due by ") }
  }

  @Test func `concepts are asked for by truth and weight`() throws {
    // Weights 1 and 3 share 2.5 points; a fault costs a tenth of them.
    let build = try explanation("bad-build", "Each fifth JOB of the new build fails.")
    #expect(build.map(\.possible) == [0.625, 1.875, 0])
    #expect(build.map(\.points) == [0.625, 1.875, -0.25])
    #expect(
      build.map(\.text) == [
        "Says who: asserted: 'Each fifth JOB of the new build fails'",
        "Names the build: asserted: 'Each fifth JOB of the new build fails'",
        "no number from the evidence",
      ]
    )
    let chance = try explanation("chance", "The jobs of the canary fail as often as ever.")
    #expect(chance.map(\.possible) == [2.5, 0])
    #expect(chance.map(\.points) == [2.5, -0.25])
  }

  @Test func `a concept with a group missing is not found`() throws {
    let ledger = try explanation("bad-build", "The canary fails.")
    #expect(ledger.prefix(2).map(\.points) == [0, 0])
    #expect(ledger[0].text == "Says who: absent")
    #expect(try explanation("bad-build", nil).map(\.points) == [0])
    #expect(try explanation("bad-build", nil).map(\.text) == ["nothing was explained"])
  }

  @Test func `a concept that is a number alone is found where the evidence showed the number`()
    throws
  {
    var session = try Session.of(Sample.canary(), truth: "chance")
    #expect(session.scenario.rubric.contains { $0.phrases.isEmpty && $0.number == .seen })
    try session.play(.look("arms"))
    let said = try #require(session.looks.first.flatMap { try? session.sentence(of: $0) })
    func verdict(_ text: String) throws -> ConceptVerdict.Verdict? {
      var told = session
      try told.play(.declare("chance", because: text))
      let grade = try #require(try told.plainGrade())
      return grade.verdicts.first { $0.title == "Gives a number from the evidence" }?.verdict
    }
    #expect(try verdict("Nothing was found in any of the arms.") == .absent)
    #expect(try verdict("This is what the arms show. \(said)") == .asserted)
  }
}
