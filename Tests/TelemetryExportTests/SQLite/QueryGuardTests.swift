import Telemetry
import Testing

@testable import TelemetryExport

/// What a question may not do, and how it is told.
struct QueryGuardTests {
  @Test(arguments: [
    ("", "there is no statement"),
    ("-- nothing", "there is no statement"),
    ("SELECT 1; SELECT 2", "there is more than one statement; ask one at a time"),
    ("SELECT 1; DROP TABLE requests", "there is more than one statement; ask one at a time"),
    (
      "DELETE FROM requests",
      "the telemetry can only be read; the statement writes to 'requests'"
    ),
    (
      "INSERT INTO logs_fts(logs_fts) VALUES('optimize')",
      "the telemetry can only be read; the statement writes to 'logs_fts'"
    ),
    (
      "WITH a AS (SELECT 1) UPDATE requests SET user = 1",
      "the telemetry can only be read; the statement writes to 'requests'"
    ),
    (
      "ATTACH 'x.sqlite' AS x",
      "other databases cannot be attached here; export the telemetry and use sqlite3"
    ),
    (
      "VACUUM INTO 'x.sqlite'",
      "the telemetry can only be read; the statement does something else"
    ),
    (
      "PRAGMA journal_mode = WAL",
      "the pragma 'journal_mode' cannot be used here; table_info, table_list and index_list can"
    ),
    (
      "PRAGMA user_version",
      "the pragma 'user_version' cannot be used here; table_info, table_list and index_list can"
    ),
    (
      "SELECT * FROM pragma_page_count",
      "'pragma_page_count' is no telemetry; '.tables' lists what is"
    ),
    ("SELECT name FROM dbstat", "'dbstat' is no telemetry; '.tables' lists what is"),
    ("BEGIN", "the telemetry can only be read; transactions mean nothing here"),
    (
      "SELECT random()",
      "the function 'random' cannot be used here: its result would not follow from the telemetry"
    ),
    (
      "SELECT load_extension('x')",
      "the function 'load_extension' cannot be used here:"
        + " its result would not follow from the telemetry"
    ),
    (
      "SELECT latencyms FROM requests",
      "there is no column 'latencyms'. Did you mean 'latency_ms'? '.schema' lists them"
    ),
    (
      "SELECT r.locle FROM requests r",
      "there is no column 'r.locle'. Did you mean 'locale'? '.schema' lists them"
    ),
    ("SELECT good FROM requests", "there is no column 'good'. '.schema' lists them"),
    (
      "SELECT 1 FROM request",
      "there is no table 'request'. Did you mean 'requests' or 'requests_per_minute'? '.tables' lists them"
    ),
    ("SELECT quantil(1, 2)", "there is no function 'quantil'. Did you mean 'quantile'?"),
    ("SELEC 1", "near \"SELEC\": syntax error"),
  ])
  func `what is wrong is named`(_ statement: String, _ words: String) throws {
    #expect(try SmallWorld.database().refusal(statement) == words)
  }

