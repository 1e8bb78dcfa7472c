import Testing

@testable import Telemetry

@Test func `an unknown table or field is named with those there are`() throws {
  let world = World(try CompiledWorld(model: .everything), seed: 1)
  let window = MinuteRange(from: 0, to: 1)
  #expect(throws: WorldError.unknownTable("request", known: ["documents", "requests"])) {
    try world.rows(of: "request", in: window, fields: [], timeline: Timeline())
  }
  #expect(
    throws: WorldError.unknownField(
      "kinds",
      in: "documents",
      known: ["age", "kind", "indexed"]
    )
  ) {
    try world.rows(of: "documents", in: window, fields: ["kinds"], timeline: Timeline())
  }
}

@Test func `a parameter that becomes impossible is named with the minute`() throws {
  var model = WorldModel.drawing(
    [.number(Distribution(family: .normal, parameters: [0, 2]))],
    count: 1
  )
  model.tables[0].rows = .arrivals(Traffic(perMinute: 20))
  let effect = Effect(
    id: "e",
    table: "draws",
    field: "value0",
    parameter: "sd",
    adjustment: Adjustment(timing: Timing(from: 3), change: .shift(-5)),
    tag: .fault
  )
  let world = World(try CompiledWorld(model: model, effects: [effect]), seed: 1)
  let error = WorldError.impossibleParameter(
    table: "draws",
    field: "value0",
    parameter: "sd",
    value: -3,
    minute: 3
  )
  #expect(throws: error) {
    try world.rows(
      of: "draws",
      in: MinuteRange(from: 0, to: 9),
      fields: ["value0"],
      timeline: Timeline()
    )
  }
  #expect(
    error.description
      == "'sd' of field 'value0' of table 'draws' becomes -3.0 at minute 3, which no distribution "
      + "can have; bound what changes it"
  )
  let calm = try world.rows(
    of: "draws",
    in: MinuteRange(from: 0, to: 3),
    fields: ["value0"],
    timeline: Timeline()
  )
  #expect(calm.count > 0)
}

@Test func `an impossible parameter that no row has is no error`() throws {
  let never = Predicate.isOneOf("value0", ["b"])
  let model = WorldModel.drawing(
    [
      .category([CategoryValue("a", weight: 1), CategoryValue("b", weight: 0)]),
      .number(
        Distribution(
          family: .normal,
          parameters: [
            0, Parameter(1, adjustments: [Adjustment(rows: never, change: .shift(-3))]),
          ]
        )
      ),
    ],
    count: 100
  )
  let rows = try World(try CompiledWorld(model: model), seed: 1).rows(
    of: "draws",
    in: MinuteRange(from: 0, to: 1),
    fields: ["value1"],
    timeline: Timeline()
  )
  #expect(rows.count == 100)
}

@Test func `too many rows are refused before they are made`() throws {
  var model = WorldModel.drawing([], count: 1)
  model.tables[0].rows = .arrivals(Traffic(perMinute: 1e9))
  let world = World(try CompiledWorld(model: model), seed: 1)
  #expect(throws: WorldError.tooManyRows("draws", limit: World.mostRows)) {
    try world.rows(
      of: "draws",
      in: MinuteRange(from: 0, to: 1),
      fields: [],
      timeline: Timeline()
    )
  }
}

@Test func `the shared fixtures have no problems`() {
  #expect(WorldModel.everything.problems(effects: Effect.canaryFault + [.surge]).isEmpty)
}

