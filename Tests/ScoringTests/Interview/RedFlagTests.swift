import ScenarioModel
import TextAnalysis
import TestSupport
import Testing

@testable import Scoring

/// Red flags of the shipped interviews: what is asked, supposed, denied or doubted raises none.
struct RedFlagTests {
  private func flags(_ scenario: String, _ answer: String) throws -> [String] {
    let text = AnalysedText(answer)
    return try Sample.shipped(scenario).interview.flatMap(\.redFlags)
      .filter { $0.words(in: text) != nil }.map(\.title)
  }

  @Test(arguments: [
    ("tool-poisoning", "Did anyone change the system prompt?"),
    ("tool-poisoning", "Because ring two is clean, it must be one of today's six."),
    ("tool-poisoning", "We have no data yet on what leaked."),
    ("canary-segment-regression", "I'd check for Simpson's paradox by usage."),
    ("canary-segment-regression", "I'd confirm whether the build is what differs."),
    ("catastrophic-forgetting", "If m6 is clean and m7 is worse I would roll back immediately."),
    (
      "eval-distribution-mismatch",
      "Tuning on the gate's failed items would teach to the test, so I refuse."
    ),
    ("eval-distribution-mismatch", "The largest drop is on keywords, so the items go up."),
    ("eval-distribution-mismatch", "Before I trust the gate I ask what it is made of."),
    (
      "eval-distribution-mismatch",
      "The gap is significant, but I want votes cast after the page; therefore I wait."
    ),
    ("catastrophic-forgetting", "The config says LoRA, but I check the weights that run."),
    ("catastrophic-forgetting", "I am nearly certain, 70 %."),
    ("catastrophic-forgetting", "A restart is not what I want."),
  ])
  func `right answers raise no flag`(scenario: String, answer: String) throws {
    #expect(try flags(scenario, answer).isEmpty)
  }

  private static let flag = RedFlag(
    id: "certain",
    title: "Knows the cause from the page",
    phrases: [["obviously", "definitely"], ["build", "release"]]
  )

  @Test(arguments: [
    ("It is obviously the build.", true), ("Definitely the new release.", true),
    ("Is it obviously the build?", false), ("It is not obviously the build.", false),
    ("If it is obviously the build, we roll back.", false),
    ("Obviously I wait. The build may be fine.", false),
    ("Product said \"it is obviously the build\".", false),
    ("It is obviously the build, but let me check.", false),
    ("People will say that it is obviously the build.", false),
    ("Nobody says definitely the build.", false),
    ("They shipped it. It is obviously the build.", true),
  ])
  func `a flag needs a claim in one sentence`(answer: String, isRaised: Bool) {
    #expect((Self.flag.words(in: AnalysedText(answer)) != nil) == isRaised)
  }
}
