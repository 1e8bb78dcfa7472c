import Foundation
import ScenarioModel
import Scoring
import Sessions
import TestSupport
import Testing

@testable import Reports

/// The names in JSON that programs read, written out: a name that changes is a broken promise.
struct OutcomeKeysTests {
  private func keys(_ document: some Encodable, _ path: String...) throws -> Set<String> {
    try OutcomeSample.keys(document, at: path)
  }

  @Test func `a scorecard keeps its names`() throws {
    let score = ScoreDocument(try #require(try OutcomeSample.declared.get().card))
    #expect(
      try keys(score).subtracting(["cap"]) == [
        "rubric", "truth", "total", "band", "criteria", "flags",
      ]
    )
    #expect(try keys(score, "criteria") == ["name", "points", "weight", "ledger"])
    #expect(try keys(score, "criteria", "ledger") == ["events", "text", "points", "possible"])
  }

  @Test func `a scorecard reads back from its JSON`() throws {
    let score = ScoreDocument(try #require(try OutcomeSample.declared.get().card))
    let read = try JSONDecoder().decode(
      ScoreDocument.self,
      from: Data(try JSONText.encode(score).utf8)
    )
    #expect(read.total == score.total)
    #expect(read.criteria == score.criteria)
  }

  @Test func `a debrief keeps its names, those of its lessons among them`() throws {
    let debrief = try OutcomeSample.declared.get().debrief
    #expect(
      try keys(debrief) == [
        "scenario", "truth", "explanation", "score", "hypotheses", "path", "referencePath",
        "beliefs", "checkpoints", "harm", "rivals", "training", "trap", "prevention", "numbers",
        "reading",
      ]
    )
    #expect(try keys(debrief, "checkpoints") == ["event", "isStated", "causes"])
    #expect(
      try keys(debrief, "checkpoints", "causes").subtracting(["stated"]) == [
        "hypothesis", "evidence",
      ]
    )
    #expect(try keys(debrief, "path") == ["event", "start", "end", "title", "gain"])
    #expect(try keys(debrief, "beliefs") == ["event", "minute", "evidence", "stated"])
    #expect(try keys(debrief, "harm") == ["session", "reference", "unattended"])
    #expect(try keys(debrief, "harm", "reference") == ["minute", "harm"])
    #expect(
      try keys(debrief, "rivals").subtracting(["evidence", "missedAction"]) == [
        "hypothesis", "posterior", "tempting", "ruledOutBy",
      ]
    )
    #expect(try keys(debrief, "training") == ["criterion", "figure", "text"])
    #expect(try !keys(try OutcomeSample.abandoned.get().debrief).contains("score"))
  }

  @Test func `a comparison keeps its names, and steps are words`() throws {
    let (declared, abandoned) = (
      try OutcomeSample.declared.get(), try OutcomeSample.abandoned.get()
    )
    let document = ComparisonDocument(
      SessionComparison(
        left: .init(
          name: "12",
          session: declared.session,
          report: declared.report,
          card: declared.card
        ),
        right: .init(
          name: SessionComparison.reference,
          session: abandoned.session,
          report: abandoned.report,
          card: nil
        )
      )
    )
    #expect(
      try keys(document) == ["scenario", "sameWorld", "order", "a", "b", "looks", "timeline"]
    )
    let side: Set = ["name", "seed", "truth", "minutes", "beliefs", "harm"]
    #expect(try keys(document, "a") == side.union(["score"]))
    #expect(try keys(document, "b") == side)
    #expect(try keys(document, "looks", "a") == ["order", "event", "minute", "finding"])
    #expect(try keys(document, "timeline") == ["minute", "a", "b"])
    #expect(try keys(document, "timeline", "a") == [], "a step is a text")
    #expect(try JSONText.encode(document).contains("\"a\" : \"stated beliefs\""))
  }

  @Test func `a replay tells its seed only when it is over`() throws {
    let over = try OutcomeSample.declared.get()
    let always: Set = [
      "scenario", "scenarioVersion", "worldDigest", "difficulty", "mode", "events",
    ]
    #expect(
      try keys(ReplayDocument(over.session, over.card))
        == always.union(["seed", "truth", "score"])
    )
    var open = over.session.atThePage
    try open.take(.wait(minutes: 1))
    #expect(try keys(ReplayDocument(open, nil)) == always)
    #expect(try keys(ReplayDocument(open, nil), "events") == ["number", "start", "end", "what"])
  }

  @Test func `a rescored session keeps its names`() throws {
    let over = try OutcomeSample.declared.get()
    let card = try #require(over.card)
    let document = RescoredSession(
      name: "12",
      scenario: "queue-drill",
      old: Scorecard(sealed: 61.5, by: 1, truth: card.truth),
      new: card,
      opinion: nil
    )
    #expect(try keys(document) == ["session", "scenario", "old", "new"])
    #expect(try keys(document, "old").contains("total"))
  }

  @Test func `lists keep their names`() throws {
    let scenario = try Sample.queue().scenario
    #expect(
      try keys([ListedScenario(scenario, folder: "queue")]) == [
        "id", "title", "topic", "difficulty", "levels", "version", "hypotheses", "actions",
        "folder",
      ]
    )
    #expect(
      try keys([ListedSessionTests.session()]) == [
        "id", "scenario", "topic", "mode", "state", "label", "note", "started", "events", "score",
      ]
    )
    #expect(
      try keys(ImportedSession(session: 3, scenario: "a", state: "over", events: 4, score: 50))
        == ["session", "scenario", "state", "events", "score"]
    )
    #expect(
      try keys(BranchedSession(session: 4, parent: 3, event: 2)) == ["session", "parent", "event"]
    )
  }
}
