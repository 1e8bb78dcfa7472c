import Telemetry
import Testing

/// Measures over few rows or none, what they ask for, and what they refuse.
struct MeasureEdgeTests {
  private static let all: [Measure] = [
    .aggregate(.mean("latency_ms"), MeasureSample.stable),
    .aggregate(.distinct("segment"), MeasureSample.stable),
    .comparison(MeasureSample.failures), .comparison(MeasureSample.latency),
    .comparison(MeasureSample.arms(.ranks("latency_ms"))),
    .comparisonAcross("segment", MeasureSample.failures),
    .comparisonAcross("ok", MeasureSample.latency),
    .standardised(["segment", "ok"], MeasureSample.latency),
    .standardised(["segment"], MeasureSample.failures),
    .differenceInDifferences(
      before: .page(MinuteRange(from: -30, to: 0)),
      MeasureSample.failures
    ),
    .sampleRatio(
      "arm",
      Slice(table: "requests"),
      expected: ["canary", "stable"].map { CategoryValue($0, weight: Parameter(.constant(1))) }
    ),
    .stability("segment", left: MeasureSample.stable, right: MeasureSample.canary),
    .power(MeasureSample.failures, effect: -0.02),
    .paired(
      MeasureSample.stable,
      left: .not(.isTrue("ok")),
      right: .compares("latency_ms", .above, 900)
    ),
  ]

  @Test(arguments: all, [0, 1, 2, 3, 5, 8, 13, 40])
  func `few rows give fewer figures and never a NaN`(measure: Measure, count: Int) throws {
    #expect(measure.problems(in: MeasureSample.world).isEmpty)
    let keys = measure.keys(in: MeasureSample.world)
    #expect(Set(keys).count == keys.count)
    for start in [0, 300, 860] {
      let rows = Sample.keeping(MeasureSample.rows) { $0 >= start && $0 < start + count }
      let values = try MeasureSample.evaluate(measure, over: rows)
      #expect(values.allSatisfy { $0.value.isFinite })
      #expect(values.map(\.key) == keys.filter { key in values.contains { $0.key == key } })
      for value in values where value.key.hasSuffix("p") {
        #expect((0...1).contains(value.value))
      }
    }
  }

