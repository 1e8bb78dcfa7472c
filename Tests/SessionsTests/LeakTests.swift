import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

/// Nothing that a player is shown may depend on the truth but the values of evidence.
struct LeakTests {
  /// What a play shows beside evidence: what is open, what people say, hints, times and regimes.
  private func shown(_ staging: Staging, truth: String, _ commands: [SessionCommand]) throws
    -> [String]
  {
    var session = try Session.of(staging, seed: 11, truth: truth)
    var shown: [String] = []
    for command in commands {
      try session.play(command)
      let entry = try #require(session.entries.last)
      shown.append("\(entry.start) \(entry.end) \(entry.regime) \(entry.messages)")
      shown.append(
        "\(session.availableActions.map(\.id)) \(session.availableMitigations.map(\.id))"
      )
      shown.append("\(session.isOver)")
      if case .looked(let look) = entry.event {
        let report = try #require(try session.evidence(of: session.looks[session.looks.count - 1]))
        shown.append("\(look.action) \(look.minutes) \(look.band) \(look.state) \(report.window)")
        shown += report.panels.map { "\($0.title) \($0.window)" }
      } else {
        shown.append("\(entry.event)")
      }
    }
    return shown
  }

  @Test func `a small incident looks the same under every truth`() throws {
    let staging = try Sample.queue()
    let commands: [SessionCommand] = [
      .hint, .look("arms"), .look("ask-support"), .hint, .look("pools"), .update("News."),
      .look("watch"), .wait(minutes: 6), .look("half-check"), .mitigate("drain"),
      .mitigate("roll-back"), .look("tickets"), .look("fresh"), .believe(["chance": 1]), .hint,
    ]
    let first = try shown(staging, truth: "bad-build", commands)
    for truth in ["bad-pool", "lost-events", "chance"] {
      #expect(try shown(staging, truth: truth, commands) == first)
    }
  }

  @Test func `the shipped incident looks the same under every truth`() throws {
    let staging = try Sample.canary()
    let commands: [SessionCommand] = [
      .hint, .look("arms"), .hint, .look("locales"), .look("assignment"), .look("same-mix"),
      .look("operations-log"), .hint, .look("support-lead"), .mitigate("pause-rollout"),
      .wait(minutes: 20), .look("recent"), .look("watch-japanese"),
      .mitigate("route-japanese-back"), .look("watch-everyone"),
    ]
    let truths = staging.scenario.hypotheses.map(\.id.rawValue)
    let first = try shown(staging, truth: truths[0], commands)
    for truth in truths.dropFirst() {
      #expect(try shown(staging, truth: truth, commands) == first, "\(truth)")
    }
  }
}
