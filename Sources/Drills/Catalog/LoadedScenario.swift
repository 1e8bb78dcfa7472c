package import ScenarioModel
package import Sessions

/// A scenario at one difficulty, with its digests and its files.
package struct LoadedScenario: Sendable {
  package var scenario: Scenario
  /// Digest of the part that decides what happens, in hexadecimal.
  package var worldDigest: String
  /// Digest of the prose, artifacts included, in hexadecimal.
  package var textDigest: String
  /// The difficulty that its file states, at which it is played unless another is asked for.
  package var ownDifficulty: Int
  /// The folder's files by their paths, so that an old session replays as it was.
  package var files: [String: [UInt8]]

  /// The header of a session on a seed.
  package func header(seed: UInt64, mode: SessionMode = .drill) -> SessionHeader {
    SessionHeader(
      scenario: scenario,
      worldDigest: worldDigest,
      textDigest: textDigest,
      seed: seed,
      mode: mode
    )
  }
}

extension SessionHeader {
  /// Whether the scenario's name is one that a folder of scenarios can have.
  ///
  /// The header may come from a file that says anything.
  var namesScenario: Bool {
    !scenario.isEmpty && scenario.utf8.count <= 100
      && scenario.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      }
  }
}