  @Test(arguments: [
    "SELECT json_extract('{}', (SELECT 'n' || count(*) FROM requests))",
    "SELECT * FROM logs_fts WHERE logs_fts MATCH (SELECT 'n' || count(*) || ': x' FROM requests)",
    "SELECT quantile(latency_ms, (SELECT count(*) FROM requests)) FROM requests",
    "SELECT strftime()", "SELECT zeroblob(5000000)", "SELECT printf('%.*c', 900000000, 'x')",
  ])
  func `what fails while it runs tells no value`(_ statement: String) throws {
    #expect(
      try SmallWorld.database().refusal(statement)
        == "the statement failed while it ran: a function was given a value that it cannot take,"
        + " such as a JSON path, a full-text query, a quantile outside 0 to 1 or a time zone (all"
        + " times are UTC)"
    )
  }

  @Test func `a function that is missing is not offered for itself`() throws {
    // SQLite has it from version 3.41 on.
    let words = try SmallWorld.database().refusal("SELECT unhex('00')")
    #expect(words?.contains("Did you mean 'unhex'") != true)
  }

  @Test func `steps bound a statement where no clock does`() throws {
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    let limits = SQLLimits(seconds: nil, steps: 3_000_000)
    #expect(
      try SmallWorld.database().refusal(endless + " SELECT max(i) FROM n", limits: limits)
        == "the statement took 3 million steps and was stopped; read fewer rows or bound the"
        + " recursion"
    )
  }

  @Test func `a quantile without a fraction is nothing`() throws {
    #expect(
      try SmallWorld.database().texts("SELECT quantile(latency_ms, NULL) FROM requests") == [[""]]
    )
  }

  @Test func `a table whose experiment was not run is closed`() throws {
    let source = try SmallWorld.source()
    let database = try TelemetryDatabase(source, closed: ["requests": ["run-it"]])
    for statement in [
      "SELECT count(*) FROM requests", "SELECT * FROM requests_per_minute",
      "SELECT (SELECT max(latency_ms) FROM REQUESTS)",
    ] {
      #expect(
        try database.refusal(statement)
          == "'requests' is empty until its experiment was run; 'run-it' runs it"
      )
    }
    #expect(try !database.ask("SELECT 1").rows.isEmpty)
  }

  @Test(arguments: [
    "CREATE TABLE x (y)", "CREATE TEMP VIEW x AS SELECT 1", "DROP VIEW fields",
    "ALTER TABLE logs RENAME TO l", "CREATE VIRTUAL TABLE x USING fts5(a)", "REINDEX", "ANALYZE",
    "CREATE INDEX i ON logs (level)",
  ])
  func `tables are not changed`(_ statement: String) throws {
    let words = try SmallWorld.database().refusal(statement)
    #expect(
      words?.hasPrefix("the telemetry can only be read; the statement") == true,
      "\(statement)"
    )
  }

  @Test(arguments: [
    "PRAGMA table_info(requests)", "SELECT * FROM sqlite_master", "SELECT 1;  -- the end",
    "EXPLAIN QUERY PLAN SELECT * FROM logs", "SELECT value FROM json_each('[1]')",
    "SELECT bm25(logs_fts), snippet(logs_fts, 0, '', '', '', 5) FROM logs_fts('slow') LIMIT 1",
    "SELECT row_number() OVER (ORDER BY time_ms) FROM requests LIMIT 1",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n",
    "WITH a AS (SELECT locale FROM requests) SELECT count(*) FROM a",
    "SELECT count(*) FROM (SELECT 1 FROM logs) AS b",
  ])
  func `reading is allowed`(_ statement: String) throws {
    #expect(try !SmallWorld.database().ask(statement).rows.isEmpty)
  }

  @Test func `a statement without an end is stopped`() throws {
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    let database = try SmallWorld.database()
    #expect(
      try database.refusal(endless + " SELECT max(i) FROM n", limits: SQLLimits(seconds: 1))
        == "the statement ran for 1 s and was stopped; read fewer rows or bound the recursion"
    )
    #expect(try database.texts("SELECT 1") == [["1"]])
  }

  @Test func `a statement that hoards is stopped`() throws {
    let hoarding = """
      WITH RECURSIVE n(i, t) AS (
        SELECT 1, hex(zeroblob(50000)) UNION SELECT i + 1, hex(zeroblob(50000)) || i FROM n
      ) SELECT count(*) FROM n
      """
    let words = try SmallWorld.database().refusal(hoarding, limits: SQLLimits(megabytes: 20))
    #expect(
      words
        == "the statement needs more than 20 MB of memory; read fewer rows"
    )
  }

  @Test func `rows beyond the limit are cut, and it is said`() throws {
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    let answer = try SmallWorld.database().ask(endless)
    #expect(answer.rows.count == 10_000)
    #expect(answer.isCut)
    let whole = try SmallWorld.database().ask(endless + " LIMIT 10000")
    #expect(whole.rows == answer.rows)
    #expect(!whole.isCut)
  }

  @Test(arguments: [
    (
      "SELECT locale, avg(resolved) FROM requests GROUP BY 1",
      ["requests.locale", "requests.resolved"]
    ),
    ("SELECT * FROM requests WHERE locale = 'ja'", ["requests.locale"]),
    ("SELECT r.TOKENS FROM requests AS r", ["requests.tokens"]),
    ("SELECT count(*) FROM requests", []),
    ("SELECT message AS locale FROM logs", []),
    ("SELECT sum(requests) FROM requests_per_minute", []),
  ])
  func `what a statement names and reads is known`(_ statement: String, _ reads: [String]) throws {
    #expect(try SmallWorld.database().ask(statement).reads.map(\.description) == reads)
  }
}
