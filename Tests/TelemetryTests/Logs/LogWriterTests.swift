import Foundation
import Telemetry
import TestSupport
import Testing

/// Log lines against a JSON parser that is not ours, and against the rows they come from.
struct LogWriterTests {
  private let window = MinuteRange(from: -3, to: 4)

  private func writer(_ table: Table = Sample.requests) throws -> LogWriter {
    try LogWriter(
      table,
      in: Sample.world,
      clock: LogClock(day: "2031-03-14", pageMinuteOfDay: 1)
    )
  }

  /// A line as Foundation reads it.
  private struct Parsed: Decodable {
    var time: String
    var level: String
    var component: String
    var message: String
    var traceID: String
    var user: UInt32?
    var segment: String?
    var latency: Float?
    var ok: Bool?
    var tokens: Float?
    var topic: String?
    var document: UInt32?

    enum CodingKeys: String, CodingKey {
      case time, level, component, message, user, segment, ok, tokens, topic, document
      case traceID = "trace_id"
      case latency = "latency_ms"
    }
  }

  private func parsed(_ line: String) throws -> Parsed {
    try JSONDecoder().decode(Parsed.self, from: Data(line.utf8))
  }

  @Test(arguments: 0..<40)
  func `lines equal the rows that wrote them`(seed: Int) throws {
    var dice = SeededNumbers(UInt64(seed) + 77)
    let rows = Sample.rows(dice.below(200), window: window, &dice)
    let naive = NaiveRecount(rows)
    var expected: [(row: Int, template: Int)] = []
    for (row, line) in naive.lines.enumerated() where line.cells["recorded"] == .flag(true) {
      for (index, template) in Sample.requests.logs.enumerated()
      where NaiveRecount.holds(template.rows, line.cells) {
        expected.append((row, index))
      }
    }
    let lines = try writer().excerpt(of: rows, limit: .max).lines
    #expect(lines.map(\.row) == expected.map(\.row))
    for (line, origin) in zip(lines, expected) {
      let template = Sample.requests.logs[origin.template]
      let cells = naive.lines[origin.row].cells
      let read = try parsed(line.json)
      #expect(read.level == template.level.rawValue)
      #expect(read.component == template.component)
      #expect(read.message == line.message)
      #expect(read.traceID == line.traceID.description)
      func cell(_ name: FieldName, _ seen: Cell) {
        #expect(seen == (template.fields.contains(name) ? cells[name] : .missing), "\(line.json)")
      }
      cell("user", read.user.map { .whole($0) } ?? .missing)
      cell("segment", read.segment.map { .text($0) } ?? .missing)
      cell("latency_ms", read.latency.map { .number(Double($0)) } ?? .missing)
      cell("ok", read.ok.map { .flag($0) } ?? .missing)
      cell("tokens", read.tokens.map { .number(Double($0)) } ?? .missing)
      cell("topic", read.topic.map { .text($0) } ?? .missing)
      cell("document", read.document.map { .whole($0) } ?? .missing)
    }
    var text: [UInt8] = []
    try writer().forEachRecord(of: rows) {
      $0.appendJSON(to: &text)
      text.append(10)
    }
    #expect(String(decoding: text, as: UTF8.self) == lines.map { $0.json + "\n" }.joined())
    let limit = dice.below(30)
    let excerpt = try writer().excerpt(of: rows, limit: limit)
    #expect(excerpt == LogExcerpt(lines: Array(lines.suffix(limit)), total: lines.count))
    let errors = try writer().excerpt(
      of: rows,
      matching: .isOneOf("segment", ["eu"]),
      from: .error,
      limit: 1000
    )
    #expect(
      errors.lines
        == lines.filter {
          $0.level == .error && naive.lines[$0.row].cells["segment"] == .text("eu")
        }
    )
  }

  @Test func `a line reads as written`() throws {
    let rows = Rows(
      table: "requests",
      window: window,
      count: 2,
      times: [-61_000, 1],
      columns: [
        .init(name: "user", values: .entities([7, 4_294_967_295])),
        .init(name: "segment", values: .codes([255, 1], labels: ["eu", "a\"\\\n\u{7}\u{9b}é🚒"])),
        .init(name: "ok", values: .flags([0, 255])),
        .init(name: "latency_ms", values: .numbers([812.25, .nan])),
        .init(name: "tokens", values: .numbers([0, 1])),
        .init(name: "document", values: .references([0, 1])),
        .init(name: "topic", values: .codes([0, 0], labels: ["billing", "legal"])),
        .init(name: "recorded", values: .flags([1, 1])),
      ]
    )
    let writer = try writer()
    #expect(rows.columns.map(\.name) == writer.requiredFields())
    let lines = try writer.excerpt(of: rows, limit: 10).lines
    #expect(
      lines.map(\.json) == [
        #"{"time":"2031-03-13T23:59:59.000Z","level":"error","component":"gateway","#
          + #""message":"request of missing failed after 812.25 ms","#
          + #""trace_id":"\#(TraceID(table: "requests", tick: -2, ordinal: 0))","#
          + #""user":7,"segment":null,"latency_ms":812.25,"ok":false}"#,
        #"{"time":"2031-03-14T00:01:00.001Z","level":"error","component":"gateway","#
          + #""message":"request of a\"\\\n\u0007\u009bé🚒 failed after missing ms","#
          + #""trace_id":"\#(TraceID(table: "requests", tick: 0, ordinal: 0))","#
          + #""user":4294967295,"segment":"a\"\\\n\u0007\u009bé🚒","latency_ms":null,"ok":null}"#,
      ]
    )
    #expect(lines[1].message == "request of a\"\\\n\u{7}\u{9b}é🚒 failed after missing ms")
    #expect(try parsed(lines[1].json).message == lines[1].message)
  }

  @Test func `a slice writes the lines of the whole, trace identities included`() throws {
    var dice = SeededNumbers(5)
    let rows = Sample.rows(300, window: window, &dice)
    let slice = Sample.slice(rows, MinuteRange(from: -1, to: 2))
    let whole = try writer().excerpt(of: rows, limit: .max).lines
    let part = try writer().excerpt(of: slice, limit: .max).lines
    let first = -60_000
    #expect(!part.isEmpty)
    #expect(
      part.map(\.json)
        == whole.filter { ($0.time ?? 0) >= first && ($0.time ?? 0) < 120_000 }.map(\.json)
    )
  }

  @Test func `rows that were left out before change no identity`() throws {
    var dice = SeededNumbers(6)
    let rows = Sample.rows(300, window: window, &dice)
    let recorded = Sample.keeping(rows) { row in
      guard case .flags(let flags) = rows["recorded"] else { return false }
      return flags[row] == 1
    }
    #expect(recorded.count < rows.count)
    #expect(
      try writer().excerpt(of: recorded, limit: .max).lines.map(\.json)
        == writer().excerpt(of: rows, limit: .max).lines.map(\.json)
    )
  }

  @Test func `a table of a fixed size has lines without time`() throws {
    var table = Sample.documents
    table.logs = [
      LogTemplate(
        rows: .always,
        level: .warn,
        component: "index",
        message: "rank {rank} {",
        fields: ["topic"]
      )
    ]
    let rows = Rows(
      table: "documents",
      window: window,
      count: 1,
      times: [],
      columns: [
        .init(name: "topic", values: .codes([1], labels: ["billing", "legal"])),
        .init(name: "rank", values: .numbers([1e20])),
      ]
    )
    let line = try #require(try writer(table).excerpt(of: rows, limit: 1).lines.first)
    #expect(
      line.json
        == #"{"level":"warn","component":"index","message":"rank 1e+20 {","trace_id":""#
        + #"\#(TraceID(table: "documents", tick: 0, ordinal: 0))","topic":"legal"}"#
    )
    #expect(line.time == nil)
  }

  @Test func `templates that show what is unknown or hidden are refused`() {
    var table = Sample.requests
    table.logs = [
      LogTemplate(
        rows: .isTrue("okk"),
        level: .info,
        component: "c",
        message: "{latency} {truly_ok} { user } {} {{segment}}",
        fields: ["user", "usr"]
      )
    ]
    let problems = LogWriter.problems(of: table, in: Sample.world)
    #expect(
      problems.map { "\($0.place): \($0.error)" } == [
        "logs[0].rows: Table 'requests' has no field 'okk'. Did you mean 'ok'?",
        "logs[0].message: Table 'requests' has no field 'latency'. Did you mean 'latency_ms'?",
        "logs[0].message: Field 'truly_ok' of table 'requests' is not recorded in the telemetry.",
        "logs[0].fields[1]: Table 'requests' has no field 'usr'. Did you mean 'user'?",
      ]
    )
    #expect(throws: QueryError.self) { try writer(table) }
    var dice = SeededNumbers(1)
    let rows = Sample.rows(3, window: window, &dice)
    #expect(throws: QueryError.hiddenField("truly_ok", "requests")) {
      try writer().excerpt(of: rows, matching: .isTrue("truly_ok"), limit: 1)
    }
  }
}
