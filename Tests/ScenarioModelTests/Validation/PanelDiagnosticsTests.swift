import ScenarioModel
import Telemetry
import Testing

/// The faults of the small scenario when its first panel shows something else.
private func faults(showing content: PanelContent) -> [String] {
  faults { $0.actions[0].evidence.panels[0].content = content }
}

/// The latency panel's query after a change.
private func latency(_ change: (inout PanelQuery) -> Void) -> PanelQuery {
  var query = PanelQuery.latency
  change(&query)
  return query
}

@Test func `panels read tables that exist`() {
  #expect(
    faults(showing: .bars(latency { $0.slice.table = "request" })) == [
      "actions.arms.panels[0].bars.table: error: there is no table 'request'."
        + " Did you mean 'requests'?"
    ]
  )
}

@Test func `panels choose rows by fields that exist`() {
  #expect(
    faults(showing: .table(latency { $0.slice.rows = .isOneOf("arm", ["canray"]) })) == [
      "actions.arms.panels[0].table.where: error: field 'arm' has no value 'canray'."
        + " Did you mean 'canary'?"
    ]
  )
}

@Test func `panels group by categories`() {
  #expect(
    faults(showing: .lines(latency { $0.groupBy = ["arm", "latency_ms"] })) == [
      "actions.arms.panels[0].lines.by[1]: error: field 'latency_ms' is a number; grouping needs a"
        + " category or a flag"
    ]
  )
}

@Test func `panels aggregate numbers`() {
  #expect(
    faults(
      showing: .lines(
        latency {
          $0.aggregates.append(
            NamedAggregate(title: "arm", aggregate: .mean("arm"), format: .number)
          )
        }
      )
    ) == [
      "actions.arms.panels[0].lines.show[1]: error: field 'arm' is a category; 'mean' needs a"
        + " number"
    ]
  )
}

@Test func `panels show something`() {
  #expect(
    faults(showing: .lines(latency { $0.aggregates = [] })) == [
      "actions.arms.panels[0].lines.show: error: what the panel shows is empty"
    ]
  )
}

@Test func `buckets last at least a minute`() {
  #expect(
    faults(showing: .lines(latency { $0.bucketMinutes = 0 })) == [
      "actions.arms.panels[0].lines.every: error: the bucket is 0; it must be at least 1"
    ]
  )
}

@Test func `a panel has at most 500 buckets`() {
  #expect(
    faults { scenario in
      scenario.world.firstMinute = -600
      scenario.actions[0].evidence.window = .page(MinuteRange(from: -501, to: 0))
      scenario.actions[0].evidence.panels[0].content = .lines(latency { $0.bucketMinutes = 1 })
    } == [
      "actions.arms.panels[0].lines.every: error: the window has 501 buckets; at most 500 are"
        + " allowed. Use longer buckets"
    ]
  )
}

@Test func `tables of a fixed size have no buckets`() {
  #expect(
    faults(
      showing: .lines(
        PanelQuery(
          slice: Slice(table: "probes"),
          groupBy: [],
          bucketMinutes: 5,
          aggregates: [NamedAggregate(title: "n", aggregate: .count, format: .count)]
        )
      )
    ) == [
      "actions.arms.panels[0].lines.every: error: table 'probes' has no time, so it has no"
        + " rates and no time buckets"
    ]
  )
}

@Test func `a panel's own window does not reach into the future`() {
  #expect(
    faults(
      showing: .lines(latency { $0.slice.window = .page(MinuteRange(from: -10, to: 10)) })
    ) == [
      "actions.arms.panels[0].lines.window: error: the window ends at minute 10, but one can look"
        + " at minute 5 already"
    ]
  )
}

@Test func `a heatmap has two fields to group by`() {
  #expect(
    faults(showing: .heatmap(.latency)) == [
      "actions.arms.panels[0].heatmap.by: error: this panel needs 2 fields to group by and has 1"
    ]
  )
}

@Test func `a histogram is of numbers`() {
  #expect(
    faults(showing: .histogram(Slice(table: "requests"), "arm", edges: [0, 1])) == [
      "actions.arms.panels[0].histogram.field: error: field 'arm' is a category; 'mean' needs a"
        + " number"
    ]
  )
}

@Test func `a histogram has two edges`() {
  #expect(
    faults(showing: .histogram(Slice(table: "requests"), "latency_ms", edges: [0])) == [
      "actions.arms.panels[0].histogram.edges: error: the number of edges is 1; it must be at least"
        + " 2"
    ]
  )
}

@Test func `the edges of a histogram rise`() {
  #expect(
    faults(showing: .histogram(Slice(table: "requests"), "latency_ms", edges: [0, 2.5, 2.5])) == [
      "actions.arms.panels[0].histogram.edges[2]: error: 2.5 follows 2.5, but each edge of a"
        + " histogram must be above the one before"
    ]
  )
}

@Test func `the edges of a histogram are finite`() {
  #expect(
    faults(
      showing: .histogram(Slice(table: "requests"), "latency_ms", edges: [0, .infinity])
    ) == [
      "actions.arms.panels[0].histogram.edges[1]: error: the edge of a histogram is inf; it must"
        + " be finite"
    ]
  )
}

@Test func `intervals compare fields that exist`() {
  #expect(
    faults(showing: .intervals(.arms, across: "rout")) == [
      "actions.arms.panels[0].intervals.by: error: table 'requests' has no field 'rout'."
        + " Did you mean 'route'?"
    ]
  )
}

@Test func `figures exist`() {
  #expect(
    faults(
      showing: .figures([
        LabelledFigure(
          label: "p",
          figure: FigureReference(measure: "gap", key: "lo"),
          format: .pValue
        )
      ])
    ) == [
      "actions.arms.panels[0].figures[0].figure: error: measure 'gap' has no figure 'lo'."
        + " Did you mean 'low'?"
    ]
  )
}

@Test func `a panel of figures has some`() {
  #expect(
    faults(showing: .figures([])) == [
      "actions.arms.panels[0].figures: error: the panel's list of figures is empty"
    ]
  )
}

@Test func `a log has lines`() {
  #expect(
    faults(showing: .log(Slice(table: "requests"), limit: 0)) == [
      "actions.arms.panels[0].log.limit: error: the limit is 0; it must be at least 1"
    ]
  )
}

@Test func `a log is of a table that writes one`() {
  #expect(
    faults(showing: .log(Slice(table: "probes"), limit: 1)) == [
      "actions.arms.panels[0].log: error: table 'probes' writes no log lines"
    ]
  )
}

@Test func `rows show fields that exist`() {
  #expect(
    faults(showing: .rows(Slice(table: "requests"), fields: ["arm", "abandond"], limit: 3)) == [
      "actions.arms.panels[0].rows.fields[1]: error: table 'requests' has no field 'abandond'."
        + " Did you mean 'abandoned'?"
    ]
  )
}

@Test func `rows show some fields`() {
  #expect(
    faults(showing: .rows(Slice(table: "requests"), fields: [], limit: 3)) == [
      "actions.arms.panels[0].rows.fields: error: the panel's list of fields is empty"
    ]
  )
}

@Test func `rows show some rows`() {
  #expect(
    faults(showing: .rows(Slice(table: "requests"), fields: ["arm"], limit: 0)) == [
      "actions.arms.panels[0].rows.limit: error: the limit is 0; it must be at least 1"
    ]
  )
}

@Test func `artifacts shown exist`() {
  #expect(
    faults(showing: .artifact("notse")) == [
      "actions.arms.panels[0].artifact: error: there is no artifact 'notse'. Did you mean 'notes'?"
    ]
  )
}
