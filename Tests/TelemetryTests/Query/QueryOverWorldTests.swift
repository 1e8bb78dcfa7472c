import Telemetry
import Testing

/// Questions to rows that a world made, rather than to rows made up for a test.
struct QueryOverWorldTests {
  private static let window = MinuteRange(from: -60, to: 900)

  private func world() throws -> World { World(try CompiledWorld(model: Sample.world), seed: 5) }

  private func rows(
    _ table: TableName,
    _ fields: [FieldName],
    window: MinuteRange = window,
    includingUnrecorded: Bool = false
  ) throws -> Rows {
    try world().rows(
      of: table,
      in: window,
      fields: fields,
      timeline: Timeline(),
      includingUnrecorded: includingUnrecorded
    )
  }

  @Test func `columns have the kinds and values that the model tells`() throws {
    for table in Sample.world.tables {
      let rows = try rows(table.name, table.fields.map(\.name))
      #expect(rows.count > 0)
      for column in rows.columns {
        #expect(Sample.world.kind(of: column.name, in: table.name)?.tag == column.values.kind)
        #expect(
          Sample.world.groupValues(of: column.name, in: table.name) == column.values.groupValues
        )
      }
    }
  }

  @Test func `answers over a world's rows equal a recount, with no more columns than needed`()
    throws
  {
    let query = Query(
      table: "requests",
      window: MinuteRange(from: 0, to: 600),
      rows: .compares("latency_ms", .below, 0.9),
      groupBy: ["segment", "ok"],
      bucketMinutes: 60,
      aggregates: [
        .count, .perMinute, .mean("latency_ms"), .sd("tokens"), .quantile("latency_ms", 0.9),
        .distinct("user"), .missing("topic"), .share(.isOneOf("arm", ["canary"])),
      ]
    )
    #expect(query.problems(in: Sample.world).isEmpty)
    let all = Sample.requests.fields.map(\.name)
    let order: [FieldName: [String]] = [
      "segment": ["eu", "us", "apac"], "ok": ["false", "true"],
    ]
    let everything = try rows("requests", all, includingUnrecorded: true)
    let expected = NaiveRecount(everything).answer(query, onlyRecorded: true, order: order)
    #expect(expected.rows.count > 20)
    for includingUnrecorded in [true, false] {
      let needed = try rows(
        "requests",
        query.requiredFields(in: Sample.requests),
        includingUnrecorded: includingUnrecorded
      )
      #expect(try query.answer(over: needed, table: Sample.requests) == expected)
    }
  }

  @Test func `logs of a slice are those of the whole`() throws {
    let writer = try LogWriter(
      Sample.requests,
      in: Sample.world,
      clock: LogClock(day: "2031-03-14", pageMinuteOfDay: 600)
    )
    func lines(_ window: MinuteRange, includingUnrecorded: Bool) throws -> [LogLine] {
      let rows = try rows(
        "requests",
        writer.requiredFields(),
        window: window,
        includingUnrecorded: includingUnrecorded
      )
      return try writer.excerpt(of: rows, limit: .max).lines
    }
    let whole = try lines(Self.window, includingUnrecorded: true).filter {
      (100 * 60_000..<400 * 60_000).contains($0.time ?? 0)
    }
    let slice = try lines(MinuteRange(from: 100, to: 400), includingUnrecorded: false)
    #expect(whole.count > 50)
    #expect(slice.map(\.json) == whole.map(\.json))
    #expect(Set(slice.map(\.traceID)).count == Set(slice.map(\.row)).count)
  }
}
