import ScenarioModel
import TestSupport
import Testing

@testable import Scoring

/// An author's examples and counter-examples, as `check` reads them.
struct ExampleTests {
  private func diagnostics(_ change: (inout Scenario) -> Void) throws -> [String] {
    var scenario = try Sample.shipped("canary-segment-regression")
    change(&scenario)
    return scenario.exampleDiagnostics().map(\.description)
  }

  private static func shipped() throws -> [Scenario] {
    try Repository.scenarioNames.map { try Sample.shipped($0) }
  }

  @Test func `the examples of the shipped scenarios are read as they stand`() throws {
    for scenario in try Self.shipped() {
      #expect(scenario.exampleDiagnostics().map(\.description) == [], "\(scenario.id)")
    }
    let canary = try Sample.shipped("canary-segment-regression")
    #expect(canary.rubric.contains { $0.examples.examples.count >= 2 })
    #expect(
      canary.interview.flatMap(\.redFlags).contains { $0.examples.counterExamples.count >= 3 }
    )
  }

  @Test func `an example that is not read so is an error at its place`() throws {
    let index = try #require(
      try Sample.shipped("canary-segment-regression").rubric.firstIndex { $0.id == "pool" }
    )
    let found = try diagnostics {
      $0.rubric[index].examples = Examples(
        examples: ["Pool c cuts answers.", "The third machine cuts answers."],
        counterExamples: ["Pool c is fine.", "Pool c cuts answers."]
      )
    }
    #expect(
      found == [
        "rubric[\(index)].examples[1]: error: this example is not read as what it stands under;"
          + " add its phrase or mend it",
        "rubric[\(index)].counter_examples[1]: error: this counter-example is read as what it stands"
          + " under, by 'Pool c cuts answers'; narrow the phrases",
      ]
    )
  }

  @Test func `signals and red flags have examples too`() throws {
    let found = try diagnostics {
      $0.interview[0].signals[0].concept.examples = Examples(examples: ["Nothing of the sort."])
      $0.interview[0].redFlags[0].examples = Examples(examples: ["I wait and look first."])
    }
    #expect(found.count == 2)
    #expect(found.first?.hasPrefix("interview[0].signals[0].examples[0]: error: ") == true)
    #expect(found.last?.hasPrefix("interview[0].red_flags[0].examples[0]: error: ") == true)
  }
}
