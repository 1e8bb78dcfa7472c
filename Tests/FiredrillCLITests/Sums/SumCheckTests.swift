import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

@testable import FiredrillCLI

/// The sum check: what evidence shows is what its rows hold.
struct SumCheckTests {
  static let seeds: [UInt64] = [1, 7, 20_311]

  @Test(arguments: seeds)
  func `each panel of each action equals a recount over plain rows`(seed: UInt64) throws {
    let scenario = try Sample.canary().scenario
    let session = try Session.of(Sample.canary(), seed: seed)
    var numbers = 0
    for action in scenario.actions {
      numbers += try Self.check(action, in: session.scene, bandStart: 0, end: action.minutes)
    }
    #expect(numbers > 500, "so many numbers were compared: \(numbers)")
  }

  @Test func `panels equal a recount while the system changes`() throws {
    let scenario = try Sample.canary().scenario
    var session = try Session.of(Sample.canary(), seed: 7, truth: "lost-events")
    session.apply(.waited(minutes: 50))
    session.apply(.mitigated("pause-rollout", minutes: 2))
    session.apply(.mitigated("restart-canary", minutes: 5))
    session.apply(.mitigated("drain-pool-c", minutes: 6))
    session.apply(.waited(minutes: 20))
    for name in ["recent", "watch-japanese", "watch-everyone", "cache"] {
      let action = try #require(scenario.action(ActionID(name)))
      let end = session.clock
      _ = try Self.check(action, in: session.scene, bandStart: 60, end: end)
    }
  }

  @Test func `every kind of panel and aggregate equals a recount`() throws {
    let session = try Session.of(Sample.canary(), seed: 7)
    let slice = Slice(
      table: "requests",
      rows: .all([
        .any([.isOneOf("locale", ["ja", "de"]), .compares("latency_ms", .above, 3000.1)]),
        .not(.isMissing("resolved")), .compares("retrieval_score", .atLeast, 0.7),
      ]),
      window: .page(MinuteRange(from: -47, to: 3))
    )
    let aggregates: [Aggregate] = [
      .count, .perMinute, .share(.isTrue("resolved")), .mean("latency_ms"),
      .sum("output_tokens"), .sd("retrieval_score"), .quantile("latency_ms", 0.95),
      .quantile("input_tokens", 0.123), .distinct("user"), .distinct("pool"), .missing("resolved"),
      .share(.any([.isMissing("resolved"), .isTrue("cache_hit")])),
    ]
    let query = PanelQuery(
      slice: slice,
      groupBy: ["arm", "resolved"],
      bucketMinutes: 7,
      aggregates: aggregates.map { NamedAggregate(title: "", aggregate: $0, format: .number) }
    )
    let everyone = Slice(table: "requests")
    let means = SliceComparison(
      left: Slice(table: "requests", rows: .isOneOf("arm", ["control"])),
      right: Slice(table: "requests", rows: .isOneOf("arm", ["canary"])),
      outcome: .mean("latency_ms")
    )
    let panels = [
      Panel(title: "table", content: .table(query)),
      Panel(
        title: "histogram",
        content: .histogram(everyone, "output_tokens", edges: [0, 50, 100, 200, 1000])
      ),
      Panel(title: "means", content: .intervals(means, across: "pool")),
      Panel(title: "all means", content: .intervals(means, across: nil)),
      Panel(title: "log", content: .log(everyone, limit: 3)),
      Panel(
        title: "rows",
        content: .rows(slice, fields: ["user", "resolved", "cache_hit", "latency_ms"], limit: 40)
      ),
    ]
    var action = try #require(session.scenario.actions.first)
    action.evidence = Evidence(
      window: .page(MinuteRange(from: -30, to: 0)),
      measures: [],
      panels: panels,
      findings: [Finding(id: "any", says: "", condition: .always)]
    )
    #expect(try Self.check(action, in: session.scene, bandStart: 0, end: 4) > 300)
  }

  /// Recounts all panels of an action; gives how many numbers were compared.
  private static func check(
    _ action: Action,
    in scene: Scene,
    bandStart: Int,
    end: Int
  ) throws -> Int {
    let report = try scene.evidence(of: action, bandStart: bandStart, end: end)
    #expect(report.panels.count == action.evidence.panels.count)
    var numbers = 0
    for (shown, panel) in zip(report.panels, action.evidence.panels) {
      let recount = Recount(scene: scene, report: report, place: "\(action.id), \(panel.title)")
      numbers += try recount.check(shown, of: panel.content)
    }
    return numbers
  }
}
