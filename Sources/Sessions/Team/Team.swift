/// The team of a tabletop at one moment, as the events so far add up to it.
package struct Team: Hashable, Sendable {
  /// The players in the order in which they were named, with the roles that they have now.
  package private(set) var players: [TeamPlayer]
  /// All suggestions, the oldest first.
  package private(set) var suggestions: [Suggestion] = []
  /// The events of the incident with who did them, in order.
  package private(set) var acts: [TeamAct] = []
  /// The beliefs that players stated as their own, in order.
  package private(set) var statements: [TeamStatement] = []
  /// The messages that the facilitator let come in.
  package private(set) var injected: [String] = []

  /// The player who commands now.
  package var commander: String { players.first { $0.role == .commander }?.name ?? "" }

  /// The suggestions that nobody carried out or dropped yet.
  package var open: [Suggestion] { suggestions.filter { $0.state == .open } }

  package func player(_ name: String) -> TeamPlayer? { players.first { $0.name == name } }

  package func suggestion(_ number: Int) -> Suggestion? {
    suggestions.first { $0.number == number }
  }

  /// Who did an event of the incident, and whose suggestion it was.
  package func act(_ event: Int) -> TeamAct? { acts.first { $0.event == event } }

  fileprivate init(_ players: [TeamPlayer]) { self.players = players }

  fileprivate mutating func apply(_ entry: SessionEntry) {
    if case .team(let event) = entry.event { apply(event, as: entry) } else { credit(entry) }
  }

  private mutating func apply(_ event: TeamEvent, as entry: SessionEntry) {
    switch event {
    case .suggested(let proposal, let name, let reason):
      suggestions.append(
        Suggestion(
          number: entry.number,
          minute: entry.end,
          by: name,
          proposal: proposal,
          reason: reason
        )
      )
    case .voted(let isFor, let number, let name):
      change(number) { $0.vote(isFor, by: name) }
    case .dropped(let number, let name): change(number) { $0.state = .dropped(by: name) }
    case .believed(let beliefs, let name):
      statements.append(TeamStatement(event: entry.number, by: name, beliefs: beliefs))
    case .injected(let message): injected.append(message)
    case .handedOver(let name): handOver(to: name)
    case .opened, .paused, .unpaused: break
    }
  }

  private mutating func change(_ number: Int, _ change: (inout Suggestion) -> Void) {
    guard let index = suggestions.firstIndex(where: { $0.number == number }) else { return }
    change(&suggestions[index])
  }

  /// The new commander and the old one change roles, so that no role is lost.
  private mutating func handOver(to name: String) {
    guard let new = players.firstIndex(where: { $0.name == name }),
      let old = players.firstIndex(where: { $0.role == .commander })
    else { return }
    players[old].role = players[new].role
    players[new].role = .commander
  }

  /// An act belongs to the suggestion that it carries out, the oldest of those that are open.
  ///
  /// It does not matter whether the commander took the suggestion or typed the same. An update that
  /// was suggested is its writer's. What a question is taken as evidence of goes with the question.
  private mutating func credit(_ entry: SessionEntry) {
    let index = suggestions.firstIndex {
      $0.state == .open && $0.proposal.isCarriedOut(by: entry.event)
    }
    var actor = commander
    if case .cited(_, let question) = entry.event, let asked = act(question) {
      acts.append(
        TeamAct(
          event: entry.number,
          by: actor,
          suggestion: asked.suggestion,
          suggestedBy: asked.suggestedBy
        )
      )
      return
    }
    if let index {
      suggestions[index].state = .taken(event: entry.number)
      if case .update = suggestions[index].proposal { actor = suggestions[index].by }
    }
    acts.append(
      TeamAct(
        event: entry.number,
        by: actor,
        suggestion: index.map { suggestions[$0].number },
        suggestedBy: index.map { suggestions[$0].by }
      )
    )
  }
}

/// A command that a player proposed, with the votes on it and what became of it.
package struct Suggestion: Hashable, Sendable {
  /// The number of its event.
  package var number: Int
  /// Minutes after the page at which it was made.
  package var minute: Int
  package var by: String
  package var proposal: Proposal
  package var reason: String
  /// The votes of the others, each player's last one, in the order of their first.
  package fileprivate(set) var votes: [TeamVote] = []
  package fileprivate(set) var state = State.open

  /// The state of a suggestion.
  package enum State: Hashable, Sendable {
    case open
    /// The event of a number carried it out.
    case taken(event: Int)
    case dropped(by: String)
  }

  package var votesFor: [String] { votes.filter(\.isFor).map(\.by) }
  package var votesAgainst: [String] { votes.filter { !$0.isFor }.map(\.by) }

  fileprivate mutating func vote(_ isFor: Bool, by name: String) {
    if let index = votes.firstIndex(where: { $0.by == name }) {
      votes[index].isFor = isFor
    } else {
      votes.append(TeamVote(by: name, isFor: isFor))
    }
  }
}

/// A player's vote on a suggestion.
package struct TeamVote: Hashable, Sendable {
  package var by: String
  package var isFor: Bool
}

/// An event of the incident with the player who did it.
package struct TeamAct: Hashable, Sendable {
  package var event: Int
  /// The commander at that time, or the writer of an update.
  package var by: String
  /// The number of the suggestion that it carried out, and who had made it.
  package var suggestion: Int?
  package var suggestedBy: String?

  /// The player to whose credit it goes: who suggested it, else who did it.
  package var credited: String { suggestedBy ?? by }
}

/// Beliefs that a player stated as their own.
package struct TeamStatement: Hashable, Sendable {
  package var event: Int
  package var by: String
  package var beliefs: [Belief]
}

extension Session {
  /// The team of a tabletop; `nil` in other sessions.
  ///
  /// Complexity: O(events × suggestions).
  package var team: Team? {
    guard header.mode == .tabletop, let first = entries.first,
      case .team(.opened(let players)) = first.event
    else { return nil }
    var team = Team(players)
    for entry in entries.dropFirst() { team.apply(entry) }
    return team
  }
}
