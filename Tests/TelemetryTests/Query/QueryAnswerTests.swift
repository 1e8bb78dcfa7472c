import Telemetry
import TestSupport
import Testing

/// Answers of the engine against a recount over plain dictionaries.
struct QueryAnswerTests {
  private static let order: [FieldName: [String]] = [
    "segment": ["eu", "us", "apac"], "arm": ["canary", "stable"], "ok": ["false", "true"],
    "topic": ["billing", "legal"], "truly_ok": ["false", "true"],
  ]

  @Test(arguments: 0..<300)
  func `a random query equals the naive recount`(seed: Int) throws {
    var dice = SeededNumbers(UInt64(seed))
    let window = MinuteRange(from: -30, to: 20)
    let rows = Sample.rows(dice.below(seed % 3 == 0 ? 12 : 400), window: window, &dice)
    let from = -30 + dice.below(30)
    let query = Query(
      table: "requests",
      window: MinuteRange(from: from, to: from + dice.below(20)),
      rows: predicate(&dice, depth: 3),
      groupBy: Array(
        ["segment", "arm", "ok", "topic"].shuffled(using: &dice).prefix(dice.below(4))
      ),
      bucketMinutes: dice.below(2) == 0 ? nil : 1 + dice.below(9),
      aggregates: (0..<6).map { _ in aggregate(&dice) }
    )
    let sight: Sight = dice.pick([.telemetry, .labels, .everything])
    let answer = try query.answer(over: rows, table: Sample.requests, sight: sight)
    let expected = NaiveRecount(rows).answer(
      query,
      onlyRecorded: sight != .everything,
      order: Self.order
    )
    #expect(answer == expected)
    let needed = query.requiredFields(in: Sample.requests, sight: sight)
    var narrow = rows
    narrow.columns.removeAll { !needed.contains($0.name) }
    #expect(try query.answer(over: narrow, table: Sample.requests, sight: sight) == answer)
    #expect(needed == rows.columns.map(\.name).filter(needed.contains))
  }

  private func predicate(_ dice: inout SeededNumbers, depth: Int) -> Predicate {
    let relation = dice.pick(Relation.allCases)
    let leaves: [Predicate] = [
      .always, .isTrue("ok"), .isOneOf("segment", ["us"]), .isOneOf("segment", ["eu", "apac"]),
      .isOneOf("segment", []), .isOneOf("topic", ["legal"]),
      .compares("latency_ms", relation, Double(dice.below(500))),
      .compares("tokens", relation, Double(dice.below(7))), .isMissing("ok"),
      .isMissing("latency_ms"), .isMissing("segment"), .isMissing("user"),
    ]
    guard depth > 0 else { return dice.pick(leaves) }
    let parts = (0..<dice.below(4)).map { _ in predicate(&dice, depth: depth - 1) }
    return switch dice.below(5) {
    case 0: .all(parts)
    case 1: .any(parts)
    case 2: .not(predicate(&dice, depth: depth - 1))
    default: dice.pick(leaves)
    }
  }

  private func aggregate(_ dice: inout SeededNumbers) -> Aggregate {
    let number: FieldName = dice.pick(["latency_ms", "tokens"])
    return dice.pick([
      .count, .perMinute, .share(predicate(&dice, depth: 2)), .mean(number), .sum(number),
      .sd(number), .quantile(number, dice.pick([0, 0.5, 0.95, 1, dice.unit()])),
      .distinct(dice.pick(["user", "segment", "document", "topic"])),
      .missing(dice.pick(["segment", "ok", "latency_ms", "user"])),
    ])
  }

  @Test func `an empty slice has no rows`() throws {
    var dice = SeededNumbers(1)
    let window = MinuteRange(from: 0, to: 10)
    let query = Query(
      table: "requests",
      window: window,
      groupBy: ["segment"],
      bucketMinutes: 2,
      aggregates: [.count, .mean("latency_ms"), .quantile("latency_ms", 0.5)]
    )
    for rows in [
      Sample.rows(0, window: window, &dice),
      Sample.rows(9, window: MinuteRange(from: 20, to: 30), &dice),
    ] {
      #expect(try query.answer(over: rows, table: Sample.requests).rows.isEmpty)
    }
    let backwards = Query(
      table: "requests",
      window: MinuteRange(from: 5, to: 2),
      bucketMinutes: 1,
      aggregates: [.count]
    )
    let rows = Sample.rows(9, window: window, &dice)
    #expect(try backwards.answer(over: rows, table: Sample.requests).rows.isEmpty)
  }

