import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import Scoring

/// What is heard of an explanation before it is scored.
struct HearingTests {
  private func hearing(_ text: String, truth: String, cause: String?) throws -> ExplanationHearing {
    let session = try Session.of(Sample.queue(), truth: truth)
    return try session.hearing(
      of: Declaration(
        cause: cause.map { HypothesisID($0) },
        places: [],
        explanation: text,
        cited: []
      )
    )
  }

  @Test func `what was heard is quoted, and what was not is named`() throws {
    let text = "Something broke in the queue of the canary."
    let hearing = try hearing(text, truth: "bad-build", cause: "bad-build")
    #expect(hearing.missing.map(\.title) == ["Says who"])
    #expect(hearing.setAside == nil)
    let full = try self.hearing(
      "Each fifth job of the new build fails.",
      truth: "chance",
      cause: "bad-build"
    )
    #expect(full.heard.map(\.title) == ["Says who", "Names the build"])
    #expect(full.missing.isEmpty)
  }

  @Test func `nothing that is heard depends on the truth`() throws {
    let hypotheses = try Sample.queue().scenario.hypotheses.map(\.id.rawValue)
    let texts = ["Each fifth job of the new build fails.", "It is noise.", ""]
    for cause in hypotheses.map(Optional.some) + [nil] {
      for text in texts {
        let heard = try hypotheses.map { try hearing(text, truth: $0, cause: cause) }
        #expect(Set(heard).count == 1, "\(cause ?? "unknown")")
      }
    }
  }

  @Test func `a dispute stands beside the verdict and changes no point`() throws {
    func lines(_ disputes: [Dispute]) throws -> [LedgerLine] {
      var session = try Session.of(Sample.queue(), truth: "bad-build")
      try session.play(
        .declare(
          Declaration(
            cause: "bad-build",
            places: [],
            explanation: "The canary fails.",
            cited: [],
            disputes: disputes
          )
        )
      )
      return try session.score(.communication).ledger
    }
    let concept = try #require(try Sample.queue().scenario.rubric.first)
    let (plain, disputed) = try (
      lines([]), lines([Dispute(concept: concept.id, words: "The canary")])
    )
    #expect(plain.map(\.points) == disputed.map(\.points))
    let marked = disputed.filter {
      $0.text.contains("(disputed: you say you said it by 'The canary')")
    }
    #expect(marked.count == 1)
    #expect(marked.first?.text.hasPrefix(concept.title) == true)
  }
}
