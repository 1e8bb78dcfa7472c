import SessionStore
package import Sessions

/// The place of a person in a room, as their link gives it.
package struct RoomSeat: Hashable, Sendable {
  package var session: SessionID
  package var place: RoomPlace
  /// The number of the link.
  package var link: Int

  package var role: Role { place.role }
}

/// A link to a room as its owner sees it: without the secret, which is kept nowhere.
package struct RoomLink: Hashable, Sendable {
  package var number: Int
  package var place: RoomPlace
  /// Unit: seconds since 1970.
  package var expires: Int
  package var state: State

  /// Whether a link still opens its room.
  package enum State: String, Hashable, Sendable {
    case open, expired, revoked
  }
}

extension SessionService {
  /// The hours for which a link opens its room unless other ones are asked for.
  package static let linkHours = 24

  /// Makes a room for an interview or a tabletop; one that is there stays as it is.
  package func openRoom(for id: SessionID) throws(DrillError) {
    let session = try summary(of: id)
    guard session.isForRooms else { throw .room(.noRoom(id)) }
    try DrillError.wrap { try store.openRoom(for: id) }
  }

  /// The sessions that have a room, the newest first.
  package func rooms() throws(DrillError) -> [SessionID] {
    try DrillError.wrap { try store.rooms() }
  }

  /// Throws `.room` where a session has no room.
  package func checkRoom(of id: SessionID) throws(DrillError) {
    guard try DrillError.wrap({ try store.hasRoom(id) }) else { throw .room(.noRoom(id)) }
  }

  /// Makes a link to a room for a place and gives its secret, which is kept nowhere.
  ///
  /// A link that takes over revokes the other ones of its place once somebody enters by it.
  package func makeLink(
    to id: SessionID,
    as place: RoomPlace,
    hours: Int = linkHours,
    takesOver: Bool = false
  ) throws(DrillError) -> LinkSecret {
    try checkRoom(of: id)
    guard try hasPlace(place, in: id) else { throw .room(.noPlace(id)) }
    let secret = LinkSecret(from: environment)
    let link = StoredLink(
      role: place.name,
      digest: secret.digest,
      expires: environment.now() + hours * 3600,
      takesOver: takesOver
    )
    try DrillError.wrap { try store.add(link, to: id) }
    return secret
  }

  /// Whether a session has a place: a candidate in an interview, players in a tabletop.
  private func hasPlace(_ place: RoomPlace, in id: SessionID) throws(DrillError) -> Bool {
    let isTabletop = try summary(of: id).mode == SessionMode.tabletop.rawValue
    guard let player = place.player else { return !isTabletop || place != .candidate }
    guard isTabletop else { return false }
    return try load(id).team?.players.indices.contains(player - 1) ?? false
  }

  /// All links to a room, the oldest first.
  package func links(to id: SessionID) throws(DrillError) -> [RoomLink] {
    let now = environment.now()
    return try DrillError.wrap { try store.links(to: id) }.compactMap { link in
      RoomPlace(link.role).map { place in
        RoomLink(
          number: link.number,
          place: place,
          expires: link.expires,
          state: link.isRevoked ? .revoked : link.expires <= now ? .expired : .open
        )
      }
    }
  }

  /// Revokes all links of a place to a room.
  package func revokeLinks(to id: SessionID, of place: RoomPlace) throws(DrillError) {
    try DrillError.wrap { try store.revokeLinks(of: place.name, to: id) }
  }

  /// The place that a secret gives in a room.
  ///
  /// Throws `.room` for a secret that is none of the room's, and, to whoever has the right one, that
  /// the link expired or was revoked. The secret is compared with every link, in constant time.
  package func seat(in id: SessionID, by secret: LinkSecret) throws(DrillError) -> RoomSeat {
    try self.seat(of: try link(to: id, by: secret), in: id)
  }

  /// The same when a person enters; a link that takes over then revokes the others of its place.
  package func enter(_ id: SessionID, by secret: LinkSecret) throws(DrillError) -> RoomSeat {
    let link = try link(to: id, by: secret)
    let seat = try seat(of: link, in: id)
    if link.takesOver {
      try DrillError.wrap {
        try store.revokeLinks(of: link.role, to: id, keeping: link.number)
        try store.settle(link: link.number, to: id)
      }
    }
    return seat
  }

  private func link(to id: SessionID, by secret: LinkSecret) throws(DrillError) -> StoredLink {
    let links = try DrillError.wrap { try store.links(to: id) }
    // All are compared: the time tells nothing of how many there are before the right one.
    guard let link = links.filter({ secret.hasDigest($0.digest) }).first else {
      throw .room(.wrongLink)
    }
    return link
  }

  private func seat(of link: StoredLink, in id: SessionID) throws(DrillError) -> RoomSeat {
    guard let place = RoomPlace(link.role) else { throw .room(.wrongLink) }
    guard !link.isRevoked else { throw .room(.revokedLink) }
    guard link.expires > environment.now() else { throw .room(.expiredLink) }
    return RoomSeat(session: id, place: place, link: link.number)
  }
}
