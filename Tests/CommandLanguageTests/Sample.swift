import Foundation
import ScenarioModel
import ScenarioYAML
import Sessions
import Telemetry

/// The canary scenario, loaded and staged once.
enum Sample {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Scenarios/canary-segment-regression").standardized

  static let staging: Result<Staging, any Error> = Result {
    let loaded = ScenarioLoader.load(folder: folder.path) { $0.diagnostics() }
    guard let scenario = loaded.scenario else { throw Unloadable(diagnostics: loaded.diagnostics) }
    return try Staging(scenario)
  }

  static func scenario() throws -> Scenario { try staging.get().scenario }

  /// A session at its page; nothing of these tests depends on the digest of evidence.
  static func session(mode: SessionMode = .drill) throws -> Session {
    let staging = try staging.get()
    let header = SessionHeader(
      scenario: staging.scenario,
      worldDigest: "",
      textDigest: "",
      seed: 7,
      mode: mode
    )
    return try Session(header: header, staging: staging) { bytes in "\(bytes.count)" }
  }

  /// The scenario of these tests does not load.
  private struct Unloadable: Error {
    var diagnostics: [Diagnostic]
  }
}
