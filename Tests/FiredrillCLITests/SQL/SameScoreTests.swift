import Foundation
import TestSupport
import Testing

/// The README's session, asked of the telemetry instead of looked at.
struct SameScoreTests {
  private static let hour = "minute >= -60 AND minute < 0"

  /// The questions in SQL that show what each look of the session shows.
  private static let sql = [
    "look locales":
      "sql SELECT locale, arm, count(*) AS n, avg(resolved) FROM requests WHERE \(hour)"
      + " GROUP BY locale, arm",
    "look pools":
      "sql SELECT pool, arm, count(*) AS n, avg(finish = 'length') FROM requests"
      + " WHERE locale = 'ja' AND \(hour) GROUP BY pool, arm",
    "look finish-reasons":
      "sql SELECT arm, finish, count(*) AS n FROM requests WHERE locale = 'ja'"
      + " AND pool IN ('a', 'b') AND \(hour) GROUP BY arm, finish",
    "look control-arm":
      "sql SELECT minute >= -75 AS late, arm, count(*) AS n, avg(resolved) FROM requests"
      + " WHERE locale = 'ja' AND arm = 'control' AND minute >= -240 AND minute < 0 GROUP BY late",
    "look watch-japanese":
      "wait 30\nsql SELECT arm, count(*) AS n, avg(resolved) FROM requests WHERE locale = 'ja'"
      + " AND minute >= 15 GROUP BY arm",
  ]

  /// The same as slices, as far as they reach: a slice ends now.
  private static let slices = [
    "look locales": "slice share resolved by locale,arm last 60",
    "look pools": "slice share finish=length by pool,arm where locale=ja last 60",
    "look finish-reasons": "slice share finish=length by arm,pool where locale=ja last 60",
    "look control-arm":
      "slice share resolved by arm where locale=ja,arm=control last 240 every 15",
    "look watch-japanese": "wait 30\nslice share resolved by arm where locale=ja last 30",
  ]

  /// The score of the README's session with its looks asked in other words.
  private static func played(_ questions: [String: String]) throws -> (score: Double, text: String)
  {
    let script = try String(
      contentsOf: Repository.replays.appending(path: "scripts/canary-expert.txt"),
      encoding: .utf8
    )
    var lines = script.split(separator: "\n").map(String.init)
    let opening = lines.removeFirst().split(separator: " ").map(String.init)
    let input = lines.map { questions[$0] ?? $0 }.joined(separator: "\n") + "\n"
    let drill = try Drill.withShippedScenarios()
    let run = try drill.run(opening, input: input)
    try #require(run.status == 0, "\(run.errors)")
    struct Document: Decodable {
      var score: Score
      struct Score: Decodable { var total: Double }
    }
    let replay = try drill.run(["replay", "1", "--json"]).output
    return (
      try JSONDecoder().decode(Document.self, from: Data(replay.utf8)).score.total, run.output
    )
  }

  @Test func `asked in SQL or as slices it scores what it scores by looks`() throws {
    let looks = try Self.played([:])
    #expect(looks.score > 95)
    for questions in [Self.sql, Self.slices] {
      let asked = try Self.played(questions)
      #expect(abs(asked.score - looks.score) <= 5, "\(asked.text)")
    }
  }
}
