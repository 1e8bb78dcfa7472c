package import ScenarioModel

/// The facts that fix a session beside its events; the first line of a replay.
///
/// Sessions owns the course of a play: commands, the events they become, the state those events add
/// up to, and how a course of events is checked and rebuilt. It knows no files, databases,
/// terminals, scores or wall clock; a hash function is handed in.
package struct SessionHeader: Hashable, Sendable, Codable {
  /// The version of the replay format, 1.
  package var format: Int
  /// The version of the world generator; worlds of another version differ.
  package var generator: Int
  package var scenario: String
  package var scenarioVersion: Int
  /// Digest of the part of the scenario that decides what happens, in hexadecimal.
  package var worldDigest: String
  /// Digest of the scenario's prose, in hexadecimal.
  package var textDigest: String
  package var difficulty: Int
  package var seed: UInt64
  package var mode: SessionMode
  /// The version of the score's weights and constants.
  package var rubric: Int
  /// The point at which it branched off another session; `nil` where it began at the page.
  package var lineage: SessionLineage?

  package static let currentFormat = 1
  package static let currentGenerator = 1
  package static let currentRubric = 3

  package init(
    scenario: Scenario,
    worldDigest: String,
    textDigest: String,
    seed: UInt64,
    mode: SessionMode
  ) {
    format = Self.currentFormat
    generator = Self.currentGenerator
    self.scenario = scenario.id.rawValue
    scenarioVersion = scenario.version
    self.worldDigest = worldDigest
    self.textDigest = textDigest
    difficulty = scenario.difficulty
    self.seed = seed
    self.mode = mode
    rubric = Self.currentRubric
  }
}

/// The session and event from which another one goes on.
package struct SessionLineage: Hashable, Sendable, Codable {
  /// The number of the parent in the store in which the branch was made.
  package var session: Int
  /// The number of the last event that the branch shares with its parent; 0 for the page.
  package var event: Int
  /// The hash of that event in the parent's chain, in hexadecimal: it names the parent's path up to
  /// there on any machine.
  package var hash: String

  package init(session: Int, event: Int, hash: String) {
    self.session = session
    self.event = event
    self.hash = hash
  }
}

/// The mode of a session: who offers what to the player.
package enum SessionMode: String, Hashable, Sendable, Codable, CaseIterable {
  case drill
  /// With choices offered and explained after each.
  case guided
  /// Without a list of what can be looked at.
  case open
  case interview
  /// Played by a team of people with roles.
  case tabletop
}
