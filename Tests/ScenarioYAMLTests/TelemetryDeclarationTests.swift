import ScenarioModel
import Telemetry
import Testing

@Test func `spans are decoded`() throws {
  let trace = try #require(try everyKey().world.traces.first)
  #expect(trace.table == "requests")
  #expect(
    trace.root
      == SpanTemplate(
        name: "answer in {locale}",
        kind: .server,
        rows: .isOneOf("arm", ["canary"]),
        length: .field("latency_ms", share: 0.9),
        failed: .not(.isTrue("resolved")),
        errorType: "unresolved",
        attributes: [
          TelemetryAttribute(name: "gen_ai.request.model", value: .text("m")),
          TelemetryAttribute(name: "gen_ai.request.temperature", value: .number(0.2)),
          TelemetryAttribute(name: "cached", value: .flag(true)),
          TelemetryAttribute(name: "turns", value: .field("turns")),
          TelemetryAttribute(name: "locales", value: .list("locale")),
        ],
        events: [
          SpanEventTemplate(
            name: "gen_ai.evaluation.result",
            rows: .isTrue("resolved"),
            attributes: [TelemetryAttribute(name: "good", value: .flag(true))]
          )
        ],
        children: [
          SpanTemplate(
            name: "retrieve",
            kind: .client,
            length: .field("retrieve_ms", share: 1)
          ),
          SpanTemplate(
            name: "wait",
            kind: .internal,
            length: .fixed(2.5),
            children: [SpanTemplate(name: "half", kind: .producer, length: .share(0.5))]
          ),
        ]
      )
  )
}

@Test func `metrics are decoded`() throws {
  let metrics = try everyKey().world.metrics
  #expect(metrics.map(\.name) == ["answers", "turns", "latency", "resolved"].map { "kiosk.\($0)" })
  #expect(
    metrics.map(\.kind) == [
      .counter(nil), .counter("turns"), .histogram("latency_ms", bounds: [0.5, 1]),
      .gauge(.share(.isTrue("resolved"))),
    ]
  )
  #expect(
    metrics.first?.attributes == [
      TelemetryAttribute(name: "locale", value: .field("locale")),
      TelemetryAttribute(name: "side", value: .text("a")),
    ]
  )
  #expect(metrics.first?.rows == .isOneOf("arm", ["canary"]))
}

/// What is wrong with the fixture's world after a change that was right before it.
private func faults(_ change: (inout WorldModel) -> Void) throws -> [String] {
  var scenario = try everyKey()
  let before = Set(scenario.diagnostics())
  change(&scenario.world)
  return scenario.diagnostics().filter { !before.contains($0) }.map { "\($0.path): \($0.message)" }
}

@Test func `a span that would show a hidden field is refused at its place`() throws {
  let hidden = "telemetry would show the hidden field 'recorded'"
  let attribute = TelemetryAttribute(name: "truth", value: .field("recorded"))
  #expect(
    try faults { $0.traces[0].root.children[1].children[0].attributes = [attribute] } == [
      "world.traces.requests.children[1].children[0].attributes.truth: \(hidden)"
    ]
  )
  #expect(
    try faults { $0.traces[0].root.events[0].rows = .isTrue("recorded") } == [
      "world.traces.requests.events[0].where: \(hidden)"
    ]
  )
  #expect(
    try faults { $0.traces[0].root.name = "of {recorded}" } == [
      "world.traces.requests.name: \(hidden)"
    ]
  )
  #expect(
    try faults { $0.traces[0].root.failed = .not(.isTrue("recorded")) } == [
      "world.traces.requests.failed: \(hidden)"
    ]
  )
}

@Test func `a metric that would show a hidden field is refused at its place`() throws {
  let hidden = "telemetry would show the hidden field 'recorded'"
  #expect(
    try faults { $0.metrics[3].kind = .gauge(.share(.isTrue("recorded"))) } == [
      "world.metrics[3].gauge: \(hidden)"
    ]
  )
  #expect(
    try faults { $0.metrics[0].rows = .isTrue("recorded") } == [
      "world.metrics[0].where: \(hidden)"
    ]
  )
}

@Test func `what a metric must not be called is refused`() throws {
  #expect(
    try faults { $0.metrics[0].name = "kiosk.answers_total" } == [
      "world.metrics[0].name: the name of a metric must not end in 'total', which formats add or "
        + "which is no base unit"
    ]
  )
  #expect(
    try faults { $0.metrics[1].name = "kiosk.answers" } == [
      "world.metrics[1]: the metrics called 'kiosk.answers' differ in kind, help, buckets or the "
        + "names of attributes"
    ]
  )
  #expect(
    try faults { $0.metrics[2].kind = .histogram("latency_ms", bounds: [1, 1]) } == [
      "world.metrics[2].buckets: the bounds of the buckets do not rise"
    ]
  )
  #expect(
    try faults { $0.metrics[1].kind = .counter("drift") } == [
      "world.metrics[1].counter: a counter cannot sum field 'drift', whose values may be below 0; "
        + "give it a minimum"
    ]
  )
  #expect(
    try faults { $0.traces[0].root.length = .field("drift", share: 1) } == [
      "world.traces.requests.lasts: the length of a span needs a unit of time; give field 'drift' "
        + "one, such as ms"
    ]
  )
  #expect(
    try faults { $0.traces[0].table = "documents" }.first
      == "world.traces.documents: table 'documents' is of a fixed size; spans and metrics need rows "
      + "that arrive over time"
  )
}
