import ScenarioModel
import Statecharts
import Telemetry
import Testing

@Test func `the frame of a scenario is decoded`() throws {
  let scenario = try everyKey()
  #expect(scenario.id == "every-key")
  #expect([scenario.format, scenario.version, scenario.difficulty] == [1, 3, 4])
  #expect(scenario.topic == .evaluation)
  #expect(scenario.brief.background.last == "The second paragraph\nover two lines.")
  #expect(scenario.horizonMinutes == 240)
  #expect(scenario.alert.window == MinuteRange(from: -60, to: 0))
  #expect(scenario.harm.critical == 2000)
  #expect(scenario.harm.weights.map(\.table) == ["requests", "requests"])
  #expect(scenario.harm.weights.map(\.isObserved) == [true, false])
  #expect(scenario.families.map(\.id) == ["release", "nothing"])
  #expect(
    scenario.artifacts.first?.variants == [
      ArtifactVariant(id: "plain", text: "Nothing was deployed today.\n"),
      ArtifactVariant(
        id: "cache",
        text: "Caches were cleared.",
        impossible: [ImpossibleReason(hypothesis: "chance", reason: "Nobody cleared them.")]
      ),
    ]
  )
  #expect(
    scenario.action("locales")?.evidence.findings.last?.impossible == [
      ImpossibleReason(hypothesis: "release", reason: "A gap is what it means.")
    ]
  )
}

@Test func `conditions are decoded`() throws {
  let scenario = try everyKey()
  let rate = FigureReference(measure: "rate", key: "value")
  #expect(
    scenario.alert.condition
      == .all([
        .all([.compares(rate, .below, 0.9), .exists(rate)]),
        .compares(FigureReference(measure: "rows", key: "n"), .atLeast, 10),
      ])
  )
  #expect(
    scenario.regimes.states.map(\.condition) == [
      .compares("canary_percent", .equals, 0),
      .any([
        .all([.compares("canary_percent", .above, 10), .compares("canary_percent", .atMost, 50)]),
        .not(.compares("paused", .equals, 0)),
      ]),
      nil,
    ]
  )
  let finding = try #require(scenario.action("locales")?.evidence.findings.first)
  #expect(
    finding.condition
      == .all([
        .compares(FigureReference(measure: "gap", key: "p"), .below, 0.01),
        .not(.artifact("notes", "plain")),
      ])
  )
  #expect(
    scenario.harm.weights.last?.rows
      == .all([.compares("latency_ms", .equals, 7), .isMissing("resolved")])
  )
  #expect(
    scenario.action("locales")?.guardCondition
      == .all([.compare(.variable("paused"), .notEqual, .constant(2))])
  )
}

@Test func `the world is decoded`() throws {
  let world = try everyKey().world
  #expect(world.tickSeconds == 30)
  #expect(world.pageMinuteOfDay == 14 * 60 + 50)
  #expect(
    world.controls == [
      Control(name: "canary_percent", initial: 20), Control(name: "paused", initial: 0),
    ]
  )
  let requests = try #require(world.table("requests"))
  #expect(requests.recordedBy == "recorded")
  #expect(
    requests.rows
      == .arrivals(
        Traffic(
          perMinute: Parameter(
            .constant(50),
            adjustments: [
              Adjustment(
                timing: Timing(from: .constant(-10), ramp: 5),
                change: .scale(.constant(1.5))
              )
            ]
          ),
          dailyAmplitude: 0.3,
          dailyPeakMinute: 9 * 60 + 5,
          noise: 0.05
        )
      )
  )
  #expect(
    requests.field("locale")?.generator
      == .category([
        CategoryValue("en", weight: Parameter(.constant(0.9))),
        CategoryValue("ja", weight: Parameter(.constant(0.1))),
        CategoryValue("25.3", weight: Parameter(.between(0.01, 0.02))),
      ])
  )
  #expect(
    requests.field("arm")?.generator
      == .assignment(
        of: "user",
        salt: "s-1",
        shares: [
          CategoryValue("canary", weight: Parameter(.control("canary_percent", times: 0.01)))
        ],
        rest: "control"
      )
  )
  #expect(
    requests.field("stay")?.generator
      == .age(
        Lifetimes(
          of: "user",
          minutes: 25,
          spread: 0.4,
          renewal: .compares("canary_percent", .equals, 0)
        )
      )
  )
  #expect(requests.field("page")?.per == "stay")
  #expect(
    requests.field("retrieve_ms")?.generator
      == .number(
        Distribution(
          family: .lognormal,
          parameters: [Parameter(.constant(40)), Parameter(.constant(0.4))],
          minimum: 1,
          maximum: 9000,
          isRounded: true
        )
      )
  )
  #expect(
    requests.field("resolved")?.generator
      == .flag(
        Parameter(
          .control("canary_percent", times: 1),
          adjustments: [
            Adjustment(
              rows: .all([
                .isOneOf("locale", ["en", "ja"]),
                .all([
                  .compares("latency_ms", .above, 3), .compares("latency_ms", .atMost, 9),
                ]),
              ]),
              change: .set(.constant(0.9))
            ),
            Adjustment(
              rows: .all([.all([.isOneOf("locale", ["ja"])]), .not(.isOneOf("arm", ["canary"]))]),
              timing: Timing(
                condition: .compares("paused", .equals, 1),
                from: .constant(3),
                duration: 20,
                halfLife: 9
              ),
              change: .shift(.between(-0.1, 0.1))
            ),
          ]
        )
      )
  )
  #expect(requests.logs.map(\.rows) == [.not(.isTrue("resolved")), .always])
}

