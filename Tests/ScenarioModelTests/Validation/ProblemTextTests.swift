import ScenarioModel
import Statecharts
import Telemetry
import Testing

@Test(arguments: [
  (WorldProblem.Kind.unknownTable("a", known: ["docs"]), "there is no table 'a'; there are 'docs'"),
  (.unknownTable("a", known: []), "there is no table 'a'"),
  (.unknownTable("doc", known: ["docs"]), "there is no table 'doc'"),
  (.readsLaterField("a"), "field 'a' is drawn later; a field reads only fields before it"),
  (.refersToLaterTable("a"), "table 'a' comes later; a table refers only to tables before it"),
  (
    .wrongKind("a", needed: .number, found: .entity),
    "field 'a' is an entity; a number is needed here"
  ),
  (.duplicate("a"), "'a' is declared twice"),
  (.reservedName("missing"), "'missing' is reserved for values that were not recorded"),
  (.count(0, allowed: 1...250), "the number is 0; it must be between 1 and 250"),
  (.number(.nan, allowed: .finite), "the number is nan; it must be finite"),
  (.number(0, allowed: .positive), "the number is 0; it must be above 0"),
  (.number(-0.5, allowed: .atLeastZero), "the number is -0.5; it must be at least 0"),
  (.number(2, allowed: .unitInterval), "the number is 2; it must be between 0 and 1"),
  (.number(1440, allowed: .minuteOfDay), "the number is 1440; it must be a minute of the day"),
  (
    .number(9, allowed: .firstMinute),
    "the number is 9; it must be at most 0 and not longer ago than the world can hold"
  ),
  (.emptyRange(2, 1.5), "the lower bound 2 is above the upper bound 1.5"),
  (.needsFixedTable, "this needs a table of a fixed size"),
  (
    .fixedTableHasNoTime,
    "a table of a fixed size has no time, so neither timing nor controls reach it"
  ),
  (.trafficReadsNoField, "traffic has no rows yet, so it can read no field"),
  (.notDrawnPerEntity, "a field of this kind cannot be drawn once an entity or a lifetime"),
  (.alwaysRecorded, "a field of this kind is always recorded"),
  (.timingWithoutStart, "a ramp, duration or half-life needs 'from' or 'while'"),
  (.curveNotRising, "the points of the curve do not rise"),
  (.noWeight, "no weight is above 0"),
])
func `a problem of the world has a text`(kind: WorldProblem.Kind, text: String) {
  #expect(ScenarioProblem.world(kind).message == text)
}

@Test func `a table that is nearly right is suggested`() {
  let problem = ScenarioProblem.world(.unknownTable("doc", known: ["items", "docs"]))
  #expect(problem.suggestion == "docs")
}

@Test func `at most twelve names are listed`() {
  let known = (10..<24).map { "\($0)" }
  #expect(
    ScenarioProblem.unknown(.action, "status", known: known).message
      == "there is no action 'status'; there are '10', '11', '12', '13', '14', '15', '16', '17',"
      + " '18', '19', '20', '21' and 2 more"
  )
}

@Test func `conditions on expressions are checked throughout`() {
  let guardCondition = Guard.compare(
    .choose(.inState("hold"), .negate(.variable("load")), 1),
    .less,
    .binary(.variable("canary_percent"), .add, .variable("lode"))
  )
  #expect(
    faults { $0.actions[9].guardCondition = guardCondition } == [
      "actions.owner.when.in: error: there is no state 'hold'. Did you mean 'held'?",
      "actions.owner.when.load: error: there is no variable 'load'; there are 'canary_percent',"
        + " 'paused'",
      "actions.owner.when.lode: error: there is no variable 'lode'; there are 'canary_percent',"
        + " 'paused'",
    ]
  )
}

@Test func `a place for a figure is a number where it names no format`() {
  #expect(
    Placeholder.all(in: "{a.b.c} and {d.e|p}") == [
      .figure(FigureReference(measure: "a", key: "b.c"), .number),
      .figure(FigureReference(measure: "d", key: "e"), .pValue),
    ]
  )
}
