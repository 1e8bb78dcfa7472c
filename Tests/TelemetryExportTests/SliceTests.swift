import Telemetry
import Testing

@testable import TelemetryExport

/// A slice exported alone equals that slice of the whole.
struct SliceTests {
  private func text(_ file: ExportFile) throws -> String {
    var bytes: [UInt8] = []
    try file.write { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func lines(_ exporter: Exporter, _ format: ExportFormat) throws -> [String: [String]] {
    var lines: [String: [String]] = [:]
    for file in exporter.files(in: format) {
      lines[file.name] = try text(file).split(separator: "\n").map(String.init)
    }
    return lines
  }

  private func exporter(_ seed: Int, _ from: Int, _ to: Int) throws -> Exporter {
    let window = MinuteRange(from: from, to: to)
    let source = try SmallWorlds.source(SmallWorlds.model(seed), seed: seed, window)
    return Exporter(source, service: "kiosk")
  }

  @Test(arguments: 0..<12)
  func `lines of two slices make those of the whole`(seed: Int) throws {
    let cut = -18 + seed * 2
    let whole = try lines(exporter(seed, -20, 12), .jsonLines)
    let early = try lines(exporter(seed, -20, cut), .jsonLines)
    let late = try lines(exporter(seed, cut, 12), .jsonLines)
    for (name, expected) in whole where name != "documents.jsonl" {
      #expect((early[name] ?? []) + (late[name] ?? []) == expected, "\(name)")
    }
    #expect(whole["documents.jsonl"] == late["documents.jsonl"])
    #expect(whole["requests.jsonl"]?.isEmpty == false)
  }

  @Test(arguments: 0..<12)
  func `samples of a slice are those of the whole`(seed: Int) throws {
    let whole = try lines(exporter(seed, -20, 12), .openMetrics)
    let late = try lines(exporter(seed, -3, 12), .openMetrics)
    let from = LogClock(pageMinuteOfDay: 5).milliseconds(at: -3 * 60_000) / 1000
    let kept = (whole["metrics.openmetrics"] ?? []).filter { line in
      line.hasPrefix("#") || (line.split(separator: " ").last.flatMap { Int($0) } ?? 0) > from
    }
    #expect(late["metrics.openmetrics"] == kept)
  }

  @Test func `no export shows a hidden field or the seed`() throws {
    for format in ExportFormat.allCases {
      for file in try exporter(3, -20, 12).files(in: format) {
        let text = try text(file)
        #expect(!text.contains("secret"))
        #expect(!text.contains("recorded"))
        #expect(!text.contains("seed"))
      }
    }
  }
}