  @Test func `a group without a recorded value has no figure`() throws {
    let rows = Rows(
      table: "requests",
      window: MinuteRange(from: 0, to: 1),
      count: 1,
      times: [5],
      columns: [
        .init(name: "ok", values: .flags([255])),
        .init(name: "latency_ms", values: .numbers([.nan])),
      ]
    )
    let query = Query(
      table: "requests",
      window: rows.window,
      aggregates: [
        .count, .share(.isTrue("ok")), .mean("latency_ms"), .sum("latency_ms"), .sd("latency_ms"),
        .quantile("latency_ms", 0.5), .missing("ok"), .share(.isMissing("ok")),
      ]
    )
    let answer = try query.answer(over: rows, table: Sample.requests, sight: .everything)
    #expect(answer.rows.map(\.values) == [[1, nil, nil, nil, nil, nil, 1, 1]])
  }

  @Test func `a share counts rows whose gaps its condition handles`() throws {
    let rows = Rows(
      table: "requests",
      window: MinuteRange(from: 0, to: 1),
      count: 4,
      times: [1, 2, 3, 4],
      columns: [
        .init(name: "ok", values: .flags([255, 1, 0, 0])),
        .init(name: "latency_ms", values: .numbers([.nan, 5, .nan, 7])),
      ]
    )
    let query = Query(
      table: "requests",
      window: rows.window,
      aggregates: [
        .share(.isTrue("ok")), .share(.any([.isMissing("ok"), .isTrue("ok")])),
        .share(.all([.not(.isTrue("ok")), .compares("latency_ms", .above, 6)])),
      ]
    )
    let answer = try query.answer(over: rows, table: Sample.requests, sight: .everything)
    #expect(answer.rows.map(\.values) == [[1.0 / 3, 0.5, 0.5]])
  }

  @Test func `a bound is rounded as the column is`() throws {
    let rows = Rows(
      table: "requests",
      window: MinuteRange(from: 0, to: 1),
      count: 2,
      times: [5, 6],
      columns: [.init(name: "tokens", values: .numbers([0.7, 0.1]))]
    )
    for (relation, expected) in [(Relation.atLeast, 1.0), (.equals, 1), (.above, 0)] {
      let query = Query(
        table: "requests",
        window: rows.window,
        rows: .compares("tokens", relation, 0.7),
        aggregates: [.count]
      )
      let answer = try query.answer(over: rows, table: Sample.requests, sight: .everything)
      #expect((answer.rows.first?.values.first ?? 0) == expected)
    }
  }

  @Test func `a rate counts only the minutes that rows cover`() throws {
    var dice = SeededNumbers(4)
    let rows = Sample.rows(60, window: MinuteRange(from: 0, to: 10), &dice)
    let query = Query(
      table: "requests",
      window: MinuteRange(from: 0, to: 20),
      aggregates: [.perMinute]
    )
    let answer = try query.answer(over: rows, table: Sample.requests, sight: .everything)
    #expect(answer.rows.map(\.values) == [[6]])
  }

  @Test func `a table of a fixed size is answered whatever the window`() throws {
    let rows = Rows(
      table: "documents",
      window: MinuteRange(from: 0, to: 0),
      count: 3,
      times: [],
      columns: [
        .init(name: "topic", values: .codes([1, 0, 255], labels: ["billing", "legal"])),
        .init(name: "rank", values: .numbers([0, 1, 2])),
      ]
    )
    let query = Query(
      table: "documents",
      window: MinuteRange(from: 3, to: 4),
      groupBy: ["topic"],
      aggregates: [.mean("rank")]
    )
    #expect(
      try query.answer(over: rows, table: Sample.documents).rows == [
        .init(group: ["billing"], minute: nil, count: 1, values: [1]),
        .init(group: ["legal"], minute: nil, count: 1, values: [0]),
        .init(group: ["missing"], minute: nil, count: 1, values: [2]),
      ]
    )
  }

  @Test func `selection survives runs that are sorted, equal or shaped against it`() throws {
    let shapes: [[Float]] = [
      (0..<5000).map { Float($0) }, (0..<5000).reversed().map { Float($0) },
      [Float](repeating: 3, count: 5000), (0..<5000).map { Float($0 % 2) },
      (0..<5000).map { Float($0 < 2500 ? $0 : 5000 - $0) },
      (0..<5000).map { Float(($0 * 7919) % 5000) },
    ]
    for values in shapes {
      let rows = Rows(
        table: "requests",
        window: MinuteRange(from: 0, to: 1),
        count: values.count,
        times: [Int32](repeating: 1, count: values.count),
        columns: [.init(name: "tokens", values: .numbers(values))]
      )
      let quantiles = [0, 0.01, 0.25, 0.5, 0.9, 0.999, 1]
      let query = Query(
        table: "requests",
        window: rows.window,
        aggregates: quantiles.map { .quantile("tokens", $0) }
      )
      let expected = NaiveRecount(rows).answer(query, onlyRecorded: false, order: [:])
      #expect(try query.answer(over: rows, table: Sample.requests, sight: .everything) == expected)
    }
  }
}
