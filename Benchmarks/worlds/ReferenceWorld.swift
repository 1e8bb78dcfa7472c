import Telemetry

extension WorldModel {
  /// The fields of the reference world R1 but its time, which every table with arrivals has.
  static let referenceFields: [FieldName] = [
    "user", "segment", "device", "arm", "latency_ms", "input_tokens", "output_tokens", "quality",
    "ok",
  ]

  /// The reference world R1: 50 requests a second and ten columns, two arms, one bad segment.
  static var referenceR1: WorldModel {
    let segments = (0..<8).map { "segment_\($0)" }
    let shares = [0.34, 0.22, 0.14, 0.1, 0.08, 0.06, 0.04, 0.02]
    let devices = ["mobile", "desktop", "tablet"]
    let isCanary = Predicate.isOneOf("arm", ["canary"])
    let isBad = Predicate.all([isCanary, .isOneOf("segment", [segments[5]])])
    /// One adjustment for each segment.
    func each(_ value: (Double) -> Double) -> [Adjustment] {
      segments.enumerated().map { index, segment in
        Adjustment(
          rows: .isOneOf("segment", [segment]),
          change: .set(.constant(value(Double(index))))
        )
      }
    }
    func number(_ family: DistributionFamily, _ parameters: [Parameter], rounded: Bool = false)
      -> Generator
    {
      .number(Distribution(family: family, parameters: parameters, isRounded: rounded))
    }
    let devicesGiven = devices.enumerated().map { index, device in
      CategoryValue(
        device,
        weight: Parameter(
          .constant(1),
          adjustments: each { index == 0 ? 0.5 + 0.04 * $0 : [0.3, 0.2][index - 1] - 0.02 * $0 }
        )
      )
    }
    let latency = number(
      .lognormal,
      [
        Parameter(
          .constant(420),
          adjustments: each { 420 * (1 + 0.0513 * $0) }
            + [Adjustment(rows: isCanary, change: .scale(.constant(0.942)))]
        ),
        Parameter(.constant(0.45), adjustments: each { 0.45 + 0.02 * $0 }),
      ]
    )
    let quality = number(
      .beta,
      [
        Parameter(
          .constant(0.86),
          adjustments: each { 0.86 - 0.01 * $0 } + [
            Adjustment(rows: isCanary, change: .shift(.constant(0.015))),
            Adjustment(rows: isBad, change: .shift(.constant(-0.17))),
          ]
        ),
        Parameter(.constant(20)),
      ]
    )
    let failure = Parameter(
      .constant(0.006),
      adjustments: each { 0.994 - 0.001 * $0 }
        + [Adjustment(rows: isBad, change: .shift(.constant(-0.03)))]
    )
    return WorldModel(
      firstMinute: 0,
      pageMinuteOfDay: 0,
      controls: [],
      tables: [
        Table(
          name: "requests",
          title: "Requests",
          rows: .arrivals(Traffic(perMinute: Parameter(.constant(3000)), dailyAmplitude: 0.3)),
          fields: [
            Field(name: "user", title: "user", generator: .entity(population: 200_000)),
            Field(
              name: "segment",
              title: "segment",
              generator: .category(
                zip(segments, shares).map { CategoryValue($0, weight: Parameter(.constant($1))) }
              )
            ),
            Field(name: "device", title: "device", generator: .category(devicesGiven)),
            Field(
              name: "arm",
              title: "arm",
              generator: .assignment(
                of: "user",
                salt: "canary",
                shares: [CategoryValue("canary", weight: Parameter(.constant(0.05)))],
                rest: "control"
              )
            ),
            Field(name: "latency_ms", title: "latency", unit: "ms", generator: latency),
            Field(
              name: "input_tokens",
              title: "input",
              generator: number(
                .lognormal,
                [Parameter(.constant(492.75)), Parameter(.constant(0.7))],
                rounded: true
              )
            ),
            Field(
              name: "output_tokens",
              title: "output",
              generator: number(
                .gamma,
                [Parameter(.constant(209)), Parameter(.constant(2.2))],
                rounded: true
              )
            ),
            Field(name: "quality", title: "quality", generator: quality),
            Field(name: "ok", title: "ok", generator: .flag(failure)),
          ]
        )
      ]
    )
  }
}
