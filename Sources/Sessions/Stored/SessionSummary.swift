/// The number by which people call a stored session; never used twice in a store.
package struct SessionID: RawRepresentable, Hashable, Comparable, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) {
    self.rawValue = rawValue
  }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension SessionID: CustomStringConvertible {
  package var description: String { String(rawValue) }
}

/// The state of a stored session.
package enum SessionState: String, Hashable, Sendable {
  case open, declared, abandoned
}

/// The reason why a player may know a session's world, so that it does not count as progress.
package enum KnownReason: String, Hashable, Sendable, CaseIterable {
  /// The player named the seed.
  case seed = "seeded"
  /// A session of the same scenario and seed was there before.
  case played
  /// Choices were offered and explained.
  case guided
  /// It goes on from a session that is over.
  case branch
  /// It came from a file.
  case imported
}

/// The summary of a stored session; it holds nothing from which the truth follows.
package struct SessionSummary: Hashable, Sendable {
  package var id: SessionID
  package var scenario: String
  package var difficulty: Int
  package var mode: String
  /// When it was created, as the creator wrote it.
  package var createdAt: String
  /// The name that people gave it; empty where there is none.
  package var label: String
  package var state: SessionState
  package var events: Int
  /// The score by the latest rubric, if it was scored.
  package var score: StoredTotal?
  /// The reason why the player may know its world, if there is one.
  package var known: KnownReason?
  package var lineage: SessionLineage?
  /// The note beside it; empty where there is none.
  package var annotation: String

  package init(
    id: SessionID,
    scenario: String,
    difficulty: Int,
    mode: String,
    createdAt: String,
    label: String,
    state: SessionState,
    events: Int,
    score: StoredTotal?,
    known: KnownReason?,
    lineage: SessionLineage?,
    annotation: String = ""
  ) {
    self.id = id
    self.scenario = scenario
    self.difficulty = difficulty
    self.mode = mode
    self.createdAt = createdAt
    self.label = label
    self.state = state
    self.events = events
    self.score = score
    self.known = known
    self.lineage = lineage
    self.annotation = annotation
  }

  /// Whether the session is held between people, in a room, and no drill of one player.
  package var isForRooms: Bool {
    mode == SessionMode.interview.rawValue || mode == SessionMode.tabletop.rawValue
  }
}

/// The total of a score with the rubric by which it came about.
package struct StoredTotal: Hashable, Sendable {
  package var rubric: Int
  /// Points, 0 to 100.
  package var total: Double

  package init(rubric: Int, total: Double) {
    self.rubric = rubric
    self.total = total
  }
}
