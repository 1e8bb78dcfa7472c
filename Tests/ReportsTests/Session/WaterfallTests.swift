import Foundation
import Plotting
import Reports
import Testing

/// Spans among the rows of an answer.
struct WaterfallTests {
  private static let columns = [
    "name", "time_ms", "duration_ms", "failed", "trace_id", "span_id", "parent_span_id",
  ].map { AnswerRows.Column(name: $0, isNumber: false) }

  private static func waterfall(_ rows: [[String]]) throws -> Waterfall {
    let figure = try #require(AnswerRows(columns: columns, rows: rows).waterfalls.first)
    guard case .waterfall(let waterfall) = figure else { throw NoWaterfall() }
    return waterfall
  }

  private struct NoWaterfall: Error {}

  @Test func `spans stand under the one that holds them, from the start of the trace`() throws {
    let waterfall = try Self.waterfall([
      ["chat", "-899", "700", "1", "t1", "c", "a"],
      ["POST /x", "-1000", "850", "0", "t1", "a", "NULL"],
      ["tool", "-500", "10", "0", "t1", "d", "c"],
      ["retrieval", "-1000", "100.5", "0", "t1", "b", "a"],
    ])
    #expect(waterfall.spans.map(\.name) == ["POST /x", "retrieval", "chat", "tool"])
    #expect(waterfall.spans.map(\.depth) == [0, 1, 1, 2])
    #expect(waterfall.spans.map(\.start) == [0, 0, 101, 500])
    #expect(waterfall.spans.map(\.isFailed) == [false, false, true, false])
    let lines = TextRenderer.render(
      .waterfall(waterfall),
      style: TextStyle(width: 60, glyphs: .unicode, colour: .none)
    )
    #expect(lines.count == 5)
    #expect(lines[4].hasPrefix("    tool"))
    #expect(lines[3].hasSuffix("700 ms, failed"))
    let svg = SVGRenderer.render(.waterfall(waterfall))
    #expect(svg.components(separatedBy: "<rect").count == 6)
    #expect(Figure.waterfall(waterfall).values.rows[2] == ["chat", "101", "700", "yes"])
  }

  @Test func `parents that hold each other end, and rows without spans draw nothing`() throws {
    let circle = AnswerRows(
      columns: Self.columns,
      rows: [["a", "0", "1", "0", "t", "x", "y"], ["b", "0", "1", "0", "t", "y", "x"]]
    )
    #expect(circle.waterfalls.isEmpty)
    let plain = AnswerRows(columns: Array(Self.columns.prefix(3)), rows: [["a", "0", "1"]])
    #expect(plain.waterfalls.isEmpty)
    let many = (0..<4).map { ["a", "0", "1", "0", "t\($0)", "x", "NULL"] }
    #expect(AnswerRows(columns: Self.columns, rows: many).waterfalls.isEmpty)
  }

  @Test func `a log names its traces once each`() {
    let id = String(repeating: "0a", count: 16)
    let line = #"{"time":"14:00","message":"slow","trace_id":"\#(id)"}"#
    let traces = LogTrace.all(in: [line, "nothing", line, #"{"trace_id":"12'; DROP"}"#])
    #expect(traces.map(\.id) == [id])
    #expect(traces[0].statement.contains("trace_id = '\(id)'"))
  }
}
