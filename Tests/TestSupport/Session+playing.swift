package import ScenarioModel
package import Sessions

extension Session {
  /// A session at its page; its truth is the seed's unless another is given.
  ///
  /// Digests are 64-bit FNV-1a.
  package static func of(
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
      digest: fnv
    )
  }

  /// A session whose truth is named by a text.
  package static func of(
    _ staging: Staging,
    seed: UInt64 = 7,
    mode: SessionMode = .drill,
    truth: String
  ) throws -> Session {
    try of(staging, seed: seed, mode: mode, truth: HypothesisID(truth))
  }

  /// Decides commands and applies what comes of them.
  package mutating func play(_ commands: SessionCommand...) throws { try play(commands) }

  /// Decides commands and applies what comes of them.
  package mutating func play(_ commands: [SessionCommand]) throws {
    for command in commands { apply(try decide(command).event) }
  }

  /// Carries a command out and returns its event with the event's number.
  @discardableResult
  package mutating func take(_ command: SessionCommand) throws -> SessionEntry {
    try play(command)
    guard let entry = entries.last else { throw NothingHappened() }
    return entry
  }

  /// The error with which a command is refused, as a player reads it.
  package func refusal(of command: SessionCommand) -> String? {
    do {
      _ = try decide(command)
      return nil
    } catch {
      return error.description
    }
  }

  private struct NothingHappened: Error {}
}

/// A digest for tests: 64-bit FNV-1a (RFC 9923) in hexadecimal.
@Sendable
package func fnv(_ bytes: [UInt8]) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
  return String(hash, radix: 16)
}

extension SessionCommand {
  package static func look(_ action: String) -> SessionCommand { .look(ActionID(action)) }

  package static func mitigate(_ mitigation: String) -> SessionCommand {
    .mitigate(MitigationID(mitigation))
  }

  package static func believe(_ weights: KeyValuePairs<String, Double>) -> SessionCommand {
    .believe(weights.map { Belief(hypothesis: HypothesisID($0.key), probability: $0.value) })
  }

  package static func declare(
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
