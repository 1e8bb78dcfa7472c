import SessionStore
package import Sessions

/// A person who has an account on a store.
package struct Person: Hashable, Sendable {
  package let id: PersonID
  package let name: String
  /// Whether the person may hold interviews.
  package let isHost: Bool
  /// The date of the account in ISO 8601.
  package let createdAt: String

  init(_ stored: StoredPerson) {
    id = stored.id
    name = stored.name
    isHost = stored.isHost
    createdAt = stored.createdAt
  }
}

/// A token with which a program plays as a person, as it is kept: without its secret.
package struct PersonToken: Hashable, Sendable {
  package var name: String
  package var scope: TokenScope
}

/// The place that a person took in a room, as lists show it.
package struct TakenSeat: Hashable, Sendable {
  package var seat: RoomSeat
  package var state: SessionState
  /// Whether the link by which they entered still opens the room.
  package var isOpen: Bool
}
