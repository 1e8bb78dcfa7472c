import Telemetry
import Testing

@testable import Sessions

struct StatementMinutesTests {
  private static let all = MinuteRange(from: -480, to: 44)

  @Test(arguments: [
    ("SELECT 1 FROM requests", -480, 44),
    ("SELECT 1 FROM requests WHERE minute >= -60 AND minute < 0", -60, 0),
    ("SELECT 1 FROM requests WHERE minute > -61 AND minute <= -1", -60, 0),
    ("SELECT 1 FROM requests WHERE -60 <= minute AND 0 > minute", -60, 0),
    ("SELECT 1 FROM requests WHERE minute BETWEEN -60 AND -1 AND arm = 'canary'", -60, 0),
    ("SELECT 1 FROM requests r WHERE (r.minute>=-60 and r.\"minute\"<0) GROUP BY 1", -60, 0),
    ("SELECT 1 FROM requests WHERE minute = 5", 5, 6),
    // A comparison among the results or in a text chooses no rows.
    ("SELECT minute >= -75 AS late FROM requests WHERE minute >= -240 AND minute < 0", -240, 0),
    ("SELECT CASE WHEN minute < -75 THEN 1 END FROM requests WHERE minute >= -240", -240, 44),
    ("SELECT 1 FROM requests WHERE minute >= -60 AND text = 'minute < -50'", -60, 44),
    ("SELECT 1 FROM requests WHERE minute >= -60 -- AND minute < -50", -60, 44),
    ("SELECT 1 FROM requests WHERE minute >= -60 /* AND minute < -50", -60, 44),
    ("SELECT 1 FROM requests WHERE minute >= -60 GROUP BY minute < 0", -60, 44),
    ("SELECT 1 FROM requests WHERE NOT minute >= -60", -480, 44),
    // Choices and parts are put together.
    ("SELECT 1 FROM requests WHERE minute < -400 OR (minute >= -10 AND minute < 0)", -480, 0),
    ("SELECT 1 FROM requests WHERE minute < 0 OR arm = 'canary'", -480, 44),
    (
      "SELECT avg(x) FROM requests WHERE minute >= -240 AND minute < -75 UNION ALL"
        + " SELECT avg(x) FROM requests WHERE minute >= -75 AND minute < 0",
      -240, 0
    ),
    (
      "SELECT avg(x) FILTER (WHERE minute < -75), avg(x) FILTER (WHERE minute >= -75) FROM"
        + " requests WHERE minute >= -240 AND minute < 0",
      -240, 0
    ),
    (
      "SELECT avg(x) FILTER (WHERE minute >= -240 AND minute < -75),"
        + " avg(x) FILTER (WHERE minute >= -75 AND minute < 0) FROM requests",
      -240, 0
    ),
    ("SELECT 1 FROM (SELECT * FROM requests WHERE minute >= -60) WHERE arm = 'canary'", -60, 44),
    ("WITH a AS (SELECT * FROM requests WHERE minute < 0) SELECT 1 FROM a", -480, 0),
    // Numbers beyond all minutes.
    ("SELECT 1 WHERE minute > 9223372036854775807 AND minute <= 9223372036854775807", -480, 44),
    ("SELECT 1 WHERE minute >= -999999999999999999", -480, 44),
    ("'", -480, 44), ("WHERE", -480, 44), ("WHERE minute >=", -480, 44),
  ])
  func `conditions bound the minutes that are read`(_ statement: String, _ from: Int, _ to: Int) {
    #expect(StatementMinutes(statement).range(within: Self.all) == MinuteRange(from: from, to: to))
  }

  @Test func `deep and long statements end`() {
    for part in ["(", "/*", "'", "\"", "where ", "not ", "minute and "] {
      let text = "where " + String(repeating: part, count: 19_900 / part.count)
      #expect(StatementMinutes(text).range(within: Self.all) == Self.all, "\(part)")
    }
  }
}
