import Diagnosis
import Foundation
import ScenarioModel
import ScenarioYAML
import Sessions
import Telemetry

/// Sessions for the tests of reports: a shipped scenario, and a small one that is quick to calibrate.
enum SessionSample {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  /// The canary scenario, as it is shipped.
  static let canary = Result {
    try load("../../../Scenarios/canary-segment-regression")
  }

  /// The small incident of the sessions' tests.
  static let queue = Result { try load("../../SessionsTests/Fixtures/queue-drill") }

  /// The small incident, calibrated by a few worlds of each hypothesis.
  static let calibration = Result {
    let staging = try queue.get()
    let calibrator = Calibrator(staging)
    return calibrator.calibration(
      rows: try staging.scenario.hypotheses.map { hypothesis in
        try (0..<20).map { try calibrator.findings(hypothesis: hypothesis.id, sample: $0) }
      }
    )
  }

  /// A session at its page; its truth is the seed's unless another is given.
  static func session(
    _ staging: Staging,
    seed: UInt64 = 7,
    mode: SessionMode = .drill,
    truth: HypothesisID? = nil
  ) throws -> Session {
    try Session(
      header: SessionHeader(
        scenario: staging.scenario,
        worldDigest: "world",
        textDigest: "text",
        seed: seed,
        mode: mode
      ),
      staging: staging,
      truth: truth,
      digest: { "\($0.count)" }
    )
  }

  private static func load(_ folder: String) throws -> Staging {
    let loaded = ScenarioLoader.load(folder: tests.appending(path: folder).standardized.path) {
      $0.diagnostics()
    }
    guard let scenario = loaded.scenario else {
      throw Unreadable(diagnostics: loaded.diagnostics.map(\.description))
    }
    return try Staging(scenario)
  }

  private struct Unreadable: Error {
    var diagnostics: [String]
  }
}

extension Session {
  /// Carries a command out and hands on the event with its number.
  @discardableResult
  mutating func take(_ command: SessionCommand) throws -> SessionEntry {
    apply(try decide(command).event)
    guard let entry = entries.last else { throw NothingHappened() }
    return entry
  }

  /// Carries an interviewer's or a candidate's turn out.
  @discardableResult
  mutating func take(_ turn: InterviewTurn, at second: Int) throws -> SessionEntry {
    try take(.interview(InterviewEvent(turn, at: second)))
  }

  /// The evidence of a look, as a report takes it.
  func evidence(of entry: SessionEntry) throws -> EvidenceReport? {
    guard let look = looks.first(where: { $0.entry == entry }) else { return nil }
    return try evidence(of: look)
  }

  private struct NothingHappened: Error {}
}
