/// A permission that somebody in a room can give.
package enum RoomPermission: String, Hashable, Sendable, Codable {
  /// The candidate's: the host may see the answer as it is typed.
  case typing
  /// The host's: observers may see the host's ticks.
  case ticks

  /// The side that gives it.
  package var giver: InterviewRole {
    switch self {
    case .typing: .candidate
    case .ticks: .host
    }
  }
}

extension Session {
  /// Whether a permission is given now; none is at the start.
  ///
  /// Complexity: linear in the events after it was given or taken back.
  package func allows(_ permission: RoomPermission) -> Bool {
    for entry in entries.reversed() {
      guard case .interview(let event) = entry.event,
        case .allowed(permission, let isAllowed) = event.turn
      else { continue }
      return isAllowed
    }
    return false
  }
}
