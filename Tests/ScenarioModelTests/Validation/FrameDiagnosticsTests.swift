import ScenarioModel
import Telemetry
import Testing

@Test func `only format 1 is known`() {
  #expect(
    faults { $0.format = 2 } == ["format: error: the format is 2; it must be 1"]
  )
}

@Test func `a scenario's name has lower-case letters, digits and hyphens`() {
  #expect(
    faults { $0.id = "Slow" } == [
      "id: error: 'Slow' cannot be the name of a scenario; use 1 to 64 lower-case letters, "
        + "digits and '-', not starting with '-'"
    ]
  )
}

@Test func `versions count from 1`() {
  #expect(faults { $0.version = 0 } == ["version: error: the version is 0; it must be at least 1"])
}

@Test(arguments: [0, 5])
func `difficulty is one of four`(difficulty: Int) {
  #expect(
    faults { $0.difficulty = difficulty } == [
      "difficulty: error: the difficulty is \(difficulty); it must be between 1 and 4"
    ]
  )
}

@Test func `the horizon is at most a day`() {
  #expect(
    faults { $0.horizonMinutes = 1441 } == [
      "horizon: error: the horizon is 1441; it must be between 10 and 1440"
    ]
  )
}

@Test func `bands start with the page`() {
  #expect(
    faults { $0.regimes.bands = [5, 30] } == [
      "regimes.bands[0]: error: the start of the first band is 5; it must be 0"
    ]
  )
}

@Test func `bands rise`() {
  #expect(
    faults { $0.regimes.bands = [0, 30, 30] } == [
      "regimes.bands[2]: error: 30 follows 30, but each start of a band must be above the one before"
    ]
  )
}

@Test func `bands lie inside the horizon`() {
  #expect(
    faults { $0.regimes.bands = [0, 120] } == [
      "regimes.bands[1]: error: the start of a band is 120; it must be below 120"
    ]
  )
}

@Test func `there is at least one band`() {
  #expect(
    faults { $0.regimes.bands = [] } == ["regimes.bands: error: the list of bands is empty"]
  )
}

@Test func `there is at least one mitigation state`() {
  #expect(
    faults { $0.regimes.states = [] } == [
      "regimes.states: error: there are 0 mitigation states; the number must be at least 1"
    ]
  )
}

@Test func `mitigation states have names of their own`() {
  #expect(
    faults { $0.regimes.states[1].id = "paused" } == [
      "regimes.states[1].id: error: there are two of the mitigation states called 'paused';"
        + " rename one"
    ]
  )
}

@Test func `the last mitigation state has no condition`() {
  #expect(
    faults { $0.regimes.states[1].condition = .compares("paused", .equals, 0) } == [
      "regimes.states[1].when: error: mitigation state 'as-paged' is the last and has a condition;"
        + " what if it does not hold?"
    ]
  )
}

@Test func `only the last mitigation state has no condition`() {
  #expect(
    faults { $0.regimes.states[0].condition = nil } == [
      "regimes.states[0]: error: mitigation state 'paused' has no condition, so what follows is"
        + " never reached; only the last one goes without"
    ]
  )
}

@Test func `mitigation states read known controls`() {
  #expect(
    faults { $0.regimes.states[0].condition = .compares("pausd", .equals, 1) } == [
      "regimes.states[0].when.pausd: error: there is no control 'pausd'. Did you mean 'paused'?"
    ]
  )
}

@Test func `mitigation states compare with values that the control can have`() {
  #expect(
    faults { $0.regimes.states[0].condition = .not(.all([.compares("paused", .above, 2)])) } == [
      "regimes.states[0].when.paused: error: 'paused' is compared with 2, but stays within 0…1"
    ]
  )
}

@Test func `the alert's window ends after it starts`() {
  #expect(
    faults { $0.alert.window = MinuteRange(from: 0, to: -30) } == [
      "alert.window: error: the window from 0 to -30 is empty; it must end after it starts"
    ]
  )
}

@Test func `the alert reads nothing after the page`() {
  #expect(
    faults { $0.alert.window = MinuteRange(from: -30, to: 5) } == [
      "alert.window: error: the window from -30 to 5 leaves the simulated minutes -120 to 0"
    ]
  )
}

@Test func `the alert's measures have names of their own`() {
  #expect(
    faults { $0.alert.measures.append($0.alert.measures[0]) } == [
      "alert.measures.slow: error: there are two of the measures called 'slow'; rename one"
    ]
  )
}

@Test func `the alert reads no hidden field`() {
  #expect(
    faults {
      $0.alert.measures[0].measure = .aggregate(
        .share(.isTrue("abandoned")),
        Slice(table: "requests")
      )
    } == [
      "alert.measures.slow.aggregate: error: field 'abandoned' of table 'requests' is not recorded in the"
        + " telemetry"
    ]
  )
}

@Test func `the alert's condition reads measures that exist`() {
  #expect(
    faults {
      $0.alert.condition = .exists(FigureReference(measure: "slwo", key: "value"))
    } == [
      "alert.when.slwo.value: error: there is no measure 'slwo'. Did you mean 'slow'?"
    ]
  )
}

@Test func `the alert's condition reads figures that exist`() {
  #expect(
    faults {
      $0.alert.condition = .compares(FigureReference(measure: "slow", key: "p95"), .above, 1)
    } == [
      "alert.when.slow.p95: error: measure 'slow' has no figure 'p95'; it has 'value', 'n'"
    ]
  )
}

@Test func `the alert knows no artifacts`() {
  #expect(
    faults { $0.alert.condition = .artifact("notes", "plain") } == [
      "alert.when.artifact.notes: error: the alert depends on artifact 'notes'; it can depend on"
        + " figures only"
    ]
  )
}

@Test func `the page shows figures that exist`() {
  #expect(
    faults { $0.brief.page = "p95 {slow.valeu|ms}" } == [
      "brief.page: error: measure 'slow' has no figure 'valeu'. Did you mean 'value'?"
    ]
  )
}

@Test(arguments: [
  ("p95 {slow.value", "a '{' is not closed; a figure is written '{measure.key|format}'"),
  ("p95 slow.value}", "a '}' closes nothing; a figure is written '{measure.key|format}'"),
  ("p95 {slow}", "'{slow}' names no figure; a figure is written '{measure.key|format}'"),
  ("p95 {slow.}", "'{slow.}' names no figure; a figure is written '{measure.key|format}'"),
  ("p95 {slow.value|percnt}", "there is no format 'percnt'. Did you mean 'percent'?"),
  (
    "p95 {slow.value|euro}",
    "there is no format 'euro'; there are 'count', 'percent', 'points', 'p', 'number', 'signed',"
      + " 'ms'"
  ),
])
func `braces in the page are places for figures`(page: String, fault: String) {
  #expect(faults { $0.brief.page = page } == ["brief.page: error: \(fault)"])
}
