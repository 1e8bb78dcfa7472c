import SessionStore

/// The people who have a room open, and whether they write.
package struct RoomPresence: Hashable, Sendable {
  package var hosts = 0
  package var candidates = 0
  package var observers = 0
  package var isCandidateTyping = false
  /// The names of a tabletop's players in their order; empty in an interview.
  package var names: [String] = []
  /// How many windows each player of a tabletop has open, by their number from 1.
  package var players: [Int: Int] = [:]

  /// The players of a tabletop who are there, in their order.
  package var playersHere: [String] {
    names.enumerated().filter { players[$0.offset + 1, default: 0] > 0 }.map(\.element)
  }

  /// Whether anybody of a role is there.
  package func isHere(_ role: Role) -> Bool {
    switch role {
    case .host, .author: hosts > 0
    case .candidate: candidates > 0
    case .player: !playersHere.isEmpty
    case .observer: observers > 0
    }
  }

  mutating func count(_ place: RoomPlace, by step: Int) {
    switch place.role {
    case .host, .author: hosts += step
    case .candidate: candidates += step
    case .observer: observers += step
    case .player: if let number = place.player { players[number, default: 0] += step }
    }
  }
}

extension RoomPresence {
  /// The people here as other servers are told; `words` are what the candidate types.
  ///
  /// The players of a tabletop stand in place of those words, as their numbers.
  func sign(saying words: String?) -> RoomSign {
    let here = players.filter { $0.value > 0 }.keys.sorted().map(String.init)
    return RoomSign(
      hosts: hosts,
      candidates: names.isEmpty ? candidates : here.count,
      observers: observers,
      isCandidateTyping: isCandidateTyping,
      draft: names.isEmpty ? words : here.joined(separator: " ")
    )
  }

  /// These people and those of another server.
  func adding(_ sign: RoomSign) -> RoomPresence {
    var sum = self
    sum.hosts += sign.hosts
    sum.observers += sign.observers
    if names.isEmpty {
      sum.candidates += sign.candidates
      sum.isCandidateTyping = isCandidateTyping || sign.isCandidateTyping
    } else {
      for number in (sign.draft ?? "").split(separator: " ").compactMap({ Int($0) }) {
        sum.players[number, default: 0] += 1
      }
    }
    return sum
  }
}
