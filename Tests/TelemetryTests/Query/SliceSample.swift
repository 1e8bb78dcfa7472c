import Telemetry

/// A world as questions in words see it: one table of arrivals and one of a fixed size.
enum SliceSample {
  static let world = WorldModel(
    firstMinute: -300,
    pageMinuteOfDay: 600,
    controls: [],
    tables: [
      Table(
        name: "requests",
        title: "requests",
        rows: .arrivals(Traffic(perMinute: half)),
        fields: [
          category("locale", ["en", "ja"]),
          category("arm", ["canary", "control"]),
          Field(name: "cache_hit", title: "cache hit", generator: .flag(half)),
          Field(
            name: "latency_ms",
            title: "latency",
            unit: "ms",
            generator: .number(Distribution(family: .exponential, parameters: [half]))
          ),
          Field(
            name: "truly_resolved",
            title: "resolved in truth",
            isHidden: true,
            generator: .flag(half)
          ),
          Field(name: "resolved", title: "resolved", generator: .flag(half), missing: half),
          Field(name: "relabelled", title: "labelled", isHidden: true, generator: .flag(half)),
        ]
      ),
      Table(
        name: "replayed",
        title: "stored requests, replayed",
        rows: .fixed(count: 900),
        fields: [category("build", ["25.2", "25.3"])]
      ),
    ]
  )

  private static let half = Parameter(.constant(0.5))

  private static func category(_ name: FieldName, _ values: [String]) -> Field {
    Field(
      name: name,
      title: name.rawValue,
      generator: .category(values.map { CategoryValue($0, weight: half) })
    )
  }
}
