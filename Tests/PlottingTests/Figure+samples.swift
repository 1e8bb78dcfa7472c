import Plotting

extension Figure {
  private static let minutes = (0...72).map { Double($0 * 5 - 300) }

  static let latencyByArm = Figure.lineChart(
    LineChart(
      title: "p95 latency by arm",
      minutes: minutes,
      series: [
        .init(
          name: "control",
          values: minutes.map { minute in
            minute > -120 && minute < -90 ? nil : 400 + Double(Int(minute + 300) * 37 % 80)
          }
        ),
        .init(
          name: "canary",
          values: minutes.map { minute in minute < -60 ? nil : 420 + (minute + 60) * 6 }
        ),
        .init(name: "shadow", values: minutes.map { _ in nil }),
      ],
      unit: .of("ms"),
      levels: [.init(value: 800, label: "alert threshold")]
    )
  )

  static let errorRatio = Figure.lineChart(
    LineChart(
      title: "error ratio",
      minutes: minutes,
      series: [.init(name: "errors", values: minutes.map { $0 > 0 ? 0.034 : 0.008 })],
      unit: .percent,
      marks: [.init(minute: 0, label: "page"), .init(minute: -45, label: "deploy")]
    )
  )

  static let errorsByRegion = Figure.bars(
    BarChart(
      title: "Errors by region",
      bars: [
        .init(label: "eu-west", value: 0.124, n: 1203),
        .init(label: "us-east", value: 0.031, n: 98012),
        .init(label: "ap-south", value: 0.0004, n: 12), .init(label: "sa-east", value: nil, n: 0),
      ],
      unit: .percent
    )
  )

  static let change = Figure.bars(
    BarChart(
      title: "Change against yesterday",
      bars: [
        .init(label: "de", value: 12.4), .init(label: "日本語のロケール", value: -3.25),
        .init(label: "fr", value: 0),
      ],
      unit: .none
    )
  )

  static let latencies = Figure.histogram(
    Histogram(
      title: "latency",
      edges: (0...10).map { Double($0) * 100 },
      counts: [3, 40, 211, 507, 320, 92, 31, 8, 2, 1],
      unit: .of("ms")
    )
  )

  static let errorsByLocaleAndDevice = Figure.heatmap(
    Heatmap(
      title: "error ratio by locale and device",
      rows: ["en", "de", "ja"],
      columns: ["ios", "android", "web", "desktop-client-long"],
      cells: [[0.01, 0.02, 0.011, 0.3], [0.011, nil, 0.013, 0.012], [0.2, 0.012, 0.09, 0.01]],
      unit: .percent
    )
  )

  static let requestsByHour = Figure.heatmap(
    Heatmap(
      title: "requests by hour",
      rows: ["en", "de", "ja"],
      columns: (0..<48).map { "h\($0)" },
      cells: (0..<3).map { row in (0..<48).map { Double($0 * (row + 1) % 37) } },
      unit: .none
    )
  )

  static let arms = Figure.intervals(
    IntervalPlot(
      title: "answer accepted, 95% interval",
      rows: [
        .init(label: "control", estimate: 0.831, low: 0.822, high: 0.8403, n: 6512),
        .init(label: "canary", estimate: 0.786, low: 0.751, high: 0.8193, n: 611),
        .init(label: "empty arm", estimate: nil, low: nil, high: nil, n: 0),
      ],
      reference: 0.83,
      unit: .percent
    )
  )

  static let deploys = Figure.table(
    DataTable(
      title: "Deploys",
      columns: [
        .init(name: "minute", alignment: .right), .init(name: "service"),
        .init(name: "what changed"), .init(name: "p95", unit: .of("ms"), alignment: .right),
      ],
      rows: [
        [
          "-95", "retriever",
          "embedding model v3 behind a flag, index rebuilt for all tenants in eu-west", "412",
        ],
        ["-12", "gateway", "timeouts raised", "1,204"],
      ]
    )
  )

  static let nothing = Figure.lineChart(
    LineChart(title: "nothing", minutes: [], series: [], unit: .none)
  )

  /// Every sample under the name of its snapshot.
  static let samples: [(name: String, figure: Figure)] = [
    ("latencyByArm", .latencyByArm), ("errorRatio", .errorRatio),
    ("errorsByRegion", .errorsByRegion), ("change", .change), ("latencies", .latencies),
    ("errorsByLocaleAndDevice", .errorsByLocaleAndDevice), ("requestsByHour", .requestsByHour),
    ("arms", .arms), ("deploys", .deploys), ("nothing", .nothing),
  ]
}
