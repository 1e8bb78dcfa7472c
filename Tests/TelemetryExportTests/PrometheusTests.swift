import Foundation
import Telemetry
import TestSupport
import Testing

@testable import TelemetryExport

/// Exports as Debian's Prometheus takes them.
@Suite(
  .enabled(if: Tools.hasPrometheus, "prometheus is not installed (apt-get install prometheus)")
)
struct PrometheusTests {
  @Test(arguments: 0..<6)
  func `promtool finds nothing wrong with a snapshot`(seed: Int) throws {
    let source = try SmallWorlds.source(
      SmallWorlds.model(seed),
      seed: seed,
      MinuteRange(from: -20, to: 5)
    )
    let folder = try TemporaryFolder()
    try folder.write(Exporter(source, service: "kiosk"), .prometheus)
    let file = folder.url.appending(path: "metrics.prom")
    #expect(
      try Tool.run(
        "promtool",
        ["check", "metrics"],
        input: String(contentsOf: file, encoding: .utf8)
      ).isEmpty
    )
  }

  @Test func `promtool finds a counter without its suffix`() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "bad.prom")
    try Data("# TYPE a counter\n# HELP a Bad.\na 1\n".utf8).write(to: file)
    #expect(throws: Tool.Failure.self) {
      try Tool.run(
        "promtool",
        ["check", "metrics"],
        input: String(contentsOf: file, encoding: .utf8)
      )
    }
  }

  /// A running server that ends with the test.
  private final class Server {
    let address: String
    private let running: Running

    /// Starts one and waits until it answers.
    init(data: URL, port: Int) throws {
      let configuration = data.appending(path: "prometheus.yml")
      try Data("global: {scrape_interval: 1m}\n".utf8).write(to: configuration)
      address = "http://127.0.0.1:\(port)"
      running = try Tool.start(
        "prometheus",
        [
          "--config.file=\(configuration.path())", "--storage.tsdb.path=\(data.path())",
          "--storage.tsdb.retention.time=36500d", "--web.listen-address=127.0.0.1:\(port)",
        ]
      )
      try #require(
        running.waitForErrors { $0.contains("ready to receive web requests") }
      )
    }

    /// The values that a question in PromQL has at a time, by a label.
    func answer(_ question: String, at time: Int, by label: String) throws -> [String: Double] {
      let text = try Tool.run(
        "python3",
        [
          "-c",
          """
          import json, sys, urllib.parse, urllib.request
          query = urllib.parse.urlencode({"query": sys.argv[2], "time": sys.argv[3]})
          with urllib.request.urlopen(sys.argv[1] + "/api/v1/query?" + query, timeout=20) as answer:
              result = json.load(answer)["data"]["result"]
          print(json.dumps({r["metric"].get(sys.argv[4], ""): float(r["value"][1]) for r in result}))
          """, address, question, "\(time)", label,
        ]
      )
      return try JSONDecoder().decode([String: Double].self, from: Data(text.utf8))
    }
  }

  private func freePort() throws -> Int {
    let text = try Tool.run(
      "python3",
      [
        "-c",
        "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])",
      ]
    )
    return try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  @Test func `PromQL over our blocks answers what our queries answer`() throws {
    let model = Self.model
    let source = try SmallWorlds.source(model, seed: 4, MinuteRange(from: -60, to: 60))
    let folder = try TemporaryFolder()
    try folder.write(Exporter(source, service: "kiosk"), .openMetrics)
    let text = folder.url.appending(path: "metrics.openmetrics")
    let data = folder.url.appending(path: "data")
    try Tool.run(
      "promtool",
      ["tsdb", "create-blocks-from", "openmetrics", text.path(), data.path()]
    )
    let server = try Server(data: data, port: freePort())
    let table = try #require(model.table("requests"))
    for minute in [-30, 0, 17, 60] {
      let window = MinuteRange(from: -60, to: minute)
      let query = Query(
        table: "requests",
        window: window,
        groupBy: ["locale"],
        aggregates: [.count]
      )
      let rows = try source.world.rows(
        of: "requests",
        in: window,
        fields: ["locale"],
        timeline: Timeline()
      )
      let expected = try query.answer(over: rows, table: table).rows
      let time = source.clock.milliseconds(at: minute * 60_000) / 1000
      let found = try server.answer("kiosk_answers_total", at: time, by: "locale")
      #expect(found.count == 3)
      for row in expected { #expect(found[row.group[0]] == row.values[0]) }
      // The histogram's count and sum, and the share of answers within 0.64 s, are those of the rows.
      let latencies = try source.world.rows(
        of: "requests",
        in: window,
        fields: ["latency_ms"],
        timeline: Timeline()
      )
      guard case .numbers(let numbers) = latencies["latency_ms"] else { return }
      let count = try server.answer(
        "gen_ai_server_request_duration_seconds_count",
        at: time,
        by: ""
      )
      #expect(count[""] == Double(numbers.count))
      let fast = try server.answer(
        #"gen_ai_server_request_duration_seconds_bucket{le="0.64"}"#,
        at: time,
        by: ""
      )
      #expect(fast[""] == Double(numbers.filter { $0 <= 640 }.count))
    }
  }

  private static let model = WorldModel(
    firstMinute: -60,
    pageMinuteOfDay: 890,
    controls: [],
    tables: [
      Table(
        name: "requests",
        title: "requests",
        rows: .arrivals(Traffic(perMinute: SmallWorlds.constant(20))),
        fields: [
          Field(
            name: "locale",
            title: "locale",
            generator: .category(
              ["en", "ja", "de"].map { CategoryValue($0, weight: SmallWorlds.constant(1)) }
            )
          ),
          Field(
            name: "latency_ms",
            title: "latency",
            unit: "ms",
            generator: .number(
              Distribution(family: .exponential, parameters: [SmallWorlds.constant(600)])
            )
          ),
        ]
      )
    ],
    metrics: [
      MetricTemplate(
        name: "kiosk.answers",
        help: "Answers.",
        kind: .counter(nil),
        table: "requests",
        attributes: [TelemetryAttribute(name: "locale", value: .field("locale"))]
      ),
      MetricTemplate(
        name: "gen_ai.server.request.duration",
        help: "How long answers take.",
        kind: .histogram("latency_ms", bounds: []),
        table: "requests"
      ),
    ]
  )
}
