import Foundation
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import FiredrillCLI

/// Questions in SQL from the command line and in a play.
struct SQLCommandTests {
  /// A machine with one open session.
  private static func drill() throws -> Drill {
    let drill = try Drill()
    _ = try drill.run(["play", "canary", "--seed", "5"], input: "note one\n")
    return drill
  }

  private static let perArm =
    "SELECT arm, count(*) AS n FROM requests WHERE minute < 0 AND minute >= -60 GROUP BY arm"

  @Test func `a question costs a minute and is told apart from what it shows`() throws {
    let drill = try Self.drill()
    let run = try drill.run(["sql", "1", Self.perArm])
    #expect(run.status == 0)
    #expect(
      run.lines.map { $0.split(separator: " ").first ?? "" } == [
        "arm", "───────", "canary", "control", "",
      ]
    )
    #expect(run.errors == "[2] It is 14:51 now.\n")
    guard case .queried(let query, 1) = try drill.events().last else {
      Issue.record("no question was kept")
      return
    }
    #expect(query.statement == Self.perArm)
    #expect(query.reads == ["requests.arm"])
    #expect(query.rows == 2)
  }

  @Test func `JSON and CSV hold the same values`() throws {
    let drill = try Self.drill()
    let values = "SELECT 1 AS one, 0.5 AS half, NULL AS none, 'a,\"b' AS text, x'0fa0' AS bytes"
    let json = try drill.run(["sql", "--format", "json", values])
    let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    #expect(
      (document as? NSDictionary) == [
        "columns": ["one", "half", "none", "text", "bytes"], "cut": false,
        "rows": [[1, 0.5, NSNull(), "a,\"b", "0fa0"] as NSArray],
      ] as NSDictionary
    )
    let csv = try drill.run(["sql", "--format", "csv", values])
    #expect(csv.output == "one,half,none,text,bytes\r\n1,0.5,,\"a,\"\"b\",0fa0\r\n")
  }

  @Test(
    arguments: [
      ("DELETE FROM requests", 65, "firedrill: the telemetry can only be read;"),
      ("ATTACH 'x' AS x", 65, "firedrill: other databases cannot be attached here;"),
      (
        "SELECT latncy_ms FROM requests", 65,
        "firedrill: there is no column 'latncy_ms'. Did you mean 'latency_ms'?"
      ),
      ("SELECT 1; SELECT 2", 65, "firedrill: there is more than one statement;"),
      ("", 65, "firedrill: there is no statement"),
    ] as [(String, Int32, String)]
  )
  func `what is wrong is named and costs nothing`(
    _ statement: String,
    _ status: Int32,
    _ words: String
  ) throws {
    let drill = try Self.drill()
    try drill.run(["sql", "1", statement]).expectRefusal(status, words)
    #expect(try drill.events().count == 1)
  }

  @Test func `a statement without an end is stopped after five seconds`() throws {
    let drill = try Self.drill()
    let endless =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    try drill.run(["sql", "1", endless]).expectRefusal(65, "firedrill: the statement ran for 5 s")
    #expect(try drill.events().count == 2, "what ran costs its minute")
  }

  @Test func `no rows are said, not shown as a number`() throws {
    let drill = try Self.drill()
    let none = try drill.run(["sql", "SELECT * FROM requests WHERE minute > 500"])
    #expect(none.output == "no rows\n")
    let mean = try drill.run([
      "sql", "SELECT avg(latency_ms) AS mean FROM requests WHERE minute > 500",
    ])
    #expect(mean.lines == ["mean", "────", "NULL", ""])
  }

  @Test func `rows are cut at ten thousand, and it is said`() throws {
    let drill = try Self.drill()
    let run = try drill.shell("\"$F\" sql --format csv 'SELECT user FROM requests' | wc -l")
    #expect(run.output.trimmed == "10001")
    #expect(run.errors.contains("Cut after 10000 rows."))
  }

  @Test func `nothing later than the clock can be read`() throws {
    let drill = try Self.drill()
    _ = try drill.run(["resume"], input: "wait 7\n")
    let asked =
      "SELECT max(minute) AS a, max(time_ms) < 420000 AS b, date('now') || time('now') AS c"
    let run = try drill.run(["sql", "--format", "csv", asked + " FROM requests"])
    #expect(run.output == "a,b,c\r\n6,1,2031-03-1414:57:00\r\n")
  }

  @Test func `lines are asked one by one, and dots cost nothing`() throws {
    let drill = try Self.drill()
    let input = ".tables\n.schema logs\n.nothing\nSELECT 1 AS one\nSELEC\n.quit\nSELECT 2\n"
    let run = try drill.run(["sql"], input: input)
    #expect(run.status == 0)
    #expect(run.output.contains("requests, replayed, logs, logs_fts, spans, metrics, fields,"))
    #expect(run.output.contains("CREATE TABLE \"logs\""))
    #expect(run.output.contains("there is no '.nothing'"))
    #expect(run.output.contains("near \"SELEC\": syntax error"))
    #expect(try drill.events().count == 2)
  }

  @Test func `a session that is over, or none, is refused`() throws {
    let drill = try Drill()
    try drill.run(["sql", "SELECT 1"]).expectRefusal(66, "firedrill: there is no open session;")
    _ = try drill.run(["play", "canary", "--seed", "5"], input: "abandon\n")
    try drill.run(["sql", "1", "SELECT 1"]).expectRefusal(64, "firedrill: session 1 is over")
    try drill.run(["sql", "one", "SELECT 1"]).expectRefusal(64, "firedrill: 'one' is no session's")
  }

  @Test func `a question is cited in a play and replays as it was`() throws {
    let drill = try Drill()
    let script = """
      sql SELECT locale, arm, avg(resolved) FROM requests WHERE minute >= -60 GROUP BY 1, 2
      cite locales
      cite arms 1
      sql SELECT pool FROM requests LIMIT 1
      cite arms
      cite release-notes
      declare unknown because the Japanese gap stands !
      """
    let run = try drill.run(["play", "canary", "--seed", "5"], input: script + "\n")
    #expect(run.status == 0)
    #expect(run.output.contains("[2] Answer 1 settles what 'locales' asks"))
    #expect(run.output.contains("question 1 was cited already"))
    #expect(run.output.contains("question 3 does not name what 'arms' is about"))
    #expect(run.output.contains("'release-notes' shows documents, not rows"))
    guard case .cited(let look, query: 1) = try drill.events().dropFirst().first else {
      Issue.record("nothing was cited")
      return
    }
    #expect(look.action == "locales")
    #expect(look.minutes == 0)
    let file = drill.file("cited.jsonl")
    #expect(try drill.run(["export", "1", "--out", file]).status == 0)
    let replay = try drill.run(["replay", file, "--all"])
    #expect(replay.status == 0)
    let shown = run.output.components(separatedBy: "── [1]")[1].prefix(900)
    #expect(replay.output.contains("── [1]" + shown.components(separatedBy: "\n[2]")[0]))
  }
}
