package import Sessions

/// A stored session with all that happened in it.
package struct StoredSession: Hashable, Sendable {
  package var id: SessionID
  package var header: SessionHeader
  /// The events in order; event numbers are positions from 1.
  package var events: [SessionEvent]
  package var createdAt: String
  package var label: String
  package var state: SessionState

  package init(
    id: SessionID,
    header: SessionHeader,
    events: [SessionEvent],
    createdAt: String,
    label: String,
    state: SessionState
  ) {
    self.id = id
    self.header = header
    self.events = events
    self.createdAt = createdAt
    self.label = label
    self.state = state
  }
}
