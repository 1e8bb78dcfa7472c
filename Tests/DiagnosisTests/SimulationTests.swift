import Diagnosis
import ScenarioModel
import Sessions
import Telemetry
import TestSupport
import Testing

/// Calibration by simulation: a sample's findings are those that a player of that world would see.
struct SimulationTests {
  @Test func `a sample shows what a session in the same world shows`() throws {
    let staging = try Sample.queue()
    let scenario = staging.scenario
    let courses = RegimeCourse.all(staging)
    let calibrator = Calibrator(staging)
    let keys = calibrator.keys
    let ways = ["held": "pause", "drained": "drain", "rolled-back": "roll-back"]
    var compared = 0
    for sample in 0..<3 {
      for hypothesis in scenario.hypotheses {
        let findings = try calibrator.findings(hypothesis: hypothesis.id, sample: sample)
        #expect(findings.count == keys.count)
        for (key, position) in zip(keys, findings) {
          let course = try #require(courses.first { $0.serves(key) })
          var session = try session(staging, sample: sample, truth: hypothesis.id)
          if let way = ways[course.state] {
            session.apply(try session.decide(.mitigate(MitigationID(way))).event)
          }
          if session.clock < course.minute {
            session.apply(.waited(minutes: course.minute - session.clock))
          }
          let action = try #require(scenario.action(key.action))
          guard session.isAvailable(action) else { continue }
          session.apply(try session.decide(.look(action.id)).event)
          let seen = session.looks.last?.finding
          #expect(action.evidence.findings[Int(position)].id == seen)
          compared += 1
        }
      }
    }
    #expect(compared > 250)
  }

  @Test func `findings of all samples are put together key by key`() throws {
    let scenario = try Sample.queue().scenario
    let keys = [EvidenceKey(action: ActionID("arms")), EvidenceKey(action: ActionID("tickets"))]
    let rows: [[[UInt8]]] = [
      [[0, 10], [1, 11]], [[2, 12], [3, 13]], [[4, 14], [5, 15]], [[6, 16], [7, 17]],
    ]
    let calibration = Calibration(scenario, keys: keys, rows: rows)
    #expect(calibration.samples == 2)
    #expect(calibration.outcomes == [2, 1])
    #expect(calibration.findings == [0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 16, 17])
    #expect(calibration.finding(key: 1, hypothesis: 2, sample: 1) == 15)
    #expect(calibration.position(of: keys[1]) == 1)
    #expect(calibration.position(of: EvidenceKey(action: ActionID("pools"))) == nil)
  }

  @Test func `an action without a course is marked as out of reach`() throws {
    let staging = try Sample.queue()
    let keys = [
      EvidenceKey(action: ActionID("watch"), band: 7, state: "held"),
      EvidenceKey(action: ActionID("no-such")),
    ]
    let findings = try Calibrator(staging, keys: keys).findings(
      hypothesis: HypothesisID("chance"),
      sample: 0
    )
    #expect(findings == [Calibration.unreachable, Calibration.unreachable])
  }

  @Test func `a simulated calibration finds the truth that it was given`() throws {
    let staging = try Sample.queue()
    let scenario = staging.scenario
    let keys = scenario.evidenceKeys.filter { $0.band == nil && $0.state == nil }
    let calibrator = Calibrator(staging, keys: keys)
    let rows = try scenario.hypotheses.map { hypothesis in
      try (0..<60).map { try calibrator.findings(hypothesis: hypothesis.id, sample: $0) }
    }
    let calibration = calibrator.calibration(rows: rows)
    for (truth, hypothesis) in scenario.hypotheses.enumerated() {
      // Worlds beyond those of the calibration.
      let findings = try calibrator.findings(hypothesis: hypothesis.id, sample: 1000)
      var posterior = Posterior(calibration, priors: scenario.hypotheses.map(\.prior))
      for (key, finding) in findings.enumerated() {
        posterior = posterior.observing(finding, key: key)
      }
      #expect(posterior.probabilities[truth] == posterior.probabilities.max())
    }
  }

  private func session(
    _ staging: Staging,
    sample: Int,
    truth: HypothesisID
  ) throws -> Session {
    let header = SessionHeader(
      scenario: staging.scenario,
      worldDigest: "",
      textDigest: "",
      seed: Calibration.seed(ofSample: sample),
      mode: .drill
    )
    return try Session(header: header, staging: staging, truth: truth) { _ in "" }
  }
}
