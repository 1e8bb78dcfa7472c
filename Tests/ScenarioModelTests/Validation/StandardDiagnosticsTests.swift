import ScenarioModel
import Telemetry
import Testing

/// The rules of the scenario standard on the small scenario after a change of it.
private func standardFaults(_ change: (inout Scenario) -> Void) -> [String] {
  var scenario = Scenario.slowAnswers
  scenario.hypotheses = scenario.hypothesesInOrder
  scenario.actions = scenario.actionsInOrder
  scenario.mitigations = scenario.mitigationsInOrder
  for index in scenario.hypotheses.indices {
    scenario.hypotheses[index].artifacts = [
      ArtifactOdds(
        artifact: "notes",
        variants: [
          VariantOdds(variant: "plain", weight: 1), VariantOdds(variant: "cache", weight: 1),
        ]
      )
    ]
  }
  change(&scenario)
  return scenario.standardDiagnostics().map(\.description)
}

@Test func `a scenario in the order that tells nothing is clean`() {
  #expect(standardFaults { _ in } == [])
}

@Test func `actions are listed by group and then by title`() {
  #expect(
    Scenario.slowAnswers.actionsInOrder.map(\.group)
      == Scenario.slowAnswers.actions.map(\.group).sorted()
  )
  let found = standardFaults { $0.actions.swapAt(0, 1) }
  #expect(found.count == 1)
  #expect(
    found.first?.hasPrefix("actions: warning: the order of the actions may tell what belongs")
      == true,
    "\(found)"
  )
}

@Test func `looks at rows are traces, looks at documents changes, talks people`() {
  let groups = Dictionary(
    uniqueKeysWithValues: Scenario.slowAnswers.actions.map { ($0.id, $0.group) }
  )
  #expect(groups["arms"] == .telemetry)
  #expect(groups["traces"] == .traces)
  #expect(groups["notes"] == .changes)
  #expect(groups["support"] == .people)
  #expect(groups["watch"] == .checks)
}

@Test func `causes stand in an order that the author did not choose`() {
  let found = standardFaults { $0.hypotheses.reverse() }
  #expect(found.count == 1)
  #expect(found.first?.hasPrefix("hypotheses: warning: the order of the hypotheses") == true)
  var renamed = Scenario.slowAnswers
  renamed.id = "other-answers"
  #expect(renamed.hypothesesInOrder.map(\.id) != Scenario.slowAnswers.hypothesesInOrder.map(\.id))
}

@Test func `a version of a document that one cause never leaves behind needs a reason`() {
  func drop(_ scenario: inout Scenario) {
    scenario.hypotheses[0].artifacts[0].variants[1].weight = 0.02
  }
  let found = standardFaults(drop)
  #expect(found.count == 1)
  #expect(
    found.first?.hasPrefix(
      "artifacts.notes.variants.cache: warning: variant 'cache' of artifact 'notes' is dealt in fewer"
    ) == true,
    "\(found)"
  )
  // 0.03 of 1.03 are 2.9 %.
  #expect(standardFaults { $0.hypotheses[0].artifacts[0].variants[1].weight = 0.03 } == [])
  #expect(
    standardFaults {
      drop(&$0)
      $0.artifacts[0].variants[1].impossible = [
        ImpossibleReason(hypothesis: $0.hypotheses[0].id, reason: "It changes no store.")
      ]
    } == []
  )
}

@Test(arguments: ["much", "somewhat", "clearly", "hardly"])
func `a measured sentence that judges is named with its words`(word: String) {
  let found = standardFaults { scenario in
    guard let arms = scenario.actions.firstIndex(where: { $0.id == "arms" }) else { return }
    scenario.actions[arms].evidence.findings[0].says = "The canary is \(word) slower."
  }
  #expect(found.count == 1)
  #expect(found.first?.contains("judges: '\(word)'") == true, "\(found)")
}

@Test func `a title of a mitigation that stands out is named`() {
  let found = standardFaults { $0.mitigations[0].title = String(repeating: "Pause it. ", count: 9) }
  #expect(found.contains { $0.contains("a title that stands out looks chosen") }, "\(found)")
}

@Test func `a reason names a hypothesis that exists`() {
  var scenario = Scenario.slowAnswers
  scenario.artifacts[0].variants[0].impossible = [
    ImpossibleReason(hypothesis: "cold-stove", reason: "None.")
  ]
  let found = scenario.diagnostics().map(\.description)
  #expect(found.count == 1)
  #expect(found.first?.contains("there is no hypothesis 'cold-stove'") == true, "\(found)")
}
