import ScenarioModel
import Statecharts
import Telemetry

extension Scenario {
  /// A small scenario without a fault: five hypotheses, ten actions, three mitigations.
  static let slowAnswers = Scenario(
    format: 1,
    id: "slow-answers",
    version: 1,
    title: "Answers take their time",
    topic: .production,
    difficulty: 2,
    brief: Brief(
      role: "You are on call for an assistant.",
      page: "p95 latency {slow.value|ms} over the last 30 minutes ({slow.n|count} answers).",
      background: ["A canary is being rolled out; users stay on the arm they were given."]
    ),
    alert: Alert(
      window: MinuteRange(from: -30, to: 0),
      measures: [
        NamedMeasure(
          name: "slow",
          measure: .aggregate(.quantile("latency_ms", 0.95), Slice(table: "requests"))
        )
      ],
      condition: .compares(FigureReference(measure: "slow", key: "value"), .above, 3000)
    ),
    horizonMinutes: 120,
    regimes: Regimes(
      bands: [0, 30],
      states: [
        MitigationState(id: "paused", condition: .compares("paused", .equals, 1)),
        MitigationState(id: "as-paged", condition: nil),
      ]
    ),
    world: .slowAnswers,
    harm: .slowAnswers,
    places: [
      Place(id: "canary", title: "the canary"), Place(id: "upstream", title: "the provider"),
    ],
    families: [
      Family(id: "release", title: "the release"), Family(id: "outside", title: "the outside"),
      Family(id: "nothing", title: "nothing is wrong"),
    ],
    artifacts: [
      Artifact(
        id: "notes",
        title: "Release notes",
        variants: [
          ArtifactVariant(id: "plain", text: "Nothing of note."),
          ArtifactVariant(id: "cache", text: "A smaller prefix store."),
        ]
      )
    ],
    hypotheses: Hypothesis.slowAnswers,
    chart: .slowAnswers,
    messages: [Message(id: "promoted", from: "rollout", text: "The canary is at half.")],
    actions: Action.slowAnswers,
    mitigations: [
      Mitigation(
        id: "pause",
        kind: .contain,
        title: "Pause the rollout",
        summary: "The canary keeps its share.",
        minutes: 2,
        guardCondition: .inState("running"),
        isReversible: true
      ),
      Mitigation(
        id: "resume",
        kind: .contain,
        title: "Resume the rollout",
        summary: "It goes on.",
        minutes: 2,
        guardCondition: .compare(.variable("paused"), .equal, 1),
        isReversible: true
      ),
      Mitigation(
        id: "warm",
        kind: .targeted(["cold-store"], lossIfWrong: 1, benefitIfRight: 2),
        title: "Warm the prefix store",
        summary: "Replays common prefixes.",
        minutes: 5,
        guardCondition: .always,
        isReversible: false
      ),
    ],
    rules: Rules(
      precedence: [
        Precedence(
          before: [.action("arms"), .contain],
          after: [.mitigation("warm"), .targeted],
          weight: 1,
          isOptional: true,
          because: "A comparison comes before a change."
        ),
        Precedence(
          before: [.targeted, .update],
          after: [.verify, .declare],
          weight: 1,
          isOptional: false,
          because: "A change is watched."
        ),
      ],
      firstUpdateBy: 15,
      updateEvery: 30
    ),
    rubric: [
      Concept(
        id: "cause",
        title: "Names the store",
        weight: 1,
        hypotheses: ["cold-store"],
        phrases: [["store", "prefix"], ["cold"]]
      )
    ],
    debrief: Debrief(
      trap: "The canary looks guilty.",
      prevention: ["Warm before the rollout."],
      numbers: ["A store warms in twenty minutes."],
      reading: [Reading(title: "A book", source: "https://example.org/book")]
    )
  )
}

