import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import Scoring

/// Causes that are ruled out by choice, judged by the cited evidence alone.
struct ExclusionTests {
  /// The Bayes factor of looks against a rival, by the posterior of a session that saw them alone.
  private func factor(_ rival: String, by looks: [String], truth: String) throws -> Double {
    var session = try Session.of(Sample.queue(), truth: truth)
    for look in looks { try session.play(.look(look)) }
    let beliefs = try Judged.evidence(session)
    let hypotheses = session.scenario.hypotheses
    func odds(_ values: [Double]) throws -> Double {
      let cause = try #require(hypotheses.firstIndex { $0.id.rawValue == truth })
      let other = try #require(hypotheses.firstIndex { $0.id.rawValue == rival })
      return values[cause] / values[other]
    }
    return try odds(beliefs) / odds(hypotheses.map(\.prior))
  }

  private func ruling(
    _ ruledOut: [RuledOut],
    _ text: String = "The new build loses jobs."
  ) throws -> [LedgerLine] {
    var scenario = try Sample.queue().scenario
    scenario.rubric.append(
      Concept(
        id: "ruled-out",
        title: "Says what was ruled out",
        weight: 4,
        hypotheses: [],
        phrases: [["set aside"]],
        rulesOut: true
      )
    )
    var session = try Session.of(try Staging(scenario), truth: "bad-build")
    for look in ["arms", "pools"] { try session.play(.look(look)) }
    try session.play(
      .declare(
        Declaration(
          cause: "bad-build",
          places: [],
          ruledOut: ruledOut,
          explanation: text,
          cited: []
        )
      )
    )
    return try Judged.card(session).criteria.first { $0.criterion == .communication }?.ledger
      .filter { $0.text.hasPrefix("ruled out: ") } ?? []
  }

  @Test func `ruling out is right where the cited evidence is three times likelier otherwise`()
    throws
  {
    let rivals = try Sample.queue().scenario.hypotheses.map(\.id).filter { $0 != "bad-build" }
    var verdicts: Set<Bool> = []
    for rival in rivals {
      for (cited, looks) in [([1], ["arms"]), ([1, 2], ["arms", "pools"])] {
        let line = try #require(try ruling([RuledOut(cause: rival, cited: cited)]).first)
        let isRight = try factor(rival.rawValue, by: looks, truth: "bad-build") >= 3
        #expect((line.points > 0) == isRight, "\(rival) by \(looks): \(line.text)")
        #expect(line.events == [3] + cited)
        verdicts.insert(isRight)
      }
    }
    #expect(verdicts == [true, false])
  }

  @Test func `without evidence nothing is ruled out, and several share the points`() throws {
    let lines = try ruling([
      RuledOut(cause: "chance", cited: []), RuledOut(cause: "bad-pool", cited: [2]),
    ])
    #expect(lines.count == 2)
    #expect(lines.first?.points == 0)
    #expect(lines.first?.text.hasSuffix("no evidence was cited for it") == true)
    #expect(lines.map(\.possible) == [0.625, 0.625])
  }

  @Test func `what is chosen decides, and not what the words say beside it`() throws {
    #expect(try ruling([], "The build did it; chance is ruled out.").isEmpty)
    let lines = try ruling(
      [RuledOut(cause: "chance", cited: [])],
      "The build did it; chance is ruled out."
    )
    #expect(lines.map(\.points) == [0])
  }
}
