@testable import Telemetry

extension WorldModel {
  /// A table of a fixed size with fields `value0`, `value1` … of the given generators.
  static func drawing(_ generators: [Generator], count: Int) -> WorldModel {
    let fields = generators.enumerated().map { index, generator in
      Field(name: FieldName("value\(index)"), title: "value", generator: generator)
    }
    return WorldModel(
      firstMinute: 0,
      pageMinuteOfDay: 0,
      controls: [],
      tables: [
        Table(name: "draws", title: "Draws", rows: .fixed(count: count), fields: fields)
      ]
    )
  }

  /// A world that has something of everything: two tables, every generator, controls and effects.
  static var everything: WorldModel {
    let isJapanese = Predicate.isOneOf("locale", ["ja"])
    let documents = Table(
      name: "documents",
      title: "Documents",
      rows: .fixed(count: 300),
      fields: [
        Field(name: "age", title: "age", generator: .sequence(start: 5, step: 0.5)),
        Field(
          name: "kind",
          title: "kind",
          generator: .category([
            CategoryValue("guide", weight: 2), CategoryValue("faq", weight: 1),
          ])
        ),
        Field(name: "indexed", title: "indexed", generator: .flag(0.9)),
      ]
    )
    let requests = Table(
      name: "requests",
      title: "Requests",
      rows: .arrivals(
        Traffic(perMinute: 240, dailyAmplitude: 0.4, dailyPeakMinute: 600, noise: 0.2)
      ),
      fields: [
        Field(name: "user", title: "user", generator: .entity(population: 900)),
        Field(
          name: "locale",
          title: "locale",
          per: "user",
          generator: .category([
            CategoryValue("en", weight: 6), CategoryValue("de", weight: 3),
            CategoryValue("ja", weight: 1),
          ])
        ),
        Field(
          name: "arm",
          title: "arm",
          generator: .assignment(
            of: "user",
            salt: "rollout",
            shares: [
              CategoryValue("canary", weight: Parameter(.control("canary", times: 0.01)))
            ],
            rest: "control"
          )
        ),
        Field(
          name: "document",
          title: "document",
          generator: .reference("documents")
        ),
        Field(
          name: "document_kind",
          title: "kind",
          generator: .lookup("document", "kind")
        ),
        Field(
          name: "tokens",
          title: "tokens",
          generator: .number(
            Distribution(
              family: .lognormal,
              parameters: [400, 0.6],
              minimum: 20,
              maximum: 8000,
              isRounded: true
            )
          ),
          missing: Parameter(
            0.02,
            adjustments: [Adjustment(rows: isJapanese, change: .set(0.2))]
          )
        ),
        Field(
          name: "queue_ms",
          title: "queue",
          generator: .number(Distribution(family: .exponential, parameters: [30]))
        ),
        Field(
          name: "model_ms",
          title: "model",
          generator: .number(
            Distribution(
              family: .gamma,
              parameters: [
                Parameter(
                  .between(250, 350),
                  adjustments: [
                    Adjustment(
                      change: .scaleByField("tokens", reference: 400, power: 0.5)
                    ),
                    Adjustment(
                      rows: .isOneOf("arm", ["canary"]),
                      change: .scale(0.9)
                    ),
                  ]
                ), 4,
              ]
            )
          )
        ),
        Field(
          name: "latency_ms",
          title: "latency",
          generator: .sum(["queue_ms", "model_ms"])
        ),
        Field(
          name: "quality",
          title: "quality",
          isHidden: true,
          generator: .number(
            Distribution(
              family: .beta,
              parameters: [
                Parameter(
                  0.8,
                  adjustments: [
                    Adjustment(
                      rows: .compares("latency_ms", .above, 500),
                      change: .shift(-0.1)
                    )
                  ]
                ), 20,
              ]
            )
          )
        ),
        Field(
          name: "retries",
          title: "retries",
          generator: .number(Distribution(family: .poisson, parameters: [0.4]))
        ),
        Field(
          name: "ok",
          title: "ok",
          generator: .flag(
            Parameter(
              0.99,
              adjustments: [
                Adjustment(
                  change: .follow(
                    "quality",
                    [CurvePoint(x: 0.3, y: 0.5), CurvePoint(x: 0.8, y: 0.995)]
                  )
                )
              ]
            )
          )
        ),
        Field(name: "logged", title: "logged", generator: .flag(0.97)),
      ],
      recordedBy: "logged"
    )
    return WorldModel(
      firstMinute: -120,
      pageMinuteOfDay: 615,
      controls: [Control(name: "canary", initial: 5), Control(name: "rollback", initial: 0)],
      tables: [documents, requests],
      effects: [
        Effect(
          id: "rollback-relief",
          table: "requests",
          field: "ok",
          parameter: "probability",
          adjustment: Adjustment(
            timing: Timing(condition: .compares("rollback", .equals, 1), ramp: 5),
            change: .set(0.999)
          ),
          tag: .benign
        )
      ]
    )
  }

  /// The names of a table's fields.
  func fieldNames(_ table: TableName) -> [FieldName] { self.table(table)?.fields.map(\.name) ?? [] }
}

extension Effect {
  /// From minute −10 on, Japanese requests of the canary lose quality and wait longer.
  static var canaryFault: [Effect] {
    let rows = Predicate.all([.isOneOf("arm", ["canary"]), .isOneOf("locale", ["ja"])])
    let timing = Timing(from: -10, ramp: 7)
    return [
      Effect(
        id: "quality-loss",
        table: "requests",
        field: "quality",
        parameter: "mean",
        adjustment: Adjustment(rows: rows, timing: timing, change: .shift(-0.3)),
        tag: .fault
      ),
      Effect(
        id: "waiting",
        table: "requests",
        field: "queue_ms",
        parameter: "mean",
        adjustment: Adjustment(rows: rows, timing: timing, change: .scale(.between(2, 4))),
        tag: .fault
      ),
    ]
  }

  /// Arrivals rise by a third from the page on.
  static var surge: Effect {
    Effect(
      id: "surge",
      table: "requests",
      field: nil,
      parameter: "rate",
      adjustment: Adjustment(timing: Timing(from: 0), change: .scale(1.33)),
      tag: .benign
    )
  }
}

extension Timeline {
  /// The canary grows, then is rolled back.
  static var rollout: Timeline {
    var timeline = Timeline()
    timeline.note([20, 0], from: -30)
    timeline.note([50, 0], from: 3)
    timeline.note([0, 1], from: 20)
    return timeline
  }
}

extension Parameter: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  package init(floatLiteral value: Double) { self.init(.constant(value)) }
  package init(integerLiteral value: Int) { self.init(.constant(Double(value))) }
}

extension Quantity: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  package init(floatLiteral value: Double) { self = .constant(value) }
  package init(integerLiteral value: Int) { self = .constant(Double(value)) }
}
