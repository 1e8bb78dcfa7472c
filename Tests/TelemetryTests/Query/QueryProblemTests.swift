import Telemetry
import TestSupport
import Testing

/// What is refused, where, and in which words.
struct QueryProblemTests {
  private func problems(
    _ query: Query,
    sight: Sight = .telemetry
  ) -> [String] {
    query.problems(in: Sample.world, sight: sight).map { "\($0.place): \($0.error)" }
  }

  private func query(
    rows: Predicate = .always,
    groupBy: [FieldName] = [],
    bucket: Int? = nil,
    _ aggregates: Aggregate...
  ) -> Query {
    Query(
      table: "requests",
      window: MinuteRange(from: -60, to: 60),
      rows: rows,
      groupBy: groupBy,
      bucketMinutes: bucket,
      aggregates: aggregates
    )
  }

  @Test func `a sound query has no problems`() {
    let sound = query(
      rows: .all([.isOneOf("topic", ["legal"]), .not(.isMissing("latency_ms"))]),
      groupBy: ["segment", "ok", "arm", "topic"],
      bucket: 5,
      .count,
      .perMinute,
      .share(.isTrue("ok")),
      .quantile("latency_ms", 0.95),
      .distinct("user"),
      .distinct("document"),
      .missing("ok")
    )
    #expect(problems(sound).isEmpty)
  }

