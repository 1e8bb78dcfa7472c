import Drills
import Foundation
import Plotting
import Reports
import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

/// The lab against sessions of the same world.
struct LabTests {
  private static let canary = Repository.scenarios.appending(path: "canary-segment-regression").path

  private static func lab() throws -> (lab: LabService, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    let services = DrillServices(in: folder, scenarios: Repository.scenarios)
    return (services.lab, folder)
  }

  private static func setting(_ cause: String, _ change: (inout LabSetting) -> Void = { _ in })
    -> LabSetting
  {
    var setting = LabSetting()
    setting.cause = cause
    change(&setting)
    return setting
  }

  @Test(arguments: ["bad-pool", "output-limit", "lost-events"])
  func `as written a lab is the world that a session deals`(cause: String) async throws {
    let (lab, _) = try Self.lab()
    let report = try await lab.report(Self.setting(cause), in: Self.canary)
    let staging = try Staging(try Sample.shipped("canary-segment-regression"))
    let session = try Session.of(staging, seed: 1, truth: HypothesisID(cause))
    #expect(report.alert.isOn)
    #expect(report.harm.total == (try session.harm()).unattended)
    #expect(report.harm.unattended == nil)
    let alert = session.scenario.alert
    let figures = try session.scene.figures(of: alert.measures, window: alert.window)
    #expect(
      report.alert.watched.first?.value == figures.first { $0.reference.key == "value" }?.value
    )
    #expect(report.seed == 1 && report.cause.id == cause)
  }

  @Test(arguments: [("bad-pool", "drain-pool-c"), ("chance", "roll-back")])
  func `a mitigation does what it does in a session`(cause: String, mitigation: String) async throws
  {
    let (lab, _) = try Self.lab()
    let setting = Self.setting(cause) { ($0.mitigation, $0.minute) = (mitigation, 12) }
    let report = try await lab.report(setting, in: Self.canary)
    let staging = try Staging(try Sample.shipped("canary-segment-regression"))
    var session = try Session.of(staging, seed: 1, truth: HypothesisID(cause))
    try session.take(.wait(minutes: 12))
    try session.take(.mitigate(MitigationID(mitigation)))
    let harm = try session.harm()
    #expect(report.harm.total == harm.session)
    #expect(report.harm.unattended == harm.unattended)
    #expect(report.mitigation?.isPossible == true)
  }

  @Test func `what cannot be done yet changes nothing`() async throws {
    let (lab, _) = try Self.lab()
    let setting = Self.setting("bad-pool") { $0.mitigation = "resume-rollout" }
    let report = try await lab.report(setting, in: Self.canary)
    #expect(report.mitigation?.isPossible == false)
    #expect(report.harm.total == report.harm.unattended)
    #expect(report.sentences.contains { $0.contains("cannot be done at 15:10") })
  }

  @Test func `a fault that is turned off harms nobody, one that is turned up more`() async throws {
    let (lab, _) = try Self.lab()
    let written = try await lab.report(Self.setting("output-limit"), in: Self.canary)
    let off = try await lab.report(
      Self.setting("output-limit") { $0.numbers = ["short-limit": 0] },
      in: Self.canary
    )
    let up = try await lab.report(
      Self.setting("output-limit") { $0.numbers = ["short-limit": 1] },
      in: Self.canary
    )
    // The fault sets a share that a healthy canary may have up to 8.5 % of.
    #expect(off.harm.total <= 0)
    #expect(written.harm.total > 100)
    #expect(up.harm.total > written.harm.total)
    #expect(!off.alert.isOn && up.alert.isOn)
    let parameter = try #require(written.parameters.first { $0.id == "short-limit" })
    let same = try await lab.report(
      Self.setting("output-limit") { $0.numbers = ["short-limit": parameter.written] },
      in: Self.canary
    )
    #expect(same == written)
  }

  @Test func `a day near the limit says that its alert needs no fault`() async throws {
    let (lab, _) = try Self.lab()
    let folder = Repository.scenarios.appending(path: "agent-runs-away").path
    var found: Set<Bool> = []
    for seed: UInt64 in 4...5 {
      let report = try await lab.report(
        Self.setting("ping-pong") { $0.seed = seed },
        in: folder
      )
      let steps = try #require(report.alert.watched.first)
      let isOver = try #require(steps.healthy) > steps.bound
      #expect(report.alert.isOnHealthy == isOver)
      #expect(report.sentences.contains { $0.contains("on without the fault as well") } == isOver)
      found.insert(isOver)
    }
    #expect(found == [true, false])
  }

  @Test func `traffic multiplies what arrives`() async throws {
    let (lab, _) = try Self.lab()
    func bad(_ factor: Double) async throws -> Double {
      let report = try await lab.report(
        Self.setting("output-limit") { $0.traffic = factor },
        in: Self.canary
      )
      guard case .lineChart(let chart) = report.figures[1] else { return 0 }
      return chart.series[0].values.compactMap(\.self).reduce(0, +)
    }
    let (one, two) = (try await bad(1), try await bad(2))
    #expect((1.9...2.1).contains(two / one))
  }

  @Test(arguments: [
    ("short-limit", 2.0, "'short-limit' is 2; it goes from 0 to 1"),
    (
      "short-limits", 0.5,
      "the lab has no number 'short-limits' that changes rows. Did you mean 'short-limit'?"
    ),
    ("harm-unit", 300, "the lab has no number 'harm-unit' that changes rows."),
  ])
  func `a number that cannot be is refused`(name: String, value: Double, sentence: String)
    async throws
  {
    let (lab, _) = try Self.lab()
    let setting = Self.setting("output-limit") { $0.numbers = [name: value] }
    let error = await #expect(throws: DrillError.self) {
      try await lab.report(setting, in: Self.canary)
    }
    guard case .lab(let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect("\(reason)" == sentence)
  }

  @Test func `a lab and a quiz leave nothing behind`() async throws {
    let (lab, folder) = try Self.lab()
    _ = try await lab.report(LabSetting(), in: Self.canary)
    let quiz = try await lab.quiz(11, LabSetting(), guess: nil, in: Self.canary)
    #expect(quiz.answer == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test func `a quiz deals as sessions do, and tells its cause only after a guess`() async throws {
    let (lab, _) = try Self.lab()
    let staging = try Staging(try Sample.shipped("canary-segment-regression"))
    for number: UInt64 in 1...6 {
      let truth = staging.scenario.hypotheses[try staging.deal(seed: number).truth]
      let asked = try await lab.quiz(number, LabSetting(), guess: nil, in: Self.canary)
      let text = try JSONText.encode(asked)
      for hypothesis in staging.scenario.hypotheses {
        #expect(!text.contains(hypothesis.explanation.truth.prefix(30)))
      }
      #expect(!text.contains("healthy"))
      let guessed = try await lab.quiz(number, LabSetting(), guess: "h1", in: Self.canary)
      #expect(guessed.answer?.cause.id == truth.id.rawValue)
      #expect(guessed.answer?.isRight == (truth.id == staging.scenario.hypotheses[0].id))
      #expect(guessed.figures == asked.figures)
    }
  }

  @Test func `every shipped lab has a world at both ends of each number`() async throws {
    let (lab, _) = try Self.lab()
    for name in [
      "agent-runs-away", "canary-segment-regression", "catastrophic-forgetting",
      "eval-distribution-mismatch", "features-disagree", "quality-after-update",
      "rag-wrong-answers", "search-drifts", "slow-at-noon", "tool-poisoning",
    ] {
      let folder = Repository.scenarios.appending(path: name).path
      let scenario = try lab.scenario(in: folder)
      #expect(!scenario.lab.parameters.isEmpty)
      for parameter in scenario.lab.parameters {
        let cause = parameter.hypotheses.first ?? scenario.hypotheses[0].id
        for value in [parameter.low, parameter.high] {
          let setting = Self.setting(cause.rawValue) { $0.numbers = [parameter.id.rawValue: value] }
          let report = try await lab.report(setting, in: folder)
          #expect(report.figures.allSatisfy { !$0.isEmpty }, "\(name) \(parameter.id) \(value)")
        }
      }
    }
  }
}
