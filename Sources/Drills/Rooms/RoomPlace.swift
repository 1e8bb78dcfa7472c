/// A place that a link to a room gives: of a role, or of one player of a tabletop.
package struct RoomPlace: Hashable, Sendable {
  package let role: Role
  /// The player's number among those of a tabletop, from 1; `nil` for other roles.
  package let player: Int?

  private init(_ role: Role, player: Int? = nil) {
    self.role = role
    self.player = player
  }

  package static let host = RoomPlace(.host)
  package static let candidate = RoomPlace(.candidate)
  package static let observer = RoomPlace(.observer)
  package static func player(_ number: Int) -> RoomPlace { RoomPlace(.player, player: number) }

  /// Reads a place as links and addresses name it, such as `host` or `player-2`; `nil` for anything else.
  package init?(_ name: String) {
    switch name {
    case Self.host.name: self = .host
    case Self.candidate.name: self = .candidate
    case Self.observer.name: self = .observer
    default:
      guard let number = Self.numbers.first(where: { name == Self.player($0).name }) else {
        return nil
      }
      self = .player(number)
    }
  }

  /// The numbers that players can have; a tabletop has no more of them.
  private static let numbers = 1...8

  /// The place as links and addresses name it.
  package var name: String { role.rawValue + (player.map { "-\($0)" } ?? "") }
}
