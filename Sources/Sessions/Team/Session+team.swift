import ScenarioModel

extension Session {
  /// The most suggestions that one player can have open.
  package static let openSuggestions = 5
  /// The longest reason of a suggestion, in Unicode scalars.
  package static let reasonLength = 500

  /// Decides something that the people of a tabletop do: checks who, what and whether it still is.
  func decideTeam(_ event: TeamEvent) throws(SessionError) -> SessionEvent {
    guard header.mode == .tabletop else { throw .team(.notATabletop) }
    if case .opened(let players) = event {
      guard entries.isEmpty else { throw .team(.openedTwice) }
      return .team(.opened(try checked(players)))
    }
    guard let team else { throw .team(.notOpened) }
    if let name = event.player { try team.check(name) }
    switch event {
    case .opened: throw .team(.openedTwice)
    case .suggested(let proposal, let name, let reason):
      return .team(
        .suggested(
          try checked(proposal, in: team, by: name),
          by: name,
          reason: try checked(reason: reason, of: proposal)
        )
      )
    case .voted(let isFor, let number, let name):
      let suggestion = try team.openSuggestion(number)
      guard suggestion.by != name else { throw .team(.ownSuggestion(number)) }
      guard !suggestion.votes.contains(TeamVote(by: name, isFor: isFor)) else {
        throw .team(.votedAlready(number))
      }
    case .dropped(let number, let name):
      let suggestion = try team.openSuggestion(number)
      guard name == suggestion.by || name == team.commander else {
        throw .team(.notYours(number, by: suggestion.by))
      }
    case .believed(let beliefs, let name):
      return .team(.believed(try normalised(beliefs), by: name))
    case .injected(let message):
      guard scenario.message(MessageID(message)) != nil else {
        throw .team(.unknownMessage(message))
      }
      guard !team.injected.contains(message) else { throw .team(.injectedAlready(message)) }
    case .handedOver(let name):
      try team.check(name)
      guard name != team.commander else { throw .team(.commandsAlready(name)) }
    case .paused: if isPaused { throw .team(.pausedAlready) }
    case .unpaused: if !isPaused { throw .team(.notPaused) }
    }
    return .team(event)
  }

  /// Throws where a tabletop is paused and a command is one of the incident.
  ///
  /// Before it was opened nobody is there to pause it: the reference plays such a session alone.
  func checkTeam(before command: SessionCommand) throws(SessionError) {
    guard header.mode == .tabletop else { return }
    switch command {
    case .team, .abandon: return
    default: guard !isPaused else { throw .team(.paused) }
    }
  }

  /// The proposal with its texts cleaned; throws what the session would say to it now.
  ///
  /// No evidence is computed.
  package func possible(_ proposal: Proposal) throws(SessionError) -> Proposal {
    switch proposal {
    case .look(let name):
      let action = try available(ActionID(name))
      if !looks.contains(where: { $0.action == action.id }) { try spend(action.minutes) }
      return proposal
    case .slice(let words):
      try spend(SessionLimits.sliceMinutes)
      return .slice(try checked(words, .question))
    case .query(let statement):
      try spend(SessionLimits.queryMinutes)
      return .query(try checked(statement, .question))
    case .mitigate(let name):
      _ = try decideMitigation(MitigationID(name))
      return proposal
    case .wait(let minutes):
      try checkWait(minutes)
      return proposal
    case .hint:
      _ = try decideHint()
      return proposal
    case .update(let text):
      try spend(SessionLimits.updateMinutes)
      return .update(try checked(text, .update))
    case .declare(let declaration): return .declare(try checked(declaration))
    }
  }

  /// The simulated minutes that a proposal takes.
  package func minutes(of proposal: Proposal) -> Int {
    switch proposal {
    case .look(let name): scenario.action(ActionID(name))?.minutes ?? 0
    case .slice: SessionLimits.sliceMinutes
    case .query: SessionLimits.queryMinutes
    case .mitigate(let name): scenario.mitigation(MitigationID(name))?.minutes ?? 0
    case .wait(let minutes): minutes
    case .update: SessionLimits.updateMinutes
    case .hint, .declare: 0
    }
  }

  private func checked(
    _ proposal: Proposal,
    in team: Team,
    by name: String
  ) throws(SessionError) -> Proposal {
    let proposal = try possible(proposal)
    if let same = team.open.first(where: { $0.proposal.isSame(as: proposal) }) {
      throw .team(.suggestedAlready(same.number, by: same.by))
    }
    guard team.open.count(where: { $0.by == name }) < Self.openSuggestions else {
      throw .team(.tooManyOpen(limit: Self.openSuggestions))
    }
    return proposal
  }

  /// Updates speak for themselves; everything else needs a reason.
  private func checked(reason: String, of proposal: Proposal) throws(SessionError) -> String {
    guard reason.contains(where: { !$0.isWhitespace }) else {
      if case .update = proposal { return "" }
      throw .team(.withoutReason)
    }
    let count = reason.unicodeScalars.count
    guard count <= Self.reasonLength else {
      throw .tooLong(.reason, count: count, limit: Self.reasonLength)
    }
    return try checked(reason, .reason)
  }

  private func checked(_ players: [TeamPlayer]) throws(SessionError) -> [TeamPlayer] {
    guard TeamPlayer.counts.contains(players.count) else { throw .team(.badCount(players.count)) }
    var names: Set<String> = []
    for player in players {
      let isFit =
        player.name.unicodeScalars.count <= TeamPlayer.nameLength
        && player.name.contains { !$0.isWhitespace }
        && player.name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      guard isFit else { throw .team(.badName(player.name)) }
      guard names.insert(player.name.lowercased()).inserted else {
        throw .team(.sameName(player.name))
      }
    }
    let commanders = players.count { $0.role == .commander }
    guard commanders == 1 else { throw .team(.commanders(commanders)) }
    return players
  }
}

extension Team {
  fileprivate func check(_ name: String) throws(SessionError) {
    guard player(name) != nil else {
      throw .team(.unknownPlayer(name, players: players.map(\.name)))
    }
  }

  /// The suggestion of a number that is still open.
  package func openSuggestion(_ number: Int) throws(SessionError) -> Suggestion {
    guard let suggestion = suggestion(number) else { throw .team(.unknownSuggestion(number)) }
    guard suggestion.state == .open else { throw .team(.settled(number, suggestion.state)) }
    return suggestion
  }
}
