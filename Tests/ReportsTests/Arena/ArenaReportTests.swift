import Foundation
import Plotting
import Reports
import Telemetry
import TestSupport
import Testing

struct ArenaReportTests {
  private static func header(_ scenarios: [String]) -> ArenaHeader {
    ArenaHeader(
      program: "1",
      agent: "agent",
      rubric: 9,
      generator: 1,
      scenarios: scenarios.map {
        ArenaHeader.Scenario(id: $0, difficulty: 2, digest: "d", text: "t")
      },
      seeds: 2,
      limits: .sample
    )
  }

  private static func result(
    _ scenario: String,
    _ world: Int,
    _ score: Double?,
    truth: String = "a"
  ) -> ArenaResult {
    ArenaResult(
      scenario: scenario,
      world: world,
      truth: truth,
      outcome: score == nil ? .unfinished : .declared,
      reason: score == nil ? "it broke" : nil,
      score: score ?? 0,
      criteria: score.map { ["evidence": $0 / 2] } ?? [:],
      harm: 10,
      steps: 3,
      minutes: 20,
      calls: 4
    )
  }

  @Test func `a session without a verdict counts as 0 and by its reason`() throws {
    let results = [
      Self.result("x", 0, 80), Self.result("x", 1, nil, truth: "b"), Self.result("y", 0, 40),
      Self.result("y", 1, 60),
    ]
    let report = ArenaReport(Self.header(["x", "y"]), results)
    #expect(report.score?.mean == 45)
    #expect(report.scenarios.map { $0.score?.mean } == [40, 50])
    #expect(report.scenarios.map(\.declared) == [1, 2])
    #expect(report.scenarios[0].criteria == ["evidence": 40])
    #expect(report.scenarios[0].byTruth == ["a": 80, "b": 0])
    #expect(report.reasons == ["it broke": 1])
    #expect(report == ArenaReport(Self.header(["x", "y"]), results.reversed()))
    let style = TextStyle(width: 100, glyphs: .ascii, colour: .none)
    #expect(report.lines(style).contains { $0.contains("it broke") })
  }

  @Test func `nothing played gives no mean`() {
    let report = ArenaReport(Self.header(["x"]), [])
    #expect(report.score == nil)
    #expect(report.scenarios.map(\.sessions) == [0])
  }

  @Test func `an interval of equal values is that value`() throws {
    let mean = try #require(ClusteredMean([[5], [5, 5], [5]]))
    #expect((mean.low, mean.mean, mean.high) == (5, 5, 5))
    #expect(ClusteredMean([]) == nil)
    #expect(ClusteredMean([[], []]) == nil)
  }

  @Test func `more sessions of the same worlds narrow nothing`() throws {
    let values = (0..<30).map { Double(($0 * 37) % 101) }
    let once = try #require(ClusteredMean(values.map { [$0] }))
    let thrice = try #require(ClusteredMean(values.map { [$0, $0, $0] }))
    #expect(abs(once.low - thrice.low) < 1e-9)
    #expect(abs(once.high - thrice.high) < 1e-9)
    let apart = try #require(ClusteredMean((values + values + values).map { [$0] }))
    #expect(apart.high - apart.low < 0.75 * (once.high - once.low))
  }

  @Test func `of many independent values the interval is that of the normal theory`() throws {
    let values = (0..<400).map { Double(Mixing.split(3, at: UInt64($0)) % 1_000) }
    let mean = try #require(ClusteredMean(values.map { [$0] }))
    let count = Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean.mean) * ($1 - mean.mean) } / (count - 1)
    let half = 1.959964 * (variance / count).squareRoot()
    #expect(abs((mean.high - mean.low) / 2 / half - 1) < 0.1)
    #expect(abs((mean.high + mean.low) / 2 - mean.mean) < 0.2 * half)
  }
}