  @Test func `no rows leave only counts`() throws {
    let none = Sample.keeping(MeasureSample.rows) { _ in false }
    func figures(_ measure: Measure) throws -> [MeasureValue] {
      try MeasureSample.evaluate(measure, over: none)
    }
    #expect(try figures(Self.all[0]) == [MeasureValue("n", 0)])
    #expect(
      try figures(.aggregate(.count, MeasureSample.stable)) == [
        MeasureValue("value", 0), MeasureValue("n", 0),
      ]
    )
    #expect(
      try figures(Self.all[2]) == [MeasureValue("left_n", 0), MeasureValue("right_n", 0)]
    )
    #expect(
      try figures(.standardised(["segment"], MeasureSample.failures)) == [
        MeasureValue("strata", 0), MeasureValue("dropped", 0),
      ]
    )
  }

  @Test func `two equal constants do not differ and two unequal ones have no test`() throws {
    func figures(_ canary: Float) throws -> [String: Double] {
      var rows = Sample.keeping(MeasureSample.rows) { $0 < 40 }
      guard case .codes(let arms, _) = rows["arm"] else { return [:] }
      rows.columns[3].values = .numbers(arms.map { $0 == 0 ? canary : 2 })
      let values = try MeasureSample.evaluate(.comparison(MeasureSample.latency), over: rows)
      return Dictionary(uniqueKeysWithValues: values.map { ($0.key, $0.value) })
    }
    let same = try figures(2)
    #expect(same["p"] == 1 && same["low"] == 0 && same["high"] == 0 && same["difference"] == 0)
    let other = try figures(3)
    #expect(other["p"] == nil && other["low"] == nil && other["difference"] == 1)
  }

  @Test func `rows are asked for once a window, with the needed columns only`() throws {
    func asked(_ measure: Measure) throws -> [String] {
      var calls: [String] = []
      _ = try measure.evaluate(
        windows: { reference in
          switch reference {
          case .own: MinuteRange(from: 0, to: 30)
          case .page(let range): range
          }
        },
        rows: { request in
          let window = request.window
          calls.append("\(request.table) \(window.from)..<\(window.to) \(request.fields)")
          var rows = Sample.slice(MeasureSample.rows, window)
          rows.columns.removeAll { !request.fields.contains($0.name) }
          return rows
        },
        model: MeasureSample.world
      )
      return calls
    }
    #expect(try asked(Self.all[2]) == ["requests 0..<30 [arm, ok]"])
    #expect(try asked(Self.all[5]) == ["requests 0..<30 [arm, segment, ok]"])
    #expect(
      try asked(Self.all[9]) == ["requests 0..<30 [arm, ok]", "requests -30..<0 [arm, ok]"]
    )
    #expect(
      try asked(.stability("segment", left: Slice(table: "requests"), right: MeasureSample.canary))
        == ["requests 0..<30 [arm, segment]"]
    )
  }

  private func problems(_ measure: Measure, sight: Sight = .telemetry) -> [String] {
    measure.problems(in: MeasureSample.world, sight: sight).map { "\($0.place): \($0.error)" }
  }

  @Test func `problems are told with their places`() {
    var unknown = MeasureSample.failures
    unknown.right = Slice(table: "request", rows: .isTrue("okk"))
    unknown.left.rows = .isTrue("arm")
    #expect(
      problems(.comparisonAcross("latency_ms", unknown)) == [
        "left.rows: Field 'arm' is a category; a test for true needs a flag.",
        "right.table: There is no table 'request'. Did you mean 'requests'?",
        "field[0]: Field 'latency_ms' is a number; grouping needs a category or a flag.",
      ]
    )
    #expect(
      problems(.standardised(["segmnt"], MeasureSample.arms(.ranks("ok")))) == [
        "outcome: Field 'ok' is a flag; 'ranks' needs a number.",
        "strata[0]: Table 'requests' has no field 'segmnt'. Did you mean 'segment'?",
        "outcome: A standardised comparison cannot use ranks; it needs a share or a mean.",
      ]
    )
    #expect(
      problems(.differenceInDifferences(before: .own, MeasureSample.arms(.ranks("latency_ms"))))
        == [
          "outcome: A difference in differences cannot use ranks; it needs a share or a mean."
        ]
    )
    #expect(
      problems(.power(MeasureSample.latency, effect: 0)) == [
        "outcome: A power calculation cannot use a mean; it needs a share.",
        "effect: The effect 0.0 is not a change of a share; it must lie between -1 and 1 and not "
          + "be 0.",
      ]
    )
    #expect(
      problems(.aggregate(.quantile("latency_ms", 2), Slice(table: "requests", rows: .isTrue("x"))))
        == [
          "slice.rows: Table 'requests' has no field 'x'. Its fields are 'arm', 'segment', 'ok', "
            + "'latency_ms'.",
          "aggregate: Quantile 2.0 of 'latency_ms' is out of range; it must lie between 0 and 1.",
        ]
    )
    let share = Parameter(.control("weight", times: 1))
    #expect(
      problems(
        .sampleRatio(
          "arm",
          Slice(table: "requests"),
          expected: [CategoryValue("canry", weight: share)]
        )
      )
        == [
          "expected: The expected shares of 'arm' must be at least two positive constants.",
          "expected[0]: Field 'arm' has no value 'canry'. Did you mean 'canary'?",
          "expected[0]: The expected shares of 'arm' must be at least two positive constants.",
        ]
    )
  }

  @Test func `hidden fields need sight of the truth`() throws {
    let measure = Measure.aggregate(.share(.isTrue("truth")), MeasureSample.stable)
    #expect(
      problems(measure) == [
        "aggregate.share: Field 'truth' of table 'requests' is not recorded in the telemetry."
      ]
    )
    #expect(throws: QueryError.hiddenField("truth", "requests")) {
      try MeasureSample.evaluate(measure)
    }
    #expect(try MeasureSample.evaluate(measure, sight: .labels).first?.value == 1)
  }

  @Test func `tables whose values differ are not compared by them`() {
    var world = MeasureSample.world
    var other = MeasureSample.table
    other.name = "labels"
    other.fields[1].generator = .category([
      CategoryValue("eu", weight: Parameter(.constant(1)))
    ])
    world.tables.append(other)
    let right = Slice(table: "labels")
    let measure = Measure.stability("segment", left: MeasureSample.stable, right: right)
    #expect(
      measure.problems(in: world).map { "\($0.place): \($0.error)" } == [
        "field[0]: Field 'segment' has other values in table 'requests' than in 'labels'; compare "
          + "by a field whose values are the same."
      ]
    )
    #expect(
      Measure.stability("arm", left: MeasureSample.stable, right: right)
        .problems(in: world).isEmpty
    )
  }

  @Test func `keys are those of the model`() {
    #expect(
      Measure.comparisonAcross("arm", MeasureSample.latency).keys(in: MeasureSample.world) == [
        "groups", "compared", "significant", "smallest_p", "unadjusted_p", "worst", "best",
      ]
        + ["canary", "stable"].flatMap { arm in
          [
            "left", "right", "left_n", "right_n", "difference", "relative", "low", "high", "p",
            "adjusted_p",
          ].map { "\(arm).\($0)" }
        }
    )
    #expect(
      Measure.comparisonAcross("segment", MeasureSample.failures).keys(in: MeasureSample.world)
        .contains("missing.z")
    )
  }
}
