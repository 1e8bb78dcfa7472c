import Foundation
import Telemetry
import TestSupport
import Testing

@testable import TelemetryExport

/// Exports as parsers that are not ours read them, against a naive recount of the rows.
@Suite(.enabled(if: Tools.hasOracles, "Python lacks the packages of Tests/oracles.txt"))
struct OfficialParserTests {
  private let window = MinuteRange(from: -20, to: 12)

  private func written(_ seed: Int, _ format: ExportFormat) throws -> (
    TemporaryFolder, RecordSource
  ) {
    let source = try SmallWorlds.source(SmallWorlds.model(seed), seed: seed, window)
    let folder = try TemporaryFolder()
    try folder.write(Exporter(source, service: "kiosk"), format)
    return (folder, source)
  }

  private func requests(_ source: RecordSource) throws -> Table {
    try #require(source.model.table("requests"))
  }

  private struct OTLP: Decodable {
    struct Span: Decodable {
      var name: String
      var kind: Int
      var failed: Bool
      var start: String
      var length: Int
      var tokens: Int
      var events: Int
    }
    struct Log: Decodable {
      var level: String
      var number: Int
      var message: String
      var hasTrace: Bool
      var component: String
    }
    var services: [String]
    var spans: [Span]
    var logs: [Log]
    var points: [String: [Double]]
  }

  @Test(arguments: [0, 1, 2, 5, 7])
  func `the official messages of OpenTelemetry hold what the rows do`(seed: Int) throws {
    let (folder, source) = try written(seed, .otlp)
    let report = try Tools.read("otlp", in: folder, as: OTLP.self)
    let table = try requests(source)
    let rows = try Recount(source, of: table, window).rows
    #expect(report.services == ["kiosk"])
    let root = try #require(source.model.trace(of: "requests"))
    let roots = rows.filter { Recount.holds(root.rows, $0) }
    let found = report.spans.filter { $0.name == root.name }
    #expect(found.count == roots.count)
    let failed = roots.filter { row in root.failed.map { Recount.holds($0, row) } ?? false }
    #expect(found.filter(\.failed).count == failed.count)
    // 2031-03-14T00:05:00Z, the page, by `date -u -d 2031-03-14T00:05 +%s`.
    #expect(found.map(\.start) == roots.map { "\(1_931_213_100_000 + $0.time)000000" })
    let tokens = report.spans.filter { $0.name == "chat model" }.map { Double($0.tokens) }
    let chats = root.children.isEmpty ? [] : roots.compactMap { Recount.number("tokens", $0) }
    #expect(tokens == chats)
    let logs = rows.flatMap { row in table.logs.filter { Recount.holds($0.rows, row) } }
    #expect(report.logs.map(\.component) == logs.map(\.component))
    #expect(report.logs.map(\.level) == logs.map { $0.level.rawValue.uppercased() })
    if root.rows == .always { #expect(!report.logs.contains { !$0.hasTrace }) }
    for template in source.model.sampledMetrics {
      guard case .counter(nil) = template.kind else { continue }
      let total = report.points.filter { $0.key.hasPrefix(template.name + "|") }
        .reduce(0) { $0 + ($1.value.last ?? 0) }
      #expect(total == Double(rows.filter { Recount.holds(template.rows, $0) }.count))
    }
    #expect(report.points.values.contains { $0.count == 32 })
  }

  private struct Tables: Decodable {
    var requests: [[String]]
    var documents: [[String]]
  }

  @Test(arguments: [0, 1, 4])
  func `Python's csv reads the rows back`(seed: Int) throws {
    let (folder, source) = try written(seed, .csv)
    let report = try Tools.read("csv", in: folder, as: Tables.self)
    let table = try requests(source)
    let rows = try Recount(source, of: table, window).rows
    let fields = table.fields.filter { !$0.isHidden }.map(\.name)
    #expect(report.requests.first == ["time", "trace_id"] + fields.map(\.rawValue))
    #expect(report.requests.count == rows.count + 1)
    for (line, row) in zip(report.requests.dropFirst(), rows) {
      #expect(line.count == fields.count + 2)
      for (field, text) in zip(fields, line.dropFirst(2)) {
        switch row.cells[field] {
        case .missing, nil: #expect(text.isEmpty)
        case .text(let value): #expect(text == value)
        case .flag(let flag): #expect(text == (flag ? "true" : "false"))
        case .number(let number): #expect(Float(text) == number)
        case .whole(let number): #expect(Int(text) == number)
        case .list: Issue.record("a row has no lists")
        }
      }
    }
    #expect(report.documents.count == 8)
    #expect(report.documents.map { $0[0] } == ["row"] + (0..<7).map(String.init))
  }

  private struct Lines: Decodable {
    struct Row: Decodable {
      var time: String
      var latency: Float?
      var locale: String?
      var ok: Bool?
      var user: Int

      enum CodingKeys: String, CodingKey {
        case latency = "latency_ms"
        case time, locale, ok, user
      }
    }
    struct Span: Decodable {
      var name: String
      var failed: Bool
    }
    struct Metric: Decodable {
      var name: String
      var value: Double?
      var count: Int?
      var buckets: [Int]?

      enum CodingKeys: String, CodingKey {
        case buckets = "bucket_counts"
        case name, value, count
      }
    }
    var requests: [Row]
    var spans: [Span]
    var metrics: [Metric]
  }

  @Test(arguments: [0, 2, 6])
  func `Python's json reads rows, spans and metrics back`(seed: Int) throws {
    let (folder, source) = try written(seed, .jsonLines)
    let report = try Tools.read("jsonl", in: folder, as: Lines.self)
    let rows = try Recount(source, of: requests(source), window).rows
    #expect(report.requests.count == rows.count)
    for (line, row) in zip(report.requests, rows) {
      #expect(line.time == source.clock.text(at: row.time))
      #expect(line.latency.map { CellValue.number($0) } ?? .missing == row.cells["latency_ms"])
      #expect(line.locale.map { CellValue.text($0) } ?? .missing == row.cells["locale"])
      #expect(line.ok.map { CellValue.flag($0) } ?? .missing == row.cells["ok"])
      #expect(CellValue.whole(line.user) == row.cells["user"])
    }
    let root = try #require(source.model.trace(of: "requests"))
    let roots = rows.filter { Recount.holds(root.rows, $0) }
    #expect(report.spans.filter { $0.name == root.name }.count == roots.count)
    for metric in report.metrics {
      if let counts = metric.buckets { #expect(counts.reduce(0, +) == metric.count) }
    }
    #expect(!report.metrics.isEmpty)
  }

  @Test(arguments: [0, 1, 2, 3, 8])
  func `the OpenMetrics parser of Prometheus's client reads every sample`(seed: Int) throws {
    let (folder, source) = try written(seed, .openMetrics)
    let found = try Tools.read("openmetrics", in: folder, as: [String: [[Double]]].self)
    var expected: [String: [[Double]]] = [:]
    try source.metrics().forEachSample { sample in
      let labels = sample.labels.sorted { $0.name < $1.name }.map { "\($0.name)=\($0.value)" }
      let time = Double(1_931_213_100 + sample.minute * 60)
      expected["\(sample.name)|\(labels.joined(separator: ","))", default: []]
        .append([time, sample.value])
    }
    #expect(found == expected)
  }
}