@Test func `effects know what they change and where they stand`() throws {
  let scenario = try everyKey()
  let effects = scenario.world.effects + (scenario.hypotheses.first?.effects ?? [])
  #expect(effects.map(\.id) == ["world/0", "world/1", "release/0", "release/1"])
  #expect(effects.map(\.field) == ["latency_ms", nil, "locale", "resolved"])
  #expect(effects.map(\.parameter) == ["mean", "rate", "25.3", "missing"])
  #expect(effects.map(\.tag) == [.fault, .benign, .fault, .benign])
}

@Test func `the chart is decoded`() throws {
  let chart = try everyKey().chart
  #expect(chart.name == "every-key")
  #expect(
    chart.variables == [
      Variable("canary_percent", initial: 20, domain: 0...100), Variable("paused", initial: 0),
    ]
  )
  #expect(chart.root.kind == .parallel)
  #expect(chart.root.children.map(\.id) == ["rollout", "people"])
  let rollout = try #require(chart.root.children.first)
  #expect(rollout.kind == .compound(initial: "running"))
  #expect(
    rollout.children.map(\.kind) == [.atomic, .history(.deep, default: "running"), .final]
  )
  let running = try #require(rollout.children.first)
  #expect(running.entry == [.assign("canary_percent", 20), .emit("hello")])
  #expect(running.exit == [.raise("left"), .send("late.news", delay: 10, id: "t"), .cancel("t")])
  #expect(
    running.transitions == [
      Transition(
        .events(["mitigate.pause"]),
        to: ["back"],
        if: .all([
          .compare(.variable("paused"), .equal, 0), .not(.inState("done")),
        ]),
        effects: [
          .assign("paused", .variable("paused") + 1),
          .assign("canary_percent", .variable("canary_percent") - 2 * .variable("paused")),
        ]
      ),
      Transition(.after(ticks: 45), to: ["done"]),
      Transition(
        .eventless,
        to: [],
        if: .compare(.variable("canary_percent"), .greater, 90),
        kind: .internal,
        effects: [
          .choose([Statecharts.Effect.Branch(if: .any([.inState("done")]), [.emit("hello")])])
        ]
      ),
    ]
  )
}

