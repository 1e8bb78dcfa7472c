import Foundation
import Telemetry
import Testing

@testable import TelemetryExport

/// Whether the tables hold what the query engine sees, and nothing else.
struct TelemetryTablesTests {
  @Test func `counts, sums and quantiles are the query engine's`() throws {
    let source = try SmallWorld.source()
    let table = try #require(source.model.table("requests"))
    let query = Query(
      table: "requests",
      window: MinuteRange(from: -60, to: 0),
      groupBy: ["locale"],
      aggregates: [
        .count, .mean("latency_ms"), .sum("tokens"), .share(.isTrue("resolved")),
        .missing("tokens"), .quantile("latency_ms", 0.95), .distinct("user"),
      ]
    )
    let rows = try source.world.rows(
      of: "requests",
      in: query.window,
      fields: query.requiredFields(in: table),
      timeline: Timeline()
    )
    let engine = try query.answer(over: rows, table: table)
    let answer = try SmallWorld.database().ask(
      """
      SELECT locale, count(*), avg(latency_ms), sum(tokens), avg(resolved), avg(tokens IS NULL),
        quantile(latency_ms, 0.95), count(DISTINCT user)
      FROM requests WHERE minute >= -60 AND minute < 0 GROUP BY locale ORDER BY locale
      """
    )
    #expect(engine.rows.map(\.group) == [["en"], ["ja"]])
    for (row, other) in zip(answer.rows, engine.rows) {
      #expect(row[0] == .text(other.group[0]))
      for (value, expected) in zip(row.dropFirst(), other.values) {
        let number = try #require(Double(value.text))
        #expect(abs(number - (expected ?? .nan)) <= 1e-9 * abs(number))
      }
    }
  }

  @Test func `rows that were not recorded and hidden fields are not there`() throws {
    let database = try SmallWorld.database()
    let source = try SmallWorld.source()
    let recorded = try source.world.rows(
      of: "requests",
      in: source.window,
      fields: [],
      timeline: Timeline()
    )
    #expect(
      try database.texts("SELECT count(*), max(rowid) FROM requests")
        == [["\(recorded.count)", "\(recorded.count)"]]
    )
    #expect(
      try database.texts("SELECT name FROM pragma_table_xinfo('requests')").map { $0[0] } == [
        "time", "minute", "time_ms", "user", "locale", "document", "latency_ms", "tokens",
        "resolved", "trace_id",
      ]
    )
  }

  @Test func `times are those of the log's clock`() throws {
    let database = try SmallWorld.database()
    #expect(
      try database.texts(
        "SELECT count(*) FROM requests WHERE time NOT LIKE '2031-03-14T__:__:__.___Z'"
      )
        == [["0"]]
    )
    #expect(
      try database.texts(
        "SELECT count(*) FROM requests WHERE julianday(time) - julianday('2031-03-14 14:50')"
          + " NOT BETWEEN (time_ms - 1) / 86400000.0 AND (time_ms + 1) / 86400000.0"
          + " OR minute <> floor(time_ms / 60000.0)"
      ) == [["0"]]
    )
  }

  @Test func `now is the simulated time`() throws {
    let database = try SmallWorld.database()
    #expect(
      try database.texts("SELECT datetime('now'), current_timestamp, date(), strftime('%H:%M')")
        == [["2031-03-14 15:20:00", "2031-03-14 15:20:00", "2031-03-14", "15:20"]]
    )
    #expect(
      try database.texts(
        "SELECT count(*) > 0 FROM requests WHERE time >= strftime('%Y-%m-%dT%H:%M', 'now', '-10 minutes')"
      )
        == [["1"]]
    )
    #expect(
      try database.refusal("SELECT datetime('now', 'localtime')")?.contains("all times are UTC")
        == true
    )
  }

  @Test func `log lines are found by their words and joined to their rows`() throws {
    let database = try SmallWorld.database()
    let slow = try database.texts("SELECT count(*) FROM requests WHERE latency_ms > 1500")
    #expect(try database.texts("SELECT count(*) FROM logs") == slow)
    #expect(try database.texts("SELECT count(*) FROM logs_fts WHERE logs_fts MATCH 'slow'") == slow)
    #expect(
      try database.texts(
        "SELECT count(*) FROM logs JOIN requests USING (trace_id)"
          + " WHERE requests.time_ms = logs.time_ms AND attributes ->> 'user' = user"
      ) == slow
    )
    #expect(
      try database.texts(
        "SELECT count(*) FROM logs_fts JOIN logs ON logs.rowid = logs_fts.rowid"
          + " WHERE logs_fts MATCH 'ja' AND logs.message NOT LIKE '%ja%'"
      ) == [["0"]]
    )
  }

  @Test func `references name the rows they refer to`() throws {
    let source = try SmallWorld.source()
    let kinds = try source.world.rows(
      of: "documents",
      in: source.window,
      fields: ["kind"],
      timeline: Timeline()
    )
    guard case .codes(let codes, let labels) = kinds["kind"] else { return }
    let texts = try SmallWorld.database().texts("SELECT \"row\", kind FROM documents ORDER BY 1")
    #expect(texts == codes.enumerated().map { ["\($0.offset)", labels[Int($0.element)]] })
  }

  @Test func `metrics count what the rows count`() throws {
    let database = try SmallWorld.database()
    #expect(
      try database.texts(
        """
        SELECT (SELECT sum(value) FROM metrics WHERE minute = 0 AND name LIKE '%requests_total')
          = (SELECT count(*) FROM requests WHERE minute < 0)
        """
      ) == [["1"]]
    )
  }

  @Test func `a written file holds what a private database holds`() throws {
    let path = "\(NSTemporaryDirectory())/telemetry-\(UInt64.random(in: 0...(.max))).sqlite"
    defer { unlink(path) }
    try TelemetryDatabase.write(try SmallWorld.source(), to: path)
    let file = try SQLiteConnection(path: path)
    for table in ["requests", "documents", "logs", "spans", "metrics"] {
      let count = try SmallWorld.database().texts("SELECT count(*) FROM \(table)")[0][0]
      #expect(throws: Never.self) {
        try file.execute(
          "CREATE TEMP TABLE \(table)_count (n INTEGER CHECK (n = \(count)));"
            + " INSERT INTO \(table)_count SELECT count(*) FROM \(table)"
        )
      }
    }
  }

  @Test func `the schema is the same whatever the world's parameters are`() throws {
    let one = try TelemetryDatabase(SmallWorld.source(seed: 1))
    let two = try TelemetryDatabase(SmallWorld.source(seed: 2, shift: 500))
    #expect(one.definitions() == two.definitions())
    #expect(one.tables == two.tables)
    #expect(
      one.tables == [
        "documents", "requests", "logs", "logs_fts", "spans", "metrics", "fields",
        "requests_per_minute", "logs_per_minute",
      ]
    )
  }
}
