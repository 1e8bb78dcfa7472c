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
}
