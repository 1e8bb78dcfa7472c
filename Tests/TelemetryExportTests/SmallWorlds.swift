import Telemetry
import TestSupport

/// Worlds of a few hundred rows with every kind of field, log, span and metric.
enum SmallWorlds {
  /// A world with random rates, ticks, conditions and declarations.
  static func model(_ seed: Int) -> WorldModel {
    var dice = SeededNumbers(UInt64(seed) &+ 0xE7A0)
    let hasRecordedBy = dice.isTrue()
    let conditions: [Predicate] = [
      .always, .isTrue("ok"), .not(.isTrue("ok")), .isOneOf("locale", ["ja", "de"]),
      .compares("latency_ms", .above, 900), .isMissing("score"),
      .any([.isMissing("ok"), .compares("tokens", .atLeast, 40)]),
      .all([.isOneOf("locale", ["en"]), .not(.isMissing("ok"))]),
    ]
    let requests = Table(
      name: "requests",
      title: "requests",
      rows: .arrivals(Traffic(perMinute: constant(Double(1 + dice.below(12))), noise: 0.3)),
      fields: fields,
      recordedBy: hasRecordedBy ? "recorded" : nil,
      logs: (0..<dice.below(4)).map { index in
        LogTemplate(
          rows: dice.pick(conditions),
          level: dice.pick(LogLevel.allCases),
          component: "part-\(index)",
          message: "in {locale} with \"quotes\" after {latency_ms} ms",
          fields: ["user", "ok", "score", "tokens"]
        )
      }
    )
    return WorldModel(
      tickSeconds: dice.pick([10, 20, 60]),
      firstMinute: -20,
      pageMinuteOfDay: 5,
      controls: [],
      tables: [documents, requests],
      traces: dice.below(4) == 0
        ? [] : [TraceTemplate(table: "requests", root: root(&dice, conditions))],
      metrics: dice.below(4) == 0 ? [] : metrics(&dice, conditions)
    )
  }

  /// A source of records over part of a world.
  static func source(_ model: WorldModel, seed: Int, _ window: MinuteRange) throws -> RecordSource {
    let world = World(try CompiledWorld(model: model), seed: UInt64(seed))
    return RecordSource(world, timeline: Timeline(), window: window)
  }

  static func constant(_ value: Double) -> Parameter { Parameter(.constant(value)) }

  private static let documents = Table(
    name: "documents",
    title: "documents",
    rows: .fixed(count: 7),
    fields: [
      Field(
        name: "topic",
        title: "topic",
        generator: .category([
          CategoryValue("billing, \"refunds\"", weight: constant(1)),
          CategoryValue("légal", weight: constant(1)),
        ]),
        missing: constant(0.2)
      ),
      Field(name: "rank", title: "rank", generator: .sequence(start: 0, step: 0.5)),
    ]
  )

  private static let fields = [
    Field(name: "user", title: "user", generator: .entity(population: 9)),
    Field(
      name: "locale",
      title: "locale",
      generator: .category(
        ["en", "ja", "de"].map { CategoryValue($0, weight: constant(1)) }
      ),
      missing: constant(0.1)
    ),
    Field(name: "ok", title: "ok", generator: .flag(constant(0.7)), missing: constant(0.1)),
    Field(
      name: "latency_ms",
      title: "latency",
      unit: "ms",
      generator: .number(Distribution(family: .exponential, parameters: [constant(700)])),
      missing: constant(0.05)
    ),
    Field(
      name: "tokens",
      title: "tokens",
      unit: "tokens",
      generator: .number(Distribution(family: .poisson, parameters: [constant(40)]))
    ),
    Field(
      name: "score",
      title: "score",
      generator: .number(
        Distribution(family: .normal, parameters: [constant(0), constant(1e-4)])
      ),
      missing: constant(0.3)
    ),
    Field(name: "document", title: "document", generator: .reference("documents")),
    Field(name: "topic", title: "topic", generator: .lookup("document", "topic")),
    Field(name: "secret", title: "secret", isHidden: true, generator: .flag(constant(0.5))),
    Field(name: "recorded", title: "recorded", isHidden: true, generator: .flag(constant(0.8))),
  ]

  private static func root(_ dice: inout SeededNumbers, _ conditions: [Predicate]) -> SpanTemplate {
    let shares = [0.0, 0.2, 0.5, 1.0]
    return SpanTemplate(
      name: "POST /answers",
      kind: .server,
      rows: dice.isTrue() ? .always : dice.pick(conditions),
      length: .field("latency_ms", share: dice.pick([0.5, 1])),
      failed: .not(.isTrue("ok")),
      errorType: "failed",
      attributes: [TelemetryAttribute(name: "locale", value: .field("locale"))],
      children: [
        SpanTemplate(
          name: "retrieval {topic}",
          kind: .client,
          rows: dice.pick(conditions),
          length: .share(dice.pick(shares)),
          attributes: [TelemetryAttribute(name: "score", value: .field("score"))]
        ),
        SpanTemplate(
          name: "chat model",
          kind: .client,
          length: .share(dice.pick(shares)),
          failed: dice.pick(conditions),
          attributes: [
            TelemetryAttribute(name: "gen_ai.operation.name", value: .text("chat")),
            TelemetryAttribute(name: "gen_ai.request.temperature", value: .number(0.2)),
            TelemetryAttribute(name: "gen_ai.usage.output_tokens", value: .field("tokens")),
            TelemetryAttribute(name: "gen_ai.response.finish_reasons", value: .list("locale")),
          ],
          events: [
            SpanEventTemplate(
              name: "gen_ai.evaluation.result",
              rows: .isTrue("ok"),
              attributes: [TelemetryAttribute(name: "good", value: .flag(true))]
            )
          ],
          children: [
            SpanTemplate(name: "execute_tool look-up", kind: .internal, length: .fixed(3.5))
          ]
        ),
      ]
    )
  }

  private static func metrics(_ dice: inout SeededNumbers, _ conditions: [Predicate])
    -> [MetricTemplate]
  {
    let locale = TelemetryAttribute(name: "locale", value: .field("locale"))
    let ok = TelemetryAttribute(name: "ok", value: .field("ok"))
    func side(_ name: String) -> TelemetryAttribute {
      TelemetryAttribute(name: "gen_ai.token.type", value: .text(name))
    }
    func metric(
      _ name: String,
      _ kind: MetricKind,
      _ attributes: [TelemetryAttribute]
    ) -> MetricTemplate {
      MetricTemplate(
        name: name,
        help: "What \"\(name)\" says.",
        kind: kind,
        table: "requests",
        rows: dice.pick(conditions),
        attributes: attributes
      )
    }
    return [
      metric("kiosk.answers", .counter(nil), [locale, ok]),
      metric("kiosk.tokens.used", .counter("tokens"), [ok]),
      metric("kiosk.score", .gauge(.mean("score")), [locale]),
      metric("kiosk.good", .gauge(.share(.isTrue("ok"))), []),
      metric("kiosk.users", .gauge(.distinct("user")), []),
      metric("gen_ai.server.request.duration", .histogram("latency_ms", bounds: []), [ok]),
      metric("kiosk.size", .histogram("tokens", bounds: [30, 40, 50]), [side("in"), locale]),
      metric("kiosk.size", .histogram("tokens", bounds: [30, 40, 50]), [side("out"), locale]),
    ]
  }
}
