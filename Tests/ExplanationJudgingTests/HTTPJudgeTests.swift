import ScenarioModel
import Scoring
import Telemetry
import TestSupport
import Testing

@testable import ExplanationJudging

struct HTTPJudgeTests {
  private static let concepts = ["one", "two", "three"].map {
    Concept(id: $0, title: "Says \($0)", weight: 1, hypotheses: [], phrases: [[$0]])
  }

  private static let explanation = "On the canary answers  were\ncut."

  private static let offline = ExplanationGrade(
    verdicts: concepts.map { ConceptVerdict(concept: $0, verdict: .absent, quote: "") }
  )

  private func review(_ mode: String, seconds: Int = 20) async throws -> ExplanationGrade {
    let server = try JudgeServer(mode)
    let judge = try HTTPJudge(address: server.address, model: "judge", seconds: seconds)
    let grade = try await judge.review(
      Self.offline,
      concepts: Self.concepts,
      explanation: Self.explanation
    )
    withExtendedLifetime(server) {}
    return grade
  }

  @Test func `verdicts given twice alike count`() async throws {
    let grade = try await review("good")
    #expect(grade.verdicts.map(\.verdict) == [.asserted, .asserted, .asserted])
    #expect(grade.verdicts.first?.quote == "answers were cut")
  }

  @Test func `a verdict that depends on the order leaves the offline one`() async throws {
    let grade = try await review("order")
    #expect(grade.verdicts.map(\.verdict) == [.absent, .denied, .absent])
  }

  @Test func `a quote that nobody wrote counts for nothing`() async throws {
    #expect(try await review("quote") == Self.offline)
  }

  @Test(arguments: [
    ("html", JudgeError.unreadable("it begins with '<html><body>Sign in</body></html>'")),
    ("prose", .unreadable("the message holds no list of verdicts")),
    ("status", .status(503)),
    ("verdict", .outOfRange("a verdict '11 of 10'")),
    ("concept", .outOfRange("a concept 'made-up'")),
    ("huge", .unreadable("more than 1048576 bytes, which is the most")),
  ])
  func `an answer out of form is named`(_ mode: String, _ expected: JudgeError) async throws {
    await #expect(throws: expected) { try await review(mode) }
  }

  @Test func `a judge that hangs is left after the limit`() async throws {
    await #expect(throws: JudgeError.timedOut(seconds: 1)) { try await review("hang", seconds: 1) }
  }

  @Test func `a judge that is not there is said to be so`() async throws {
    let judge = try HTTPJudge(address: "http://127.0.0.1:9", model: "judge", seconds: 5)
    await #expect {
      try await judge.review(
        Self.offline,
        concepts: Self.concepts,
        explanation: Self.explanation
      )
    } throws: { error in
      if case JudgeError.unreachable = error { true } else { false }
    }
  }

  @Test(arguments: ["", "localhost:8080", "ftp://host", "http://", "file:///etc/passwd"])
  func `an address that is none is refused`(_ text: String) {
    #expect(throws: JudgeError.badAddress(text)) { try HTTPJudge(address: text, model: "judge") }
  }
}
