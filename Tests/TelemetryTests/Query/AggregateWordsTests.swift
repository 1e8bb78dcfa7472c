import Telemetry
import Testing

/// Aggregates asked for in words.
struct AggregateWordsTests {
  @Test(arguments: [
    ("count", Aggregate.count), ("rate", .perMinute), ("share ok", .share(.isTrue("ok"))),
    ("share status=error", .share(.isOneOf("status", ["error"]))),
    ("share status=error,timeout", .share(.isOneOf("status", ["error", "timeout"]))),
    ("mean latency_ms", .mean("latency_ms")), ("sum tokens", .sum("tokens")), ("sd x", .sd("x")),
    ("p50 x", .quantile("x", 0.5)), ("p90 x", .quantile("x", 0.9)), ("p95 x", .quantile("x", 0.95)),
    ("p99 x", .quantile("x", 0.99)), ("quantile x 0.999", .quantile("x", 0.999)),
    ("distinct user", .distinct("user")), ("missing score", .missing("score")),
  ])
  func `words become an aggregate and come back`(words: String, expected: Aggregate) throws {
    #expect(try Aggregate.parse(words) == expected)
    #expect(expected.words == words)
  }

  @Test func `blanks do not matter and 0 and 1 are quantiles`() throws {
    #expect(try Aggregate.parse("  p95 \t latency_ms ") == .quantile("latency_ms", 0.95))
    #expect(try Aggregate.parse("quantile x 1") == .quantile("x", 1))
    #expect(try Aggregate.parse("quantile x 0.5").words == "p50 x")
  }

  @Test(arguments: [
    (
      "", 0,
      "Nothing to compute; ask for one of: count, rate, share, mean, sum, sd, p50, p90, p95, p99, "
        + "quantile, distinct, missing."
    ),
    ("maen x", 0, "'maen' is nothing to compute. Did you mean 'mean'?"),
    (
      "  bananas x", 2,
      "'bananas' is nothing to compute; ask for one of: count, rate, share, mean, sum, sd, p50, "
        + "p90, p95, p99, quantile, distinct, missing."
    ),
    ("p95", 3, "'p95' needs the name of a field after it."),
    ("share", 5, "'share' needs the name of a field after it."),
    ("share =x", 6, "'share' needs the name of a field after it."),
    ("share status=", 13, "A value is expected after 'status=', such as 'share status=error'."),
    ("share status=a,", 15, "A value is expected after 'status=', such as 'share status=error'."),
    (
      "quantile x", 10,
      "A number between 0 and 1 is expected after 'quantile x', such as 0.95."
    ),
    ("quantile x nan", 11, "'nan' is no quantile; it must be a number between 0 and 1."),
    ("quantile x 95", 11, "'95' is no quantile; it must be a number between 0 and 1."),
    ("count x", 6, "'x' is too much here; separate several figures with commas or commands."),
  ])
  func `wrong words are refused with their place`(words: String, offset: Int, text: String) {
    let error = #expect(throws: AggregateSyntaxError.self) { try Aggregate.parse(words) }
    #expect(error?.offset == offset)
    #expect(error?.description == text)
  }

  @Test func `conditions read as words`() {
    let predicate = Predicate.all([
      .any([.isTrue("cached"), .not(.isOneOf("tier", ["pro", "team"]))]),
      .compares("latency_ms", .atLeast, 800), .isMissing("score"),
    ])
    #expect(
      predicate.words == "(cached or not tier=pro,team) and latency_ms ≥ 800.0 and score is missing"
    )
    #expect(Predicate.any([]).words == "never")
    #expect(Predicate.all([.isTrue("ok")]).words == "ok")
  }
}
