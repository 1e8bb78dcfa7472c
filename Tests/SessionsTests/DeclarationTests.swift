import Foundation
import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

/// What a declaration states by choice: as it is stored, and what is refused.
struct DeclarationTests {
  private static let plain = Declaration(
    cause: "bad-build",
    places: ["build"],
    explanation: "so",
    cited: [1]
  )

  private func json(_ declaration: Declaration) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(declaration), as: UTF8.self)
  }

  @Test func `a declaration without choices has the bytes of older replays and reads back`() throws
  {
    let text = #"{"cause":"bad-build","cited":[1],"explanation":"so","places":["build"]}"#
    #expect(try json(Self.plain) == text)
    let read = try JSONDecoder().decode(Declaration.self, from: Data(text.utf8))
    #expect(read == Self.plain)
  }

  @Test func `exclusions and disputes survive storing`() throws {
    var declaration = Self.plain
    declaration.ruledOut = [RuledOut(cause: "chance", cited: [1])]
    declaration.disputes = [Dispute(concept: "who", words: "so")]
    let read = try JSONDecoder()
      .decode(Declaration.self, from: Data(try json(declaration).utf8))
    #expect(read == declaration)
  }

  private func refusal(_ change: (inout Declaration) -> Void) throws -> String? {
    var session = try Session.of(Sample.queue())
    try session.play(.look("arms"))
    var declaration = Self.plain
    change(&declaration)
    return session.refusal(of: .declare(declaration))
  }

  @Test func `what cannot be ruled out or disputed is refused`() throws {
    #expect(try refusal { _ in } == nil)
    #expect(try refusal { $0.ruledOut = [RuledOut(cause: "chance", cited: [1])] } == nil)
    #expect(
      try refusal { $0.ruledOut = [RuledOut(cause: "mars", cited: [])] }
        == SessionError.unknownHypothesis("mars").description
    )
    #expect(
      try refusal { $0.ruledOut = [RuledOut(cause: "bad-build", cited: [1])] }
        == SessionError.rulesOutItsCause("bad-build").description
    )
    #expect(
      try refusal { declaration in
        declaration.ruledOut = [1, 1].map { RuledOut(cause: "chance", cited: [$0]) }
      } == SessionError.ruledOutTwice("chance").description
    )
    #expect(
      try refusal { $0.ruledOut = [RuledOut(cause: "chance", cited: [7])] }
        == SessionError.notEvidence(7, seen: [1]).description
    )
    #expect(
      try refusal { $0.disputes = [Dispute(concept: "nothing", words: "so")] }
        == SessionError.notInExplanation("so").description
    )
    #expect(
      "\(SessionError.rulesOutItsCause("h2"))" == "'h2' cannot be both the cause and ruled out"
    )
    #expect(
      "\(SessionError.ruledOutTwice("h2"))"
        == "'h2' is ruled out twice; name it once, with all events that did it"
    )
  }
}
