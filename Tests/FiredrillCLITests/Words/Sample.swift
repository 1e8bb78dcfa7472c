import Drills
import Foundation
import ScenarioModel
import ScenarioYAML
import Sessions
import Telemetry

@testable import FiredrillCLI

/// The canary scenario, loaded and staged once.
enum Sample {
  static let staging: Result<Staging, any Error> = Result {
    let loaded = ScenarioLoader.load(folder: Repository.canary.path) { $0.diagnostics() }
    guard let scenario = loaded.scenario else { throw Unloadable(diagnostics: loaded.diagnostics) }
    return try Staging(scenario)
  }

  /// A session at its page; its truth is the seed's unless another is given.
  static func session(seed: UInt64 = 7, truth: HypothesisID? = nil) throws -> Session {
    let staging = try staging.get()
    let header = SessionHeader(
      scenario: staging.scenario,
      worldDigest: "",
      textDigest: "",
      seed: seed,
      mode: .drill
    )
    return try Session(
      header: header,
      staging: staging,
      truth: truth,
      digest: Digests.hexadecimal
    )
  }

  /// The scenario of these tests does not load.
  struct Unloadable: Error {
    var diagnostics: [Diagnostic]
  }
}