  @Test func `an unknown table names the nearest`() {
    var asked = query(.count)
    asked.table = "request"
    #expect(
      problems(asked) == ["table: There is no table 'request'. Did you mean 'requests'?"]
    )
    asked.table = "x"
    #expect(
      problems(asked) == [
        "table: There is no table 'x'. The tables are 'documents', 'requests'."
      ]
    )
  }

  @Test func `all problems are reported with their places`() {
    let asked = query(
      rows: .all([.isTrue("okay"), .any([.not(.compares("latency", .above, .nan))])]),
      groupBy: ["segment", "latency_ms"],
      bucket: 0,
      .mean("segment"),
      .quantile("latency_ms", 1.5),
      .share(.isOneOf("segment", ["eu", "apc"])),
      .distinct("ok"),
      .missing("sgment")
    )
    #expect(
      problems(asked) == [
        "rows.all[0]: Table 'requests' has no field 'okay'. Its fields are 'user', 'segment', "
          + "'arm', 'ok', 'latency_ms', 'tokens', 'document', 'topic'.",
        "rows.all[1].any[0].not: Table 'requests' has no field 'latency'. "
          + "Did you mean 'latency_ms'?",
        "rows.all[1].any[0].not: Field 'latency' is compared with something that is not a finite "
          + "number.",
        "groupBy[1]: Field 'latency_ms' is a number; grouping needs a category or a flag.",
        "bucketMinutes: A time bucket of 0 minutes is too short; it must be at least 1.",
        "aggregates[0]: Field 'segment' is a category; 'mean' needs a number.",
        "aggregates[1]: Quantile 1.5 of 'latency_ms' is out of range; it must lie between 0 and 1.",
        "aggregates[2].share: Field 'segment' has no value 'apc'. Did you mean 'apac'?",
        "aggregates[3]: Field 'ok' is a flag; counting different values needs a category, an "
          + "entity or a reference.",
        "aggregates[4]: Table 'requests' has no field 'sgment'. Did you mean 'segment'?",
      ]
    )
  }

  @Test func `a hidden field is not recorded for players and neither suggested nor listed`() {
    let asked = query(.share(.isTrue("truly_ok")), .share(.isTrue("truly_okk")))
    #expect(
      problems(asked) == [
        "aggregates[0].share: Field 'truly_ok' of table 'requests' is not recorded in the "
          + "telemetry.",
        "aggregates[1].share: Table 'requests' has no field 'truly_okk'. Its fields are 'user', "
          + "'segment', 'arm', 'ok', 'latency_ms', 'tokens', 'document', 'topic'.",
      ]
    )
    #expect(
      problems(asked, sight: .labels) == [
        "aggregates[1].share: Table 'requests' has no field 'truly_okk'. Did you mean 'truly_ok'?"
      ]
    )
  }

  @Test func `a table of a fixed size has no rate and no buckets`() {
    let asked = Query(
      table: "documents",
      window: MinuteRange(from: 0, to: 1),
      bucketMinutes: 1,
      aggregates: [.perMinute]
    )
    let text = "Table 'documents' has no time, so it has no rates and no time buckets."
    #expect(problems(asked) == ["bucketMinutes: \(text)", "aggregates[0]: \(text)"])
  }

  @Test func `too many groups and too many points are refused`() {
    var world = Sample.world
    let values = (0..<100).map { CategoryValue("v\($0)", weight: Sample.constant) }
    world.tables[1].fields += ["many", "more"].map {
      Field(name: $0, title: "many", generator: .category(values))
    }
    let wide = query(groupBy: ["many", "more"], .count)
    #expect(
      wide.problems(in: world).map(\.error.description) == [
        "The grouping has 10201 possible groups; at most 10000 are allowed. Group by fewer fields."
      ]
    )
    var long = query(groupBy: ["many"], bucket: 1, .count)
    long.window.to = 9_941
    #expect(
      long.problems(in: world).map(\.error.description) == [
        "The grouping and the time buckets make 1010101 possible points; at most 1000000 are "
          + "allowed. Use longer buckets or fewer fields."
      ]
    )
    long.window.to = 9_840
    #expect(long.problems(in: world).isEmpty)
  }

  @Test func `answering throws the first problem`() {
    var dice = SeededNumbers(3)
    let rows = Sample.rows(5, window: MinuteRange(from: 0, to: 5), &dice)
    let error = QueryError.wrongKind("segment", .category, .number("mean"))
    #expect(throws: error) {
      try query(.mean("segment")).answer(over: rows, table: Sample.requests)
    }
    #expect(throws: QueryError.hiddenField("truly_ok", "requests")) {
      try query(rows: .isTrue("truly_ok")).answer(over: rows, table: Sample.requests)
    }
    #expect(throws: QueryError.wrongKind("ok", .flag, .choice)) {
      try Predicate.isOneOf("ok", ["true"]).compiled(over: rows, table: Sample.requests)
    }
  }

  @Test func `kinds and values follow look-ups`() {
    #expect(Sample.world.kind(of: "topic", in: "requests")?.tag == .category)
    #expect(Sample.world.groupValues(of: "topic", in: "requests") == ["billing", "legal"])
    #expect(Sample.world.canBeMissing("topic", in: "requests"))
    #expect(Sample.world.groupValues(of: "arm", in: "requests") == ["canary", "stable"])
    #expect(Sample.world.kind(of: "nothing", in: "requests") == nil)
    #expect(Sample.world.groupValues(of: "user", in: "requests") == nil)
    #expect(!Sample.world.canBeMissing("tokens", in: "requests"))
  }

  @Test func `every error of a measure has its own text`() {
    let texts = [
      QueryError.outcomeNotSupported(.standardised, .ranks),
      .outcomeNotSupported(.differenceInDifferences, .ranks), .outcomeNotSupported(.power, .mean),
      .expectedShare("arm"), .reservedValue("p", "arm"), .effectOutOfRange(2),
    ].map(\.description)
    #expect(
      texts == [
        "A standardised comparison cannot use ranks; it needs a share or a mean.",
        "A difference in differences cannot use ranks; it needs a share or a mean.",
        "A power calculation cannot use a mean; it needs a share.",
        "The expected shares of 'arm' must be at least two positive constants.",
        "Value 'p' of field 'arm' is also the name of a figure of this measure; rename the value.",
        "The effect 2.0 is not a change of a share; it must lie between -1 and 1 and not be 0.",
      ]
    )
  }
}
