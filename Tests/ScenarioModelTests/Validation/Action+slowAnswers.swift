import ScenarioModel
import Statecharts
import Telemetry

extension Evidence {
  /// One text and one finding.
  static let told = Evidence(
    window: .none,
    measures: [],
    panels: [Panel(title: "Answer", content: .text("As usual."))],
    findings: [Finding(id: "usual", says: "As usual.", condition: .always)]
  )
}

extension SliceComparison {
  static let arms = SliceComparison(
    left: Slice(table: "requests", rows: .isOneOf("arm", ["control"])),
    right: Slice(table: "requests", rows: .isOneOf("arm", ["canary"])),
    outcome: .mean("latency_ms")
  )
}

extension PanelQuery {
  static let latency = PanelQuery(
    slice: Slice(table: "requests"),
    groupBy: ["arm"],
    bucketMinutes: 5,
    aggregates: [
      NamedAggregate(title: "p95", aggregate: .quantile("latency_ms", 0.95), format: .milliseconds)
    ]
  )
  static let grid = PanelQuery(
    slice: Slice(table: "requests"),
    groupBy: ["route", "arm"],
    bucketMinutes: nil,
    aggregates: [NamedAggregate(title: "answers", aggregate: .count, format: .count)]
  )
}

extension Action {
  private static func told(
    _ id: ActionID,
    _ title: String,
    kind: ActionKind = .inspect,
    needs: [ActionID] = []
  ) -> Action {
    Action(
      id: id,
      kind: kind,
      title: title,
      synonyms: [],
      purpose: "It tells one cause from the others.",
      minutes: 3,
      guardCondition: .always,
      needs: needs,
      evidence: .told,
      isGateway: false,
      nudge: nil,
      pointer: nil
    )
  }

  static let slowAnswers = [
    Action(
      id: "arms",
      kind: .inspect,
      title: "Compare the arms",
      synonyms: ["canary"],
      purpose: "It tells one cause from the others.",
      minutes: 5,
      guardCondition: .always,
      needs: [],
      evidence: Evidence(
        window: .page(MinuteRange(from: -60, to: 0)),
        measures: [NamedMeasure(name: "gap", measure: .comparison(.arms))],
        panels: [
          Panel(title: "Latency by arm", content: .lines(.latency)),
          Panel(title: "By route and arm", content: .heatmap(.grid)),
          Panel(title: "Both", content: .intervals(.arms, across: nil)),
          Panel(
            title: "Figures",
            content: .figures([
              LabelledFigure(
                label: "gap",
                figure: FigureReference(measure: "gap", key: "difference"),
                format: .milliseconds
              )
            ])
          ),
        ],
        findings: [
          Finding(
            id: "gap",
            says: "The canary is slower by {gap.difference|ms} ({gap.p|p}).",
            condition: .compares(FigureReference(measure: "gap", key: "p"), .below, 0.01)
          ),
          Finding(id: "level", says: "The arms are alike.", condition: .always),
        ]
      ),
      isGateway: false,
      nudge: nil,
      pointer: nil
    ),
    Action(
      id: "notes",
      kind: .inspect,
      title: "Read the release notes",
      synonyms: [],
      purpose: "It tells one cause from the others.",
      minutes: 3,
      guardCondition: .compare(.variable("paused"), .lessOrEqual, 1),
      needs: [],
      evidence: Evidence(
        window: .none,
        measures: [],
        panels: [Panel(title: "Notes", content: .artifact("notes"))],
        findings: [
          Finding(id: "cache", says: "Less room.", condition: .artifact("notes", "cache")),
          Finding(id: "plain", says: "Nothing.", condition: .always),
        ]
      ),
      isGateway: true,
      nudge: nil,
      pointer: nil
    ),
    Action(
      id: "traces",
      kind: .inspect,
      title: "Read slow answers",
      synonyms: [],
      purpose: "It tells one cause from the others.",
      minutes: 10,
      guardCondition: .always,
      needs: ["arms", "notes"],
      evidence: Evidence(
        window: .band(MinuteRange(from: -30, to: 0)),
        measures: [],
        panels: [
          Panel(title: "Log", content: .log(Slice(table: "requests"), limit: 5)),
          Panel(
            title: "Rows",
            content: .rows(
              Slice(table: "requests"),
              fields: ["arm", "latency_ms", "abandoned"],
              limit: 5
            )
          ),
          Panel(
            title: "Latency",
            content: .histogram(
              Slice(table: "requests"),
              "latency_ms",
              edges: [0, 1000, 2000, 4000]
            )
          ),
        ],
        findings: [Finding(id: "read", says: "Long pauses.", condition: .always)]
      ),
      isGateway: false,
      nudge: nil,
      pointer: nil
    ),
    Action(
      id: "watch",
      kind: .verify,
      title: "Watch for ten minutes",
      synonyms: [],
      purpose: "It tells one cause from the others.",
      minutes: 10,
      guardCondition: .always,
      needs: [],
      evidence: Evidence(
        window: .last(10),
        measures: [
          NamedMeasure(
            name: "all",
            measure: .aggregate(.quantile("latency_ms", 0.95), Slice(table: "requests"))
          )
        ],
        panels: [],
        findings: [
          Finding(
            id: "fine",
            says: "p95 is {all.value|ms}.",
            condition: .compares(FigureReference(measure: "all", key: "value"), .below, 2500)
          ),
          Finding(id: "slow", says: "p95 is still {all.value|ms}.", condition: .always),
        ]
      ),
      isGateway: false,
      nudge: nil,
      pointer: nil
    ),
    Action(
      id: "probes",
      kind: .inspect,
      title: "Replay stored prompts",
      synonyms: [],
      purpose: "It tells one cause from the others.",
      minutes: 8,
      guardCondition: .always,
      needs: [],
      evidence: Evidence(
        window: .none,
        measures: [
          NamedMeasure(
            name: "passed",
            measure: .aggregate(.share(.isTrue("passed")), Slice(table: "probes"))
          )
        ],
        panels: [],
        findings: [
          Finding(
            id: "fine",
            says: "{passed.value|percent} pass.",
            condition: .compares(FigureReference(measure: "passed", key: "value"), .above, 0.8)
          ),
          Finding(id: "low", says: "Only {passed.value|percent} pass.", condition: .always),
        ]
      ),
      isGateway: false,
      nudge: nil,
      pointer: nil
    ),
    told("status", "Open the status page"),
    told("quota", "Look up the quota"),
    told("support", "Ask support", kind: .communicate),
    told("deploys", "List deployments", needs: ["status"]),
    told("owner", "Ask the owner", kind: .communicate),
  ]
}
