import ScenarioModel
import Telemetry
import Testing

@Test func `an action with measures has two findings`() {
  #expect(
    faults { $0.actions[3].evidence.findings.removeFirst() } == [
      "actions.watch.findings: error: there is 1 finding; the number must be at least 2"
    ]
  )
}

@Test func `an action that opens an artifact has two findings`() {
  #expect(
    faults { $0.actions[1].evidence.findings.removeFirst() } == [
      "actions.notes.findings: error: there is 1 finding; the number must be at least 2"
    ]
  )
}

@Test func `an action has a finding`() {
  #expect(
    faults { $0.actions[9].evidence.findings = [] } == [
      "actions.owner.findings: error: there are 0 findings; the number must be at least 1"
    ]
  )
}

@Test func `findings have names of their own`() {
  #expect(
    faults { $0.actions[3].evidence.findings[1].id = "fine" } == [
      "actions.watch.findings[1].id: error: there are two of the findings called 'fine'; rename one"
    ]
  )
}

@Test func `the last finding has no condition`() {
  #expect(
    faults { $0.actions[1].evidence.findings[1].condition = .artifact("notes", "plain") } == [
      "actions.notes.findings[1].when: error: finding 'plain' is the last and has a condition;"
        + " what if it does not hold?"
    ]
  )
}

@Test func `only the last finding has no condition`() {
  #expect(
    faults { $0.actions[1].evidence.findings[0].condition = .always } == [
      "actions.notes.findings[0]: error: finding 'cache' has no condition, so what follows is never"
        + " reached; only the last one goes without"
    ]
  )
}

@Test func `findings read measures that exist`() {
  #expect(
    faults {
      $0.actions[0].evidence.findings[0].condition = .all([
        .compares(FigureReference(measure: "gaps", key: "p"), .below, 1)
      ])
    } == [
      "actions.arms.findings[0].when.gaps.p: error: there is no measure 'gaps'."
        + " Did you mean 'gap'?"
    ]
  )
}

@Test func `findings read figures that exist`() {
  #expect(
    faults {
      $0.actions[0].evidence.findings[0].condition = .not(
        .exists(FigureReference(measure: "gap", key: "diference"))
      )
    } == [
      "actions.arms.findings[0].when.gap.diference: error: measure 'gap' has no figure 'diference'."
        + " Did you mean 'difference'?"
    ]
  )
}

@Test func `findings read artifacts that exist`() {
  #expect(
    faults { $0.actions[1].evidence.findings[0].condition = .artifact("note", "cache") } == [
      "actions.notes.findings[0].when.artifact.note: error: there is no artifact 'note'."
        + " Did you mean 'notes'?"
    ]
  )
}

@Test func `findings read variants that exist`() {
  #expect(
    faults { $0.actions[1].evidence.findings[0].condition = .artifact("notes", "cach") } == [
      "actions.notes.findings[0].when.artifact.notes: error: there is no variant 'cach'."
        + " Did you mean 'cache'?"
    ]
  )
}

@Test func `findings show figures that exist`() {
  #expect(
    faults { $0.actions[0].evidence.findings[1].says = "Alike ({slow.value|ms})." } == [
      "actions.arms.findings[1].says: error: there is no measure 'slow'; there are 'gap'"
    ]
  )
}

@Test func `a lone brace in a finding is an error`() {
  #expect(
    faults { $0.actions[9].evidence.findings[0].says = "A set {a, b." } == [
      "actions.owner.findings[0].says: error: a '{' is not closed; a figure is written"
        + " '{measure.key|format}'"
    ]
  )
}
