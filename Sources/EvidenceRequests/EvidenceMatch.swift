package import ScenarioModel

/// What a request for evidence in one's own words means.
///
/// EvidenceRequests owns the way from a person's words to an action of a scenario: which words carry
/// meaning, which mean the same, and when two readings are too near to choose between. It knows no
/// session, no truth and no player.
package enum EvidenceMatch: Hashable, Sendable {
  /// One action is clearly meant.
  case one(ActionID)
  /// Two or three actions could be meant, the likeliest first; ask back.
  case ambiguous([ActionID])
  /// Nobody has such evidence.
  case none
}
