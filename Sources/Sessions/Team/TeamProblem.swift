/// A reason for which something that a team does is refused.
package enum TeamProblem: Hashable, Sendable {
  case notATabletop
  case notOpened
  case openedTwice
  case badCount(Int)
  case badName(String)
  case sameName(String)
  case commanders(Int)
  case unknownPlayer(String, players: [String])
  case paused
  case pausedAlready
  case notPaused
  case withoutReason
  case suggestedAlready(Int, by: String)
  case tooManyOpen(limit: Int)
  case unknownSuggestion(Int)
  case settled(Int, Suggestion.State)
  case ownSuggestion(Int)
  case votedAlready(Int)
  case notYours(Int, by: String)
  case commandsAlready(String)
  case unknownMessage(String)
  case injectedAlready(String)
}

extension TeamProblem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notATabletop: "this session is no tabletop"
    case .notOpened: "the tabletop has not begun"
    case .openedTwice: "the tabletop has begun already"
    case .badCount(let count):
      "a tabletop has \(TeamPlayer.counts.lowerBound) to \(TeamPlayer.counts.upperBound) players,"
        + " not \(count)"
    case .badName(let name):
      "'\(name)' cannot be a player's name; use 1 to \(TeamPlayer.nameLength) characters on one line"
    case .sameName(let name): "two players are called '\(name)'; names must differ"
    case .commanders(let count):
      count == 0
        ? "nobody commands; give one player the role commander"
        : "\(count) players command; exactly one can"
    case .unknownPlayer(let name, let players):
      "there is no player '\(name)'; the players are \(players.joined(separator: ", "))"
    case .paused: "the facilitator paused the incident; suggest and vote meanwhile"
    case .pausedAlready: "the incident is paused already"
    case .notPaused: "the incident is running"
    case .withoutReason: "say in a few words why you suggest it"
    case .suggestedAlready(let number, let name):
      "\(name) suggested the same in [\(number)]; vote for it"
    case .tooManyOpen(let limit):
      "you have \(limit) open suggestions, which is the most; take one back first"
    case .unknownSuggestion(let number): "event \(number) is no suggestion"
    case .settled(let number, let state):
      switch state {
      case .open: "suggestion [\(number)] is open"
      case .taken(let event): "suggestion [\(number)] was carried out in [\(event)] already"
      case .dropped(let name): "suggestion [\(number)] is gone: \(name) dropped it"
      }
    case .ownSuggestion(let number): "suggestion [\(number)] is your own; you are for it"
    case .votedAlready(let number): "you voted that way on [\(number)] already"
    case .notYours(let number, let name):
      "suggestion [\(number)] is \(name)'s; only they and the commander can drop it"
    case .commandsAlready(let name): "\(name) commands already"
    case .unknownMessage(let message): "the scenario has no message '\(message)'"
    case .injectedAlready(let message): "the message '\(message)' came in already"
    }
  }
}
