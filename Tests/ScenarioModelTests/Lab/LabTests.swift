import ScenarioModel
import Telemetry
import TestSupport
import Testing

/// The numbers, minutes and checks of the lab.
struct LabTests {
  private static func parameter(
    _ low: Double,
    _ high: Double,
    _ step: Double,
    _ knobs: [Double],
    for hypotheses: [HypothesisID] = []
  ) -> LabParameter {
    LabParameter(
      id: "share",
      title: "Share",
      hypotheses: hypotheses,
      low: low,
      high: high,
      step: step,
      format: .percent,
      knobs: knobs.enumerated().map { LabKnob(name: "knob-\($0.offset)", number: $0.element) }
    )
  }

  @Test func `values lie on steps, exactly as they are written`() {
    let share = Self.parameter(0, 1, 0.05, [0.53, 0.92])
    #expect(share.written == 0.75)
    #expect(share.onStep(0.3) == 0.3)
    #expect(share.onStep(0.329) == 0.35)
    #expect(share.onStep(-3) == 0)
    #expect(share.onStep(3) == 1)
    #expect(Self.parameter(-0.2, 0, 0.01, [-0.06, -0.032]).written == -0.05)
    #expect(share.text(0.35) == "35.0 %")
  }

  @Test func `a chart has a window that begins at the page, and the alert's minute of the page`()
    throws
  {
    for name in ["canary-segment-regression", "eval-distribution-mismatch", "tool-poisoning"] {
      let scenario = try Sample.shipped(name)
      let grid = LabGrid(scenario)
      #expect(grid.alertMinutes.contains(0))
      #expect(grid.windows.contains { $0.from == 0 })
      #expect(grid.windows.last?.to == scenario.horizonMinutes)
      let first = grid.alertMinutes[0] + scenario.alert.window.from
      #expect(first >= scenario.world.firstMinute)
      #expect(zip(grid.windows, grid.windows.dropFirst()).allSatisfy { $0.to == $1.from })
      #expect(grid.alertMinutes.count <= 80)
    }
  }

  @Test func `the alert's figures are watched, its counts and fixed tables are not`() throws {
    let canary = try Sample.shipped("canary-segment-regression").watchedFigures
    #expect(canary.map(\.figure) == [FigureReference(measure: "ja", key: "value")])
    #expect(canary.first?.format == .percent)
    let gate = try Sample.shipped("eval-distribution-mismatch").watchedFigures
    #expect(gate.map(\.figure.measure) == ["gap"])
    #expect(gate.first?.format == .points)
  }

  @Test func `what makes no sense in a lab is said at its place`() throws {
    var scenario = try Sample.shipped("canary-segment-regression")
    let cause = scenario.hypotheses[0].id
    scenario.lab = Lab(
      parameters: [
        Self.parameter(0, 1, 2, [0.5], for: [cause, "nobody"]),
        LabParameter(
          id: "other",
          title: "Other",
          low: 0,
          high: 0.25,
          step: 0.05,
          format: .percent,
          knobs: [LabKnob(name: "knob-0", number: 0.5)]
        ),
      ],
      charts: [
        LabChart(
          title: "Latency",
          query: PanelQuery(
            slice: Slice(table: "requests"),
            groupBy: ["locale"],
            bucketMinutes: 1,
            aggregates: [NamedAggregate(title: "p95", aggregate: .mean("latency"), format: .number)]
          )
        )
      ]
    )
    let found = scenario.diagnostics().filter { $0.path.steps.first == .key("lab") }
    #expect(
      found.map { "\($0.path): \($0.message)" } == [
        "lab.parameters.share.for[1]: there is no hypothesis 'nobody'; there are "
          + scenario.hypotheses.map { "'\($0.id)'" }.joined(separator: ", "),
        "lab.parameters.share.step: the step of 2 is longer than the range of 1",
        "lab.parameters.other.sets[0]: the knob 'knob-0' is 0.5 here, outside the range from 0 to 0.25"
          + " of the parameter that sets it",
        "lab.parameters.other.sets[0]: the knob 'knob-0' is set by the parameter 'share' already; one of"
          + " them must leave it",
        "lab.charts[0].every: the window has 360 buckets; at most 200 are allowed. Use longer buckets",
        "lab.charts[0]: table 'requests' has no field 'latency'",
      ]
    )
  }
}
