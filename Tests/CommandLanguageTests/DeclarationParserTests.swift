import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import CommandLanguage

struct DeclarationParserTests {
  private let parser: DeclarationParser

  init() throws { parser = DeclarationParser(try Sample.canary().scenario) }

  @Test(arguments: [
    ("", DeclarationDraft()),
    ("h2", DeclarationDraft(cause: .some("harder-users"))),
    ("unknown", DeclarationDraft(cause: .some(nil))),
    ("Unknown because too little", DeclarationDraft(cause: .some(nil), explanation: "too little")),
    ("cold", DeclarationDraft(cause: .some("cold-cache"))),
    (
      "h1 at ja,build citing 1,[2] 3 because cut at the limit",
      DeclarationDraft(
        cause: .some("output-limit"),
        places: ["ja", "build"],
        explanation: "cut at the limit",
        cited: [1, 2, 3]
      )
    ),
    ("h2 !", DeclarationDraft(cause: .some("harder-users"), isConfirmed: true)),
    (
      "h2 because found it! !",
      DeclarationDraft(
        cause: .some("harder-users"),
        explanation: "found it!",
        isConfirmed: true
      )
    ),
    (
      "h2 because of the alias.!",
      DeclarationDraft(
        cause: .some("harder-users"),
        explanation: "of the alias.",
        isConfirmed: true
      )
    ),
    (
      "h2 because found it!",
      DeclarationDraft(cause: .some("harder-users"), explanation: "found it!")
    ),
    ("H7 AT nowhere", DeclarationDraft(cause: .some("chance"), places: [])),
    ("at pool-c", DeclarationDraft(places: ["pool-c"])),
    ("because because of at citing", DeclarationDraft(explanation: "because of at citing")),
    ("h3 at ja, pool", DeclarationDraft(cause: .some("bad-pool"), places: ["ja", "pool-c"])),
    ("citing", DeclarationDraft(cited: [])),
    (
      "h3 at pool-c ruling out h2 by 4, h5 by 6 [7] citing 3 because of it",
      DeclarationDraft(
        cause: .some("bad-pool"),
        places: ["pool-c"],
        ruledOut: [
          RuledOut(cause: "harder-users", cited: [4]),
          RuledOut(cause: "provider-drift", cited: [6, 7]),
        ],
        explanation: "of it",
        cited: [3]
      )
    ),
    (
      "h3 ruling out h2 by 4 citing 3 ruling out cold by 5",
      DeclarationDraft(
        cause: .some("bad-pool"),
        ruledOut: [
          RuledOut(cause: "harder-users", cited: [4]), RuledOut(cause: "cold-cache", cited: [5]),
        ],
        cited: [3]
      )
    ),
    (
      "h3 ruling out h2 and cold by 5 at ja",
      DeclarationDraft(
        cause: .some("bad-pool"),
        places: ["ja"],
        ruledOut: [
          RuledOut(cause: "harder-users", cited: []), RuledOut(cause: "cold-cache", cited: [5]),
        ]
      )
    ),
  ])
  func `parts are read and may be missing`(text: String, draft: DeclarationDraft) throws {
    #expect(try parser.parse(text) == draft)
  }

  @Test(arguments: [
    (
      "h8", "there is no hypothesis 'h8'. A number from the list, a name or its beginning will do"
    ),
    (
      "c",
      "'c' could be any of cold-cache, chance; write more of it"
    ),
    (
      "h1 at mars",
      "there is no place 'mars'; there are ja, build, pool-c, assignment, events, retrieval, cache, or nowhere for none"
    ),
    ("h1 ruling out 4", "'4' is not an event number; 'evidence' lists them"),
    (
      "h1 ruling out h9 by 4",
      "there is no hypothesis 'h9'. A number from the list, a name or its beginning will do"
    ),
    ("h1 citing one", "'one' is not an event number; 'evidence' lists them"),
  ])
  func `a part that means nothing is named`(text: String, message: String) {
    do {
      _ = try parser.parse(text)
      Issue.record("'\(text)' was understood")
    } catch {
      #expect("\(error)" == message)
    }
  }
}