@Test func `all problems of a world are found, each at its place`() {
  var model = WorldModel.everything
  model.tickSeconds = 7
  model.firstMinute = 4
  model.tables[1].fields[1].per = "tokens"
  model.tables[1].fields[6].generator = .number(
    Distribution(family: .normal, parameters: [0, -2], minimum: 3, maximum: 1)
  )
  model.tables[1].fields[10].generator = .flag(
    Parameter(
      0.5,
      adjustments: [
        Adjustment(rows: .isTrue("logged"), change: .shift(.constant(.nan))),
        Adjustment(
          rows: .isOneOf("locale", ["jp"]),
          timing: Timing(condition: .compares("canery", .equals, 1), ramp: -1),
          change: .follow("user", [CurvePoint(x: 2, y: 0), CurvePoint(x: 1, y: 0)])
        ),
      ]
    )
  )
  model.tables[0].fields[2].generator = .flag(
    Parameter(0.9, adjustments: [Adjustment(timing: Timing(from: 0), change: .set(0))])
  )
  model.tables[1].logs = [
    LogTemplate(rows: .always, level: .info, component: "c", message: "{quality} {nope")
  ]
  let effects = [
    Effect(
      id: "a",
      table: "request",
      field: nil,
      parameter: "rate",
      adjustment: Adjustment(change: .scale(2)),
      tag: .fault
    ),
    Effect(
      id: "a",
      table: "requests",
      field: "tokens",
      parameter: "mean",
      adjustment: Adjustment(change: .scale(2)),
      tag: .fault
    ),
    Effect(
      id: "b",
      table: "requests",
      field: nil,
      parameter: "rate",
      adjustment: Adjustment(rows: .isTrue("ok"), change: .scale(.between(3, 1))),
      tag: .fault
    ),
  ]
  let found = model.problems(effects: effects).map { "\($0.place): \($0.kind.word)" }
  #expect(
    found == [
      "tickSeconds: tickDoesNotDivideMinute", "firstMinute: number",
      "documents.indexed.probability.adjustments[0].timing: fixedTableHasNoTime",
      "requests.locale.per: readsLaterField", "requests.queue_ms.bounds: emptyRange",
      "requests.queue_ms.sd: number",
      "requests.retries.probability.adjustments[0].rows: readsLaterField",
      "requests.retries.probability.adjustments[0].change: number",
      "requests.retries.probability.adjustments[1].rows: unknownValue",
      "requests.retries.probability.adjustments[1].timing: unknownControl",
      "requests.retries.probability.adjustments[1].timing.ramp: number",
      "requests.retries.probability.adjustments[1].change: wrongKind",
      "requests.retries.probability.adjustments[1].change.curve: curveNotRising",
      "requests.logs[0].message: showsHiddenField", "effects.a: duplicate",
      "effects.a.table: unknownTable", "effects.a.parameter: unknownParameter",
      "effects.b.rows: trafficReadsNoField", "effects.b.change: emptyRange",
    ]
  )
}

extension WorldProblem.Kind {
  /// The case's name.
  fileprivate var word: String { String("\(self)".prefix { $0 != "(" }) }
}

@Test func `problems of generators are found`() {
  let empty = Generator.category([])
  let twice = Generator.category([CategoryValue("a", weight: 0), CategoryValue("a", weight: 0)])
  let reserved = Generator.category([CategoryValue("missing", weight: 1)])
  let cases: [(Generator, [String])] = [
    (empty, ["count"]), (twice, ["duplicate", "noWeight"]), (reserved, ["reservedName"]),
    (.entity(population: 0), ["count"]), (.sum([]), ["count"]),
    (.sum(["value0"]), ["readsLaterField"]), (.reference("draws"), ["refersToLaterTable"]),
    (.reference("other"), ["unknownTable"]), (.lookup("x", "y"), ["unknownField"]),
    (.assignment(of: "x", salt: "", shares: [], rest: "r"), ["unknownField"]),
    (.number(Distribution(family: .beta, parameters: [0.5])), ["count"]),
    (.number(Distribution(family: .beta, parameters: [1.5, 0])), ["number", "number"]),
    (.number(Distribution(family: .uniform, parameters: [2, 1])), ["emptyRange"]),
    (.flag(Parameter(.control("c", times: 1))), ["unknownControl", "fixedTableHasNoTime"]),
  ]
  for (generator, words) in cases {
    let problems = WorldModel.drawing([generator], count: 3).problems()
    #expect(problems.map(\.kind.word) == words, "\(generator)")
  }
}

@Test func `an invalid world is not compiled`() {
  let model = WorldModel.drawing([.sum([])], count: 3)
  #expect(throws: WorldError.invalid(model.problems())) { try CompiledWorld(model: model) }
}
