package import Sessions

/// The latest score of a session with what lists and training need beside it.
package struct StoredScore: Hashable, Sendable {
  package var session: SessionID
  /// When the session was created.
  ///
  /// Unit: seconds since 1970; 0 where its date cannot be read.
  package var second: Int
  package var scenario: String
  package var mode: String
  package var label: String
  /// Whether the player may have known its world.
  package var isKnown: Bool
  package var total: StoredTotal
  /// The text that whoever recorded the score keeps for quick reading; empty where there is none.
  package var facts: String

  package init(
    session: SessionID,
    second: Int,
    scenario: String,
    mode: String,
    label: String,
    isKnown: Bool,
    total: StoredTotal,
    facts: String
  ) {
    self.session = session
    self.second = second
    self.scenario = scenario
    self.mode = mode
    self.label = label
    self.isKnown = isKnown
    self.total = total
    self.facts = facts
  }
}

/// A score of a session as it is kept.
package struct ScoreRecord: Hashable, Sendable {
  package var score: StoredTotal
  /// The whole score.
  package var json: [UInt8]
  /// The text that whoever recorded the score keeps for quick reading; empty where there is none.
  package var facts: String

  package init(score: StoredTotal, json: [UInt8], facts: String) {
    self.score = score
    self.json = json
    self.facts = facts
  }
}
