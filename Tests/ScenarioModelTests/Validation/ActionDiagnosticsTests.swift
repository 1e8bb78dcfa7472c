import ScenarioModel
import Statecharts
import Telemetry
import Testing

@Test func `fewer than ten actions reward luck`() {
  #expect(
    faults { $0.actions.removeLast() } == [
      "actions: warning: there are 9 actions; with fewer than 10 luck decides"
    ]
  )
}

@Test func `actions have names of their own`() {
  #expect(
    faults { $0.actions[9].id = "quota" } == [
      "actions.quota: error: there are two of the actions called 'quota'; rename one"
    ]
  )
}

@Test(arguments: [0, 241])
func `an action takes from a minute to four hours`(minutes: Int) {
  #expect(
    faults { $0.actions[9].minutes = minutes } == [
      "actions.owner.minutes: error: the number of minutes is \(minutes); it must be between 1 and"
        + " 240"
    ]
  )
}

@Test func `an action's condition reads known variables`() {
  #expect(
    faults { $0.actions[9].guardCondition = .compare(.variable("pause"), .equal, 1) } == [
      "actions.owner.when.pause: error: there is no variable 'pause'. Did you mean 'paused'?"
    ]
  )
}

@Test func `an action's condition reads known states`() {
  #expect(
    faults { $0.actions[9].guardCondition = .any([.not(.inState("hold"))]) } == [
      "actions.owner.when.in: error: there is no state 'hold'. Did you mean 'held'?"
    ]
  )
}

@Test func `an action's condition compares with values that the variable can have`() {
  #expect(
    faults {
      $0.actions[9].guardCondition = .compare(.variable("canary_percent"), .greater, 101)
    } == [
      "actions.owner.when.canary_percent: error: 'canary_percent' is compared with 101, but stays"
        + " within 0…100"
    ]
  )
}

@Test func `an action needs actions that exist`() {
  #expect(
    faults { $0.actions[2].needs = ["arms", "note"] } == [
      "actions.traces.needs[1]: error: there is no action 'note'. Did you mean 'notes'?"
    ]
  )
}

@Test func `an action does not need itself`() {
  #expect(
    faults { $0.actions[9].needs = ["owner"] } == [
      "actions.owner.needs[0]: error: action 'owner' needs itself"
    ]
  )
}

@Test func `actions that need only each other can never be chosen`() {
  #expect(
    faults {
      $0.actions[8].needs = ["owner"]
      $0.actions[9].needs = ["deploys"]
    } == [
      "actions.deploys.needs: error: action 'deploys' can never be chosen: what it needs can itself"
        + " only be done after it",
      "actions.owner.needs: error: action 'owner' can never be chosen: what it needs can itself only"
        + " be done after it",
    ]
  )
}

@Test func `one of the actions needed is enough`() {
  #expect(
    faults {
      $0.actions[8].needs = ["owner", "status"]
      $0.actions[9].needs = ["deploys"]
    } == []
  )
}

@Test func `rows are read over a window`() {
  #expect(
    faults { $0.actions[0].evidence.window = .none } == [
      "actions.arms: error: rows are read over no window; say which minutes"
    ]
  )
}

@Test func `a window ends after it starts`() {
  #expect(
    faults { $0.actions[0].evidence.window = .page(MinuteRange(from: 0, to: -60)) } == [
      "actions.arms.window.page: error: the window from 0 to -60 is empty; it must end after it"
        + " starts"
    ]
  )
}

@Test func `a window starts when there are rows`() {
  #expect(
    faults { $0.actions[0].evidence.window = .page(MinuteRange(from: -121, to: 0)) } == [
      "actions.arms.window.page: error: the window from -121 to 0 leaves the simulated minutes -120"
        + " to 120"
    ]
  )
}

@Test func `a window does not reach into the future`() {
  #expect(
    faults { $0.actions[0].evidence.window = .page(MinuteRange(from: -60, to: 6)) } == [
      "actions.arms.window.page: error: the window ends at minute 6, but one can look at minute 5"
        + " already"
    ]
  )
}

@Test func `a window of a band lies in the simulated minutes of every band`() {
  #expect(
    faults { $0.actions[2].evidence.window = .band(MinuteRange(from: -121, to: 0)) } == [
      "actions.traces.window.band: error: the window from -121 to 0 leaves the simulated minutes"
        + " -120 to 90"
    ]
  )
}

@Test func `the last minutes are no more than there are`() {
  #expect(
    faults { $0.actions[3].evidence.window = .last(131) } == [
      "actions.watch.window.last: error: the number of minutes is 131; it must be between 1 and 130"
    ]
  )
}

@Test func `a measure's own window does not reach into the future`() {
  var later = SliceComparison.arms
  later.right.window = .page(MinuteRange(from: 0, to: 30))
  #expect(
    faults { $0.actions[0].evidence.measures[0].measure = .comparison(later) } == [
      "actions.arms.measures.gap: error: the window ends at minute 30, but one can look at minute 5"
        + " already"
    ]
  )
}

@Test func `the window before, of a difference in differences, lies in the simulated minutes`() {
  #expect(
    faults {
      $0.actions[0].evidence.measures[0].measure = .differenceInDifferences(
        before: .page(MinuteRange(from: -300, to: -60)),
        .arms
      )
    } == [
      "actions.arms.measures.gap.difference_in_differences.before: error: the window from -300 to"
        + " -60 leaves the simulated minutes -120 to 120"
    ]
  )
}

@Test func `measures have names of their own`() {
  #expect(
    faults {
      $0.actions[0].evidence.measures.append($0.actions[0].evidence.measures[0])
    } == [
      "actions.arms.measures.gap: error: there are two of the measures called 'gap'; rename one"
    ]
  )
}

@Test func `measures have names like columns`() {
  #expect(
    faults {
      $0.actions[0].evidence.measures.append(
        NamedMeasure(name: "the.gap", measure: .comparison(.arms))
      )
    } == [
      "actions.arms.measures.the.gap: error: 'the.gap' cannot be the name of a measure; use 1 to 64"
        + " lower-case letters, digits and '_', starting with a letter"
    ]
  )
}

@Test func `a wrong measure is told once, and its figures are not doubted`() {
  var wrong = SliceComparison.arms
  wrong.outcome = .mean("delay")
  #expect(
    faults { $0.actions[0].evidence.measures[0].measure = .comparison(wrong) } == [
      "actions.arms.measures.gap: error: table 'requests' has no field 'delay'; it has 'arm',"
        + " 'route', 'latency_ms', 'abandoned'"
    ]
  )
}

@Test func `measures use fields of the right kind`() {
  var wrong = SliceComparison.arms
  wrong.outcome = .mean("arm")
  #expect(
    faults { $0.actions[0].evidence.measures[0].measure = .comparison(wrong) } == [
      "actions.arms.measures.gap: error: field 'arm' is a category; 'mean' needs a number"
    ]
  )
}

@Test func `an action's measures may read hidden fields`() {
  #expect(
    faults {
      $0.actions[3].evidence.measures[0].measure = .aggregate(
        .share(.isTrue("abandoned")),
        Slice(table: "requests")
      )
    } == []
  )
}

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
