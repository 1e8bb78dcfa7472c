import ScenarioModel
import Telemetry
import Testing

@Test func `priors sum to one`() {
  #expect(
    faults { $0.hypotheses[4].prior = 0.25 } == [
      "hypotheses: error: the priors sum to 1.15; they must sum to 1"
    ]
  )
}

@Test(arguments: [(1.5, "1.5"), (-0.1, "-0.1"), (.nan, "nan")])
func `a prior is a probability`(prior: Double, text: String) {
  #expect(
    faults { $0.hypotheses[4].prior = prior } == [
      "hypotheses.chance.prior: error: the prior is \(text); it must be between 0 and 1"
    ]
  )
}

@Test func `fewer than five hypotheses reward luck`() {
  #expect(
    faults {
      $0.hypotheses.removeLast()
      $0.hypotheses[0].prior = 0.4
      $0.families.removeLast()
    } == ["hypotheses: warning: there are 4 hypotheses; with fewer than 5 luck decides"]
  )
}

@Test func `there are at least two hypotheses`() {
  #expect(
    faults {
      $0.hypotheses.removeLast(4)
      $0.hypotheses[0].prior = 1
      $0.families.removeLast(2)
      $0.places.removeLast()
    } == ["hypotheses: error: there is 1 hypothesis; the number must be between 2 and 12"]
  )
}

@Test func `there are at most twelve hypotheses`() {
  #expect(
    faults { scenario in
      scenario.hypotheses += (0..<8).map { index in
        var copy = scenario.hypotheses[4]
        copy.id = HypothesisID("chance-\(index)")
        copy.prior = 0
        return copy
      }
    } == ["hypotheses: error: there are 13 hypotheses; the number must be between 2 and 12"]
  )
}

@Test func `hypotheses have names of their own`() {
  #expect(
    faults { $0.hypotheses[4].id = "network" } == [
      "hypotheses.network: error: there are two of the hypotheses called 'network'; rename one"
    ]
  )
}

@Test func `families exist`() {
  #expect(
    faults { $0.hypotheses[1].family = "realease" } == [
      "hypotheses.long-prompt.family: error: there is no family 'realease'. Did you mean 'release'?"
    ]
  )
}

@Test func `families are used`() {
  #expect(
    faults { $0.families.append(Family(id: "people", title: "People")) } == [
      "families.people: warning: family 'people' is never used"
    ]
  )
}

@Test func `places exist`() {
  #expect(
    faults { $0.hypotheses[1].places = ["canary", "cellar"] } == [
      "hypotheses.long-prompt.places[1]: error: there is no place 'cellar'; there are 'canary',"
        + " 'upstream'"
    ]
  )
}

@Test func `places are used`() {
  #expect(
    faults { $0.hypotheses[2].places = [] } == [
      "places.upstream: warning: place 'upstream' is never used"
    ]
  )
}

@Test func `artifacts have variants`() {
  #expect(
    faults {
      $0.artifacts.append(Artifact(id: "diff", title: "Diff", variants: []))
      $0.actions[1].evidence.panels.append(Panel(title: "Diff", content: .artifact("diff")))
    } == [
      "artifacts.diff.variants: error: there are 0 variants; the number must be at least 1"
    ]
  )
}

@Test func `artifacts can be opened`() {
  #expect(
    faults {
      $0.artifacts.append(
        Artifact(id: "diff", title: "D", variants: [ArtifactVariant(id: "one", text: "+")])
      )
    } == ["artifacts.diff: warning: artifact 'diff' is never used"]
  )
}

@Test func `variants are dealt under some hypothesis`() {
  #expect(
    faults { $0.artifacts[0].variants.append(ArtifactVariant(id: "rumour", text: "?")) } == [
      "artifacts.notes.variants.rumour: warning: variant 'rumour' of artifact 'notes' is dealt under"
        + " no hypothesis"
    ]
  )
}

@Test func `odds are of artifacts that exist`() {
  #expect(
    faults {
      $0.hypotheses[1].artifacts = [
        ArtifactOdds(artifact: "note", variants: [VariantOdds(variant: "plain", weight: 1)])
      ]
    } == [
      "hypotheses.long-prompt.artifacts.note: error: there is no artifact 'note'."
        + " Did you mean 'notes'?"
    ]
  )
}

@Test func `odds are of variants that exist`() {
  #expect(
    faults { $0.hypotheses[0].artifacts[0].variants[0].variant = "plian" } == [
      "hypotheses.cold-store.artifacts.notes.plian: error: there is no variant 'plian'."
        + " Did you mean 'plain'?"
    ]
  )
}

@Test func `odds are never negative`() {
  #expect(
    faults { $0.hypotheses[0].artifacts[0].variants[0].weight = -1 } == [
      "hypotheses.cold-store.artifacts.notes.plain: error: the weight is -1; it must be at least 0"
    ]
  )
}

@Test func `some odds are positive`() {
  #expect(
    faults {
      $0.hypotheses[1].artifacts = [
        ArtifactOdds(artifact: "notes", variants: [VariantOdds(variant: "plain", weight: 0)])
      ]
    } == ["hypotheses.long-prompt.artifacts.notes: error: no weight is above 0"]
  )
}

@Test func `key findings are of actions that exist`() {
  #expect(
    faults { $0.hypotheses[0].keyFindings[0].action = "arm" } == [
      "hypotheses.cold-store.key_findings[0].action: error: there is no action 'arm'."
        + " Did you mean 'arms'?"
    ]
  )
}

@Test func `key findings are findings of their action`() {
  #expect(
    faults { $0.hypotheses[0].keyFindings[0].findings = ["gap", "slow"] } == [
      "hypotheses.cold-store.key_findings[0].findings[1]: error: there is no finding 'slow';"
        + " there are 'gap', 'level'"
    ]
  )
}

@Test func `key findings name findings`() {
  #expect(
    faults { $0.hypotheses[0].keyFindings[0].findings = [] } == [
      "hypotheses.cold-store.key_findings[0].findings: error: the list of findings is empty"
    ]
  )
}

@Test func `key findings have a weight`() {
  #expect(
    faults { $0.hypotheses[0].keyFindings[0].weight = 0 } == [
      "hypotheses.cold-store.key_findings[0].weight: error: the weight is 0; it must be above 0"
    ]
  )
}

@Test func `the title gives no cause away`() {
  #expect(
    faults { $0.title = "Cold feet at the store" } == [
      "title: warning: this gives hypothesis 'cold-store' away: 'store' and 'cold' also stand in its"
        + " title"
    ]
  )
}

@Test func `the page gives no cause away`() {
  #expect(
    faults { $0.brief.page = "Packets!" } == [
      "brief.page: warning: this gives hypothesis 'network' away: 'packets' also stands in its title"
    ]
  )
}

@Test func `the background may use some of a hypothesis's words`() {
  #expect(faults { $0.brief.background = ["There is a prefix cache."] } == [])
}

@Test func `the background gives no cause away`() {
  #expect(
    faults { $0.brief.background = ["Fine.", "There is a prefix store."] } == [
      "brief.background[1]: warning: this gives hypothesis 'cold-store' away: 'prefix' and 'store'"
        + " also stand in its title"
    ]
  )
}
