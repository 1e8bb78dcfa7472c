import Foundation
import ScenarioModel
import ScenarioYAML
import Sessions
import Telemetry
import Testing

/// The scenarios that tests score: the small one of the sessions' tests, and the shipped one.
enum Drill {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  private static let small = Result {
    try load(tests.appending(path: "../SessionsTests/Fixtures/queue-drill").standardized)
  }
  private static let shipped = Result {
    try load(tests.appending(path: "../../Scenarios/canary-segment-regression").standardized)
  }

  /// Four causes of a small incident.
  static func queue() throws -> Staging { try small.get() }

  /// The canary that is green everywhere but in one language.
  static func canary() throws -> Staging { try shipped.get() }

  private static func load(_ folder: URL) throws -> Staging {
    let loaded = ScenarioLoader.load(folder: folder.path) { $0.diagnostics() }
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
  /// A session of a staged scenario whose truth is given.
  static func of(_ staging: Staging, seed: UInt64 = 5, truth: String?) throws -> Session {
    try Session(
      header: SessionHeader(
        scenario: staging.scenario,
        worldDigest: "world",
        textDigest: "text",
        seed: seed,
        mode: .drill
      ),
      staging: staging,
      truth: truth.map { HypothesisID($0) },
      digest: { "\($0.count)" }
    )
  }

  /// Decides commands and applies what comes of them.
  mutating func play(_ commands: SessionCommand...) throws {
    for command in commands { apply(try decide(command).event) }
  }

  /// The error with which a command is refused.
  func refusal(of command: SessionCommand) -> SessionError? {
    do {
      _ = try decide(command)
      return nil
    } catch {
      return error
    }
  }
}

extension SessionCommand {
  static func look(_ action: String) -> SessionCommand { .look(ActionID(action)) }

  static func mitigate(_ mitigation: String) -> SessionCommand {
    .mitigate(MitigationID(mitigation))
  }

  static func believe(_ weights: KeyValuePairs<String, Double>) -> SessionCommand {
    .believe(weights.map { Belief(hypothesis: HypothesisID($0.key), probability: $0.value) })
  }

  static func declare(
    _ cause: String?,
    at places: [String] = [],
    because text: String = "It is as it is."
  ) -> SessionCommand {
    .declare(
      Declaration(
        cause: cause.map { HypothesisID($0) },
        places: places.map { PlaceID($0) },
        explanation: text,
        cited: []
      )
    )
  }
}
