import Telemetry
import Testing

@testable import TelemetryExport

struct SQLWordsTests {
  private static func told(_ statement: String, among columns: String) -> String {
    let told = SQLWords(statement).told
    return columns.split(separator: " ").filter { told.contains(String($0)) }
      .joined(separator: " ")
  }

  @Test(arguments: [
    ("SELECT arm, pool, done FROM r", "arm pool done"),
    ("SELECT arm, pool, done FROM r LIMIT 1", ""),
    ("SELECT DISTINCT arm FROM r", ""),
    ("SELECT arm, avg(done) FROM r WHERE pool = 'b' GROUP BY arm", "arm done"),
    ("SELECT arm, round(avg(done = 1), 3) FROM r GROUP BY 1", "arm done"),
    ("select ARM, Sum(Done) from r group by ARM order by pool", "arm done"),
    ("SELECT count(*) FROM r WHERE arm = arm AND pool = pool AND done = done", ""),
    ("SELECT max(done), min(pool) FROM r", ""),
    ("SELECT sum(CASE WHEN pool = 'b' THEN done END) / count(*) FROM r", "pool done"),
    ("SELECT avg(done) FROM r -- by arm, pool", "done"),
    ("SELECT avg(done), 'arm' /* pool */ FROM r", "done"),
    ("WITH x AS (SELECT arm, done FROM r) SELECT arm, avg(done) FROM x GROUP BY arm", "arm done"),
  ])
  func `columns are told that an answer returns or sums up`(statement: String, columns: String) {
    #expect(Self.told(statement, among: "arm pool done") == columns)
  }

  @Test func `an answer names the columns whose values it tells`() throws {
    let database = try SmallWorld.database()
    let answer = try database.ask("SELECT locale, avg(latency_ms) FROM requests GROUP BY 1")
    #expect(answer.answers.map(\.description) == ["requests.latency_ms", "requests.locale"])
    let glance = try database.ask("SELECT locale, latency_ms FROM requests LIMIT 1")
    #expect(glance.reads.map(\.description) == ["requests.latency_ms", "requests.locale"])
    #expect(glance.answers.isEmpty)
    let nothing = try database.ask("SELECT locale, avg(latency_ms) FROM requests WHERE 1 = 0")
    #expect(nothing.answers.isEmpty)
  }
}
