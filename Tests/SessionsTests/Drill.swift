import Foundation
import ScenarioModel
import ScenarioYAML
import Sessions
import Telemetry

/// The scenarios that tests play: a small one beside them, and the one that is shipped.
enum Drill {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  private static let small = Result { try load(tests.appending(path: "Fixtures/queue-drill")) }
  private static let shipped = Result {
    try load(tests.appending(path: "../../Scenarios/canary-segment-regression").standardized)
  }

  /// A small incident with every kind of panel, a guard, needs, timers and messages.
  static func queue() throws -> Staging { try small.get() }

  /// The canary that is green everywhere but in one language.
  static func canary() throws -> Staging { try shipped.get() }

  private static let scenarios = tests.appending(path: "../../Scenarios").standardized

  /// The names of all shipped scenarios, in order.
  static let shippedNames: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: scenarios.path)) ?? [])
    .filter {
      FileManager.default.fileExists(atPath: scenarios.appending(path: "\($0)/scenario.yaml").path)
    }
    .sorted()

  /// A shipped scenario by its name.
  static func shipped(_ name: String) throws -> Staging {
    try load(scenarios.appending(path: name))
  }

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
  /// A session of a staged scenario; digests are 64-bit FNV-1a.
  static func of(_ staging: Staging, seed: UInt64 = 7, truth: String? = nil) throws -> Session {
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
      digest: fnv
    )
  }

  /// Decides commands and applies what comes of them.
  mutating func play(_ commands: SessionCommand...) throws { try play(commands) }

  /// Decides commands and applies what comes of them.
  mutating func play(_ commands: [SessionCommand]) throws {
    for command in commands { apply(try decide(command).event) }
  }

  /// The error with which a command is refused, as a player reads it.
  func refusal(of command: SessionCommand) -> String? {
    do {
      _ = try decide(command)
      return nil
    } catch {
      return error.description
    }
  }

  /// Everything that can be observed of the state, as values that can be compared.
  var observable: [String] {
    [
      "\(clock)", "\(isOver)", "\(regime)", "\(entries)", "\(incident.timeline)",
      "\(availableActions.map(\.id))", "\(availableMitigations.map(\.id))",
      "\(String(describing: beliefs))", "\(String(describing: declaration))",
    ]
  }
}

/// A digest for tests: 64-bit FNV-1a (RFC 9923) in hexadecimal.
@Sendable func fnv(_ bytes: [UInt8]) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
  return String(hash, radix: 16)
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
    because text: String = "The new build loses jobs.",
    citing cited: [Int] = []
  ) -> SessionCommand {
    .declare(
      Declaration(
        cause: cause.map { HypothesisID($0) },
        places: places.map { PlaceID($0) },
        explanation: text,
        cited: cited
      )
    )
  }
}

/// Random numbers for tests from a seed: SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
  private let seed: UInt64
  private var position: UInt64 = 0

  init(_ seed: UInt64) { self.seed = seed }

  mutating func next() -> UInt64 {
    defer { position += 1 }
    return Mixing.split(seed, at: position)
  }
}
