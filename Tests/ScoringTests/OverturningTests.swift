import Diagnosis
import ScenarioModel
@testable import Scoring
import Sessions
import Telemetry
import TestSupport
import Testing

/// Looks that speak against a cause which seemed clear.
struct OverturningTests {
  /// Two causes and two looks, each of which shows 0 under the first cause and 1 under the second.
  private static let calibration = Calibration(
    samples: 40,
    hypotheses: ["left", "right"],
    keys: ["arms", "pools"].map { EvidenceKey(action: $0) },
    outcomes: [2, 2],
    findings: (0..<2).flatMap { _ in
      [UInt8](repeating: 0, count: 40) + [UInt8](repeating: 1, count: 40)
    }
  )

  /// The judgement of a look that showed a finding after the first look had shown 0.
  private func step(_ finding: UInt8) throws -> StepJudgement {
    var session = try Session.of(Sample.queue())
    try session.play(.look("arms"))
    let before = Posterior(Self.calibration, priors: [0.45, 0.55], seen: [0: 0])
    let scale = Judged.judgement.scale
    #expect(before.isSettled(scale))
    return StepJudgement(
      entry: try #require(session.entries.last),
      before: before,
      after: before.observing(finding, key: 1),
      kind: .choice,
      isKeyFinding: false,
      isKeyLook: false,
      isSettled: before.isSettled(scale)
    )
  }

  @Test func `a look against what seemed clear overturns it, one that agrees does not`() throws {
    #expect(try step(1).isOverturning)
    #expect(try !step(0).isOverturning)
  }

  @Test func `nothing is overturned where nothing was clear`() throws {
    var step = try step(1)
    step.isSettled = false
    #expect(!step.isOverturning)
  }

  @Test func `what overturns is worth all its points and is never idle`() throws {
    let session = try Session.of(Sample.queue())
    let calibration = try Sample.calibration()
    let posterior = Posterior(calibration, priors: session.scenario.hypotheses.map(\.prior))
    let open = OpenChoices(session, calibration, posterior, Judged.judgement.scale)
    var choice = open.judgement(of: try #require(open.rated.first).choice)
    (choice.quality, choice.isDue) = (0, false)
    var (overturning, agreeing) = (try step(1), try step(0))
    (overturning.choice, agreeing.choice) = (choice, choice)
    #expect(!overturning.isIdle && overturning.quality == 1)
    #expect(agreeing.isIdle && agreeing.quality == 0)
  }
}