@Test func `measures and panels are decoded`() throws {
  let evidence = try #require(try everyKey().action("locales")?.evidence)
  #expect(evidence.window == .band(MinuteRange(from: -30, to: 0)))
  let japanese = Predicate.isOneOf("locale", ["ja"])
  let arms = [Predicate.isOneOf("arm", ["control"]), .isOneOf("arm", ["canary"])]
  #expect(
    evidence.measures.first?.measure
      == .comparison(
        SliceComparison(
          left: Slice(
            table: "requests",
            rows: .all([japanese, arms[0]]),
            window: .page(MinuteRange(from: -90, to: -60))
          ),
          right: Slice(table: "requests", rows: .all([japanese, arms[1]])),
          outcome: .share(.isTrue("resolved"))
        )
      )
  )
  #expect(
    evidence.measures.map(\.measure).dropFirst(4).prefix(3) == [
      .sampleRatio(
        "arm",
        Slice(table: "requests", rows: japanese),
        expected: [
          CategoryValue("canary", weight: Parameter(.constant(0.2))),
          CategoryValue("control", weight: Parameter(.constant(0.8))),
        ]
      ),
      .paired(
        Slice(
          table: "requests",
          rows: japanese,
          window: .page(MinuteRange(from: -60, to: 0))
        ),
        left: .isTrue("resolved"),
        right: .compares("latency_ms", .below, 900)
      ),
      .stability(
        "locale",
        left: Slice(table: "requests", window: .page(MinuteRange(from: -60, to: -30))),
        right: Slice(table: "requests")
      ),
    ]
  )
  #expect(
    evidence.measures.last?.measure == .aggregate(.distinct("user"), Slice(table: "requests"))
  )
  #expect(evidence.panels.count == 11)
  #expect(
    evidence.panels[1].content
      == .bars(
        PanelQuery(
          slice: Slice(table: "requests"),
          groupBy: ["arm"],
          bucketMinutes: nil,
          aggregates: [
            NamedAggregate(title: "rate", aggregate: .perMinute, format: .number),
            NamedAggregate(title: "sd", aggregate: .sd("latency_ms"), format: .milliseconds),
          ]
        )
      )
  )
  #expect(
    evidence.panels[6].content
      == .figures([
        LabelledFigure(
          label: "gap",
          figure: FigureReference(measure: "gap", key: "p"),
          format: .pValue
        ),
        LabelledFigure(
          label: "ja",
          figure: FigureReference(measure: "by", key: "ja.difference"),
          format: .signed
        ),
      ])
  )
  #expect(try everyKey().action("notes")?.evidence.window == EvidenceWindow.none)
  #expect(try everyKey().action("watch")?.evidence.window == .last(15))
}

@Test func `moves and rules are decoded`() throws {
  let scenario = try everyKey()
  #expect(
    scenario.mitigations.map(\.kind) == [
      .contain, .targeted(["release"], lossIfWrong: 1, benefitIfRight: 2),
    ]
  )
  #expect(scenario.mitigations.map(\.isReversible) == [true, false])
  #expect(
    scenario.mitigations.map(\.expects) == [
      HarmExpectation(), HarmExpectation(lowers: ["release"], raises: ["chance"]),
    ]
  )
  #expect(
    scenario.invariants == [
      Invariant(
        id: "paused-once",
        condition: .not(.compare(.variable("paused"), .greater, .constant(1)))
      )
    ]
  )
  #expect(
    scenario.rules.precedence.first
      == Precedence(
        before: [.contain, .action("locales")],
        after: [.targeted, .mitigation("repair")],
        weight: 2,
        isOptional: true,
        because: "Scope first."
      )
  )
  #expect(scenario.rubric.first?.phrases == [["japanese", "ja"], ["canary"]])
  #expect(
    scenario.rubric.first?.examples
      == Examples(examples: ["Japanese users of the canary."], counterExamples: ["All users."])
  )
  #expect(scenario.abbreviations == ["jp": "Japanese"])
  #expect(scenario.lab.alertTitle == "Resolved")
  #expect(
    scenario.lab.parameters == [
      LabParameter(
        id: "pages",
        title: "Pages",
        hypotheses: ["release"],
        low: 50,
        high: 500,
        step: 50,
        format: .count,
        unit: "pages",
        knobs: [LabKnob(name: "documents", number: 400)]
      )
    ]
  )
  #expect(scenario.lab.charts.first?.query.bucketMinutes == 30)
  #expect(scenario.lab.charts.first?.query.groupBy == ["locale"])
  #expect(scenario.hypotheses.first?.keyFindings.first?.weight == 2)
  #expect(
    scenario.hypotheses.first?.artifacts == [
      ArtifactOdds(
        artifact: "notes",
        variants: [
          VariantOdds(variant: "cache", weight: 3), VariantOdds(variant: "plain", weight: 1),
        ]
      )
    ]
  )
}
