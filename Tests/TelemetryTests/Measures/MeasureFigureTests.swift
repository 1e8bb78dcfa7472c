import Telemetry
import Testing

/// Figures against those that scipy and numpy find in the same rows (`make_measure_values.py`).
struct MeasureFigureTests {
  private static let then = WindowReference.page(MinuteRange(from: -30, to: 0))
  private static let now = WindowReference.page(MinuteRange(from: 0, to: 30))

  private static func inWindow(
    _ comparison: SliceComparison,
    _ window: WindowReference
  ) -> SliceComparison {
    var moved = comparison
    moved.left.window = window
    moved.right.window = window
    return moved
  }

  private static let whole = Slice(table: "requests")

  @Test(arguments: [
    ("share", Measure.comparison(MeasureSample.failures)),
    ("mean", .comparison(MeasureSample.latency)),
    ("ranks", .comparison(MeasureSample.arms(.ranks("latency_ms")))),
    (
      "paired",
      .paired(
        MeasureSample.stable,
        left: .not(.isTrue("ok")),
        right: .compares("latency_ms", .above, 100)
      )
    ),
    ("across", .comparisonAcross("segment", MeasureSample.failures)),
    ("standardised share", .standardised(["segment"], MeasureSample.failures)),
    ("standardised mean", .standardised(["segment"], MeasureSample.latency)),
    (
      "change of share",
      .differenceInDifferences(before: then, inWindow(MeasureSample.failures, now))
    ),
    (
      "change of mean", .differenceInDifferences(before: then, inWindow(MeasureSample.latency, now))
    ),
    (
      "sample ratio",
      .sampleRatio(
        "arm",
        whole,
        expected: [
          CategoryValue("canary", weight: Parameter(.constant(1))),
          CategoryValue("stable", weight: Parameter(.constant(3))),
        ]
      )
    ),
    (
      "stability",
      .stability(
        "segment",
        left: Slice(table: "requests", window: then),
        right: Slice(table: "requests", window: now)
      )
    ),
    ("power", .power(MeasureSample.failures, effect: 0.05)),
  ])
  func `figures equal those of scipy`(name: String, measure: Measure) throws {
    #expect(measure.problems(in: MeasureSample.world).isEmpty)
    let expected = MeasureSample.figures(of: name)
    let values = try MeasureSample.evaluate(measure)
    #expect(!expected.isEmpty)
    #expect(Set(values.map(\.key)) == Set(expected.keys))
    #expect(values.count == expected.count)
    for value in values {
      let wanted = expected[value.key] ?? .nan
      let error = (value.value - wanted).magnitude
      #expect(error <= 1e-9 * max(1, wanted.magnitude), "\(value.key): \(value.value), \(wanted)")
    }
    let keys = measure.keys(in: MeasureSample.world)
    #expect(values.map(\.key) == keys.filter { expected[$0] != nil })
  }

  @Test func `an aggregate tells from how many rows it comes`() throws {
    let counts = MeasureSample.figures(of: "share")
    func values(_ aggregate: Aggregate) throws -> [MeasureValue] {
      try MeasureSample.evaluate(.aggregate(aggregate, MeasureSample.stable))
    }
    let shares = try values(.share(.not(.isTrue("ok"))))
    #expect(shares.map(\.key) == ["value", "n"])
    #expect(shares.map(\.value) == [counts["left"], counts["left_n"]])
    let means = MeasureSample.figures(of: "mean")
    #expect(try values(.mean("latency_ms")).map(\.value) == [means["left"], means["left_n"]])
    let ranks = MeasureSample.figures(of: "ranks")
    #expect(
      try values(.quantile("latency_ms", 0.5)).map(\.value) == [ranks["left"], ranks["left_n"]]
    )
    let rows = try values(.count).map(\.value)
    #expect(rows == [631, 631])
    #expect(try values(.perMinute).map(\.value) == [631.0 / 60, 631])
    let missing = try values(.missing("ok")).map(\.value)
    #expect(missing == [(631 - (counts["left_n"] ?? 0)) / 631, 631])
    #expect(try values(.distinct("segment")).first?.value == 4)
  }
}
