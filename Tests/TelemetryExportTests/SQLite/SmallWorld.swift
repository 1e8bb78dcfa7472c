import Telemetry

@testable import TelemetryExport

/// A world with every kind of column, a table of a fixed size, hidden fields, rows that never
/// reached the telemetry, and log lines.
enum SmallWorld {
  static func model(shift: Double = 0) -> WorldModel {
    WorldModel(
      firstMinute: -120,
      pageMinuteOfDay: 890,
      controls: [],
      tables: [documents, requests(shift)]
    )
  }

  private static var documents: Table {
    Table(
      name: "documents",
      title: "documents",
      rows: .fixed(count: 20),
      fields: [
        Field(name: "kind", title: "kind", generator: category(["faq": 3, "guide": 1])),
        Field(name: "rank", title: "rank", generator: .sequence(start: 1, step: 1)),
      ]
    )
  }

  private static func requests(_ shift: Double) -> Table {
    Table(
      name: "requests",
      title: "requests",
      rows: .arrivals(Traffic(perMinute: Parameter(.constant(50)))),
      fields: [
        Field(name: "user", title: "user", generator: .entity(population: 900)),
        Field(name: "locale", title: "language", generator: category(["en": 5, "ja": 1])),
        Field(name: "document", title: "document", generator: .reference("documents")),
        Field(
          name: "latency_ms",
          title: "latency",
          unit: "ms",
          generator: number(.lognormal, [800 + shift, 0.5], rounded: false)
        ),
        Field(
          name: "tokens",
          title: "tokens",
          unit: "tokens",
          generator: number(.gamma, [200, 2], rounded: true),
          missing: Parameter(.constant(0.1))
        ),
        Field(
          name: "good",
          title: "truly good",
          isHidden: true,
          generator: .flag(Parameter(.constant(0.9)))
        ),
        Field(
          name: "resolved",
          title: "resolved",
          generator: .flag(Parameter(.constant(0.8))),
          missing: Parameter(.constant(0.05))
        ),
        Field(
          name: "seen",
          title: "reached the telemetry",
          isHidden: true,
          generator: .flag(Parameter(.constant(0.7)))
        ),
      ],
      recordedBy: "seen",
      logs: [
        LogTemplate(
          rows: .compares("latency_ms", .above, 1500),
          level: .warn,
          component: "gateway",
          message: "slow answer in {locale}: it's {latency_ms} ms",
          fields: ["user", "tokens"]
        )
      ]
    )
  }

  private static func category(_ weights: KeyValuePairs<String, Double>) -> Generator {
    .category(weights.map { CategoryValue($0.key, weight: Parameter(.constant($0.value))) })
  }

  private static func number(
    _ family: DistributionFamily,
    _ parameters: [Double],
    rounded: Bool
  ) -> Generator {
    .number(
      Distribution(
        family: family,
        parameters: parameters.map { Parameter(.constant($0)) },
        isRounded: rounded
      )
    )
  }

  static func source(
    seed: UInt64 = 7,
    shift: Double = 0,
    from: Int = -120,
    to: Int = 30
  ) throws -> RecordSource {
    RecordSource(
      World(try CompiledWorld(model: model(shift: shift)), seed: seed),
      timeline: Timeline(),
      window: MinuteRange(from: from, to: to)
    )
  }

  static func database() throws -> TelemetryDatabase { try TelemetryDatabase(source()) }
}

extension TelemetryDatabase {
  /// The rows of an answer as text.
  func texts(_ statement: String) throws -> [[String]] {
    try ask(statement).rows.map { $0.map(\.text) }
  }

  /// The words with which a statement is refused.
  func refusal(_ statement: String, limits: SQLLimits = SQLLimits()) throws -> String? {
    do {
      _ = try ask(statement, limits: limits)
      return nil
    } catch let refusal as SQLRefusal {
      return refusal.description
    }
  }
}
