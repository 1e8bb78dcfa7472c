/// One thing that the people of a tabletop do beside the commands of the incident.
///
/// None of it takes simulated time or changes the system. People are named as they were when the
/// tabletop was opened, suggestions by the numbers of their events. The coded form is append-only.
package enum TeamEvent: Hashable, Sendable {
  case opened([TeamPlayer])
  /// A player proposed a command, with a reason that may be empty.
  case suggested(Proposal, by: String, reason: String)
  /// A player voted for or against a suggestion; a later vote of theirs replaces it.
  case voted(isFor: Bool, suggestion: Int, by: String)
  /// Who suggested took it back, or the commander decided against it.
  case dropped(suggestion: Int, by: String)
  /// A player stated beliefs of their own, one probability a hypothesis.
  case believed([Belief], by: String)
  /// The facilitator let a message of the scenario come in.
  case injected(message: String)
  /// The facilitator gave the command to another player, whose role the commander took.
  case handedOver(to: String)
  case paused
  case unpaused
}

extension TeamEvent {
  /// The facts about an event of this kind.
  package var traits: EventTraits {
    switch self {
    case .opened, .suggested, .voted, .dropped, .believed, .injected, .handedOver: EventTraits()
    case .paused: EventTraits(clockChange: .stopped)
    case .unpaused: EventTraits(clockChange: .started)
    }
  }

  /// The player who did it; `nil` for what the facilitator did.
  package var player: String? {
    switch self {
    case .suggested(_, let name, _), .voted(_, _, let name), .dropped(_, let name),
      .believed(_, let name):
      name
    case .opened, .injected, .handedOver, .paused, .unpaused: nil
    }
  }
}

extension TeamEvent: Codable {
  /// The kinds of events by the words that files use for them; the words never change.
  private enum Kind: String, Codable {
    case opened, suggested, voted, dropped, believed, injected, paused, unpaused
    case handedOver = "handed-over"
  }

  private enum Key: String, CodingKey {
    case kind = "team"
    case players, proposal, by, reason, suggestion, beliefs, message, to
    case isFor = "for"
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    func text(_ key: Key) throws -> String { try values.decode(String.self, forKey: key) }
    func suggestion() throws -> Int { try values.decode(Int.self, forKey: .suggestion) }
    self =
      switch try values.decode(Kind.self, forKey: .kind) {
      case .opened: .opened(try values.decode([TeamPlayer].self, forKey: .players))
      case .suggested:
        .suggested(
          try values.decode(Proposal.self, forKey: .proposal),
          by: try text(.by),
          reason: try text(.reason)
        )
      case .voted:
        .voted(
          isFor: try values.decode(Bool.self, forKey: .isFor),
          suggestion: try suggestion(),
          by: try text(.by)
        )
      case .dropped: .dropped(suggestion: try suggestion(), by: try text(.by))
      case .believed:
        .believed(try values.decode([Belief].self, forKey: .beliefs), by: try text(.by))
      case .injected: .injected(message: try text(.message))
      case .handedOver: .handedOver(to: try text(.to))
      case .paused: .paused
      case .unpaused: .unpaused
      }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(kind, forKey: .kind)
    switch self {
    case .opened(let players): try values.encode(players, forKey: .players)
    case .suggested(let proposal, let name, let reason):
      try values.encode(proposal, forKey: .proposal)
      try values.encode(name, forKey: .by)
      try values.encode(reason, forKey: .reason)
    case .voted(let isFor, let suggestion, let name):
      try values.encode(isFor, forKey: .isFor)
      try values.encode(suggestion, forKey: .suggestion)
      try values.encode(name, forKey: .by)
    case .dropped(let suggestion, let name):
      try values.encode(suggestion, forKey: .suggestion)
      try values.encode(name, forKey: .by)
    case .believed(let beliefs, let name):
      try values.encode(beliefs, forKey: .beliefs)
      try values.encode(name, forKey: .by)
    case .injected(let message): try values.encode(message, forKey: .message)
    case .handedOver(let name): try values.encode(name, forKey: .to)
    case .paused, .unpaused: break
    }
  }

  private var kind: Kind {
    switch self {
    case .opened: .opened
    case .suggested: .suggested
    case .voted: .voted
    case .dropped: .dropped
    case .believed: .believed
    case .injected: .injected
    case .handedOver: .handedOver
    case .paused: .paused
    case .unpaused: .unpaused
    }
  }
}