extension WorldModel {
  static let slowAnswers = WorldModel(
    firstMinute: -120,
    pageMinuteOfDay: 600,
    controls: [Control(name: "canary_percent", initial: 20), Control(name: "paused", initial: 0)],
    tables: [
      Table(
        name: "requests",
        title: "answers",
        rows: .arrivals(Traffic(perMinute: Parameter(.constant(60)))),
        fields: [
          Field(
            name: "arm",
            title: "arm",
            generator: .category([
              CategoryValue("canary", weight: Parameter(.control("canary_percent", times: 0.01))),
              CategoryValue("control", weight: Parameter(.constant(0.8))),
            ])
          ),
          Field(
            name: "route",
            title: "route",
            generator: .category([
              CategoryValue("near", weight: Parameter(.constant(3))),
              CategoryValue("far", weight: Parameter(.constant(1))),
            ])
          ),
          Field(
            name: "latency_ms",
            title: "latency",
            unit: "ms",
            generator: .number(
              Distribution(
                family: .lognormal,
                parameters: [
                  Parameter(
                    .constant(900),
                    adjustments: [
                      Adjustment(
                        rows: .isOneOf("route", ["far"]),
                        timing: Timing(condition: .compares("paused", .equals, 0)),
                        change: .scale(.constant(2))
                      )
                    ]
                  ),
                  Parameter(.constant(0.4)),
                ]
              )
            )
          ),
          Field(
            name: "abandoned",
            title: "abandoned in truth",
            isHidden: true,
            generator: .flag(Parameter(.constant(0.05)))
          ),
        ],
        logs: [
          LogTemplate(
            rows: .compares("latency_ms", .above, 6000),
            level: .warn,
            component: "gateway",
            message: "slow answer: {latency_ms} ms",
            fields: ["arm"]
          )
        ]
      ),
      Table(
        name: "probes",
        title: "stored prompts",
        rows: .fixed(count: 100),
        fields: [
          Field(name: "passed", title: "passed", generator: .flag(Parameter(.constant(0.9))))
        ]
      ),
    ],
    effects: [
      Telemetry.Effect(
        id: "world/0",
        table: "requests",
        field: "latency_ms",
        parameter: "median",
        adjustment: Adjustment(
          timing: Timing(condition: .compares("paused", .equals, 1)),
          change: .scale(.constant(0.95))
        ),
        tag: .benign
      )
    ]
  )
}

extension Harm {
  static let slowAnswers = Harm(
    weights: [
      HarmWeight(
        title: "abandoned",
        table: "requests",
        rows: .isTrue("abandoned"),
        weight: 1,
        isObserved: false
      ),
      HarmWeight(
        title: "slow",
        table: "requests",
        rows: .compares("latency_ms", .above, 6000),
        weight: 0,
        isObserved: true
      ),
    ],
    unit: 100,
    noise: 10,
    critical: 500
  )
}

extension Chart {
  static let slowAnswers = Chart(
    name: "slow-answers",
    variables: [
      Variable("canary_percent", initial: 20, domain: 0...100),
      Variable("paused", initial: 0, domain: 0...1),
    ],
    root: State(
      "root",
      kind: .parallel,
      children: [
        State(
          "rollout",
          kind: .compound(initial: "running"),
          children: [
            State(
              "running",
              transitions: [
                Transition(on: "mitigate.pause", to: "held"),
                Transition(
                  .after(ticks: 45),
                  to: ["half"],
                  effects: [.assign("canary_percent", 50)]
                ),
              ]
            ),
            State(
              "half",
              entry: [
                .choose([
                  Statecharts.Effect.Branch(
                    if: .compare(.variable("paused"), .equal, 0),
                    [.emit("promoted")]
                  )
                ])
              ]
            ),
            State(
              "held",
              entry: [.assign("paused", 1)],
              exit: [.assign("paused", 0)],
              transitions: [Transition(on: "mitigate.resume", to: "running")]
            ),
          ]
        ),
        State(
          "repairs",
          kind: .compound(initial: "none"),
          children: [
            State("none", transitions: [Transition(on: "mitigate.warm", to: "warmed")]),
            State("warmed", transitions: [Transition(on: "look.traces")]),
          ]
        ),
      ]
    )
  )
}
