import Telemetry
import Testing

struct SliceParserTests {
  @Test(arguments: [
    "9223372036854775807", "9223372036854775808", "1000000001", "0", "-9223372036854775808",
  ])
  func `minutes beyond all bounds are refused`(number: String) {
    for keyword in ["last", "every"] {
      let error = #expect(throws: SliceSyntaxError.self) {
        try parser.parse("count \(keyword) \(number)")
      }
      #expect(
        error?.description
          == "'\(keyword)' needs a whole number of minutes from 1 to 1000000000, not '\(number)'"
      )
    }
  }

  @Test func `the largest numbers of minutes are taken`() throws {
    let query = try parser.parse("count last 1000000000 every 1000000000")
    #expect(query == Self.query(.count, from: -300, every: 1_000_000_000))
    #expect(query.problems(in: SliceSample.world).isEmpty)
  }

  @Test func `ranges of minutes stay within bounds`() {
    var range = MinuteRange(from: .min, to: .max)
    #expect(range.count == 2 * MinuteRange.limit)
    range.to = .min
    #expect(range.count == 0)
  }

  private let parser = SliceParser(world: SliceSample.world, clock: 30)

  private static func query(
    _ aggregate: Aggregate,
    of table: TableName = "requests",
    from: Int = -30,
    where rows: Predicate = .always,
    by fields: [FieldName] = [],
    every minutes: Int? = nil
  ) -> Query {
    Query(
      table: table,
      window: MinuteRange(from: from, to: 30),
      rows: rows,
      groupBy: fields,
      bucketMinutes: minutes,
      aggregates: [aggregate]
    )
  }

  @Test(arguments: [
    ("count", query(.count)),
    ("p95 latency_ms by locale,arm", query(.quantile("latency_ms", 0.95), by: ["locale", "arm"])),
    ("count by locale, arm last 15", query(.count, from: 15, by: ["locale", "arm"])),
    ("count BY arm LAST 90 EVERY 10", query(.count, from: -60, by: ["arm"], every: 10)),
    ("count last 9999", query(.count, from: -300)),
    (
      "share resolved where locale=ja, arm!=canary",
      query(
        .share(.isTrue("resolved")),
        where: .all([
          .isOneOf("locale", ["ja"]), .not(.isOneOf("arm", ["canary"])),
        ])
      )
    ),
    (
      "count where latency_ms>=6000,cache_hit=true,cache_hit=false,resolved=missing",
      query(
        .count,
        where: .all([
          .compares("latency_ms", .atLeast, 6000), .isTrue("cache_hit"),
          .all([.not(.isTrue("cache_hit")), .not(.isMissing("cache_hit"))]),
          .isMissing("resolved"),
        ])
      )
    ),
    (
      "mean latency_ms where latency_ms < 6000",
      query(.mean("latency_ms"), where: .all([.compares("latency_ms", .below, 6000)]))
    ),
    ("count of replayed by build", query(.count, of: "replayed", by: ["build"])),
  ])
  func `questions become queries`(text: String, query: Query) throws {
    #expect(try parser.parse(text) == query)
  }

  @Test(arguments: [
    ("count by arm by pool", "'by' stands twice in the question"),
    ("count of users", "there is no table 'users'; there are requests, replayed"),
    ("count last", "'last' needs a whole number of minutes from 1 to 1000000000, not ''"),
    ("count last 0", "'last' needs a whole number of minutes from 1 to 1000000000, not '0'"),
    (
      "count last 10 20", "'last' needs a whole number of minutes from 1 to 1000000000, not '10 20'"
    ),
    ("count every -5", "'every' needs a whole number of minutes from 1 to 1000000000, not '-5'"),
    (
      "",
      "Nothing to compute; ask for one of: count, rate, share, mean, sum, sd, p50, p90, p95,"
        + " p99, quantile, distinct, missing."
    ),
    ("mean", "'mean' needs the name of a field after it."),
    (
      "count where canary",
      "'canary' is not a condition; write field=value, field!=value or field>number"
    ),
    ("count where latency_ms>long", "'long' is not a number to compare 'latency_ms' with"),
    ("count where arm>3", "'3' is not a number to compare 'arm' with"),
  ])
  func `a question that means nothing is named`(text: String, message: String) {
    do throws(SliceSyntaxError) {
      _ = try parser.parse(text)
      Issue.record("'\(text)' was understood")
    } catch {
      #expect(error.description == message)
    }
  }

  @Test(arguments: [
    "mean truly_resolved", "count by truly_resolved", "count where truly_resolved=true",
    "share truly_resolved=true", "count where relabelled=missing",
  ])
  func `hidden fields cannot be asked for`(text: String) {
    #expect(throws: SliceSyntaxError.self) { try parser.parse(text) }
  }

  @Test(arguments: ["mean nofield", "count by nofield", "count where nofield=1", "mean arm"])
  func `fields that do not fit are refused`(text: String) {
    #expect(throws: SliceSyntaxError.self) { try parser.parse(text) }
  }
}
