import ScenarioModel
import Sessions
import Telemetry
import TelemetryExport
import TestSupport

/// Questions in SQL about a small world.
struct SQLSource: FuzzSource {
  private var mutation: Mutation
  private let database: TelemetryDatabase
  private var statement = ""

  init(seed: UInt64) throws {
    let session = try Session.of(try Sample.queue())
    let world = session.scenario.world
    database = try TelemetryDatabase(
      RecordSource(
        session.deal.world,
        timeline: session.scene.timeline,
        window: MinuteRange(from: -30, to: 0)
      )
    )
    let fields = world.tables.flatMap { $0.fields.map(\.name.rawValue) }
    mutation = Mutation(
      numbers: SeededNumbers(seed),
      words: fields + world.tables.map(\.name.rawValue) + Self.words
    )
  }

  private static let words = [
    "SELECT", "FROM", "WHERE", "GROUP", "BY", "LIMIT", "UNION", "ALL", "WITH", "RECURSIVE", "AS",
    "(", ")", "*", ",", "count(*)", "avg(", "quantile(", "printf(", "'%.*c'", "json_extract(",
    "zeroblob(", "logs", "logs_fts", "spans", "metrics", "MATCH", "DISTINCT", "EXPLAIN", "PRAGMA",
    "ATTACH", "DROP", "TABLE", "group_concat(", "strftime(", "'now'", "CASE", "END", "NULL",
  ]

  private static let samples = [
    "SELECT arm , avg( done ) FROM requests GROUP BY 1 ORDER BY 2",
    "SELECT quantile( wait_ms , 0.95 ) , count(*) FROM requests WHERE minute >= -10",
    "WITH RECURSIVE n(i) AS ( SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50 ) SELECT sum(i) FROM n",
    "SELECT message FROM logs_fts WHERE logs_fts MATCH 'slow' LIMIT 3",
    "SELECT json_extract( '{}' , '$.a' ) , printf( '%5d' , 3 ) , strftime( '%s' , 'now' )",
    "SELECT name , max( value ) FROM metrics GROUP BY name HAVING count(*) > 2",
  ]

  mutating func next() -> String {
    statement = mutation.text(mutation.text(mutation.numbers.pick(Self.samples)))
    return statement
  }

  mutating func run() throws {
    let limits = SQLLimits(rows: 1000, bytes: 1 << 20, seconds: nil, steps: 200_000, megabytes: 64)
    guard let answer = try? database.ask(statement, limits: limits) else { return }
    _ = answer.canonicalBytes
  }
}
