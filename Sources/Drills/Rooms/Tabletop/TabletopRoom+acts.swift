import ScenarioModel
package import Sessions

extension TabletopRoom {
  /// Lets a place do something that is no command of the incident: suggest, vote, state beliefs, or what a
  /// facilitator does.
  ///
  /// Players speak for themselves alone, and the facilitator for no player. Throws `.notAllowed` for
  /// anything else, and `.collision` where the place has not acted exactly `mark` times so far.
  package func take(
    _ event: TeamEvent,
    at place: RoomPlace,
    after mark: Int
  ) async throws(DrillError) {
    if case .suggested(.query(let statement), _, _) = event {
      // A statement that would be refused is no suggestion; one that fails while it runs may be.
      _ = try await session().ask(statement)
    }
    _ = try await act(.team(event), at: place, after: mark)
  }

  /// Carries out a command of the incident for the player at a place.
  ///
  /// The commander gives all of them; whoever has communications sends updates, which are theirs. The
  /// facilitator may only end the session. Throws `.notAllowed` for anything else.
  package func perform(
    _ command: SessionCommand,
    at place: RoomPlace,
    after mark: Int
  ) async throws(DrillError) {
    var mark = mark
    let session = try await session()
    if case .update(let text) = command, let team = session.team,
      let player = try team.player(at: place), player.role == .communications
    {
      // The suggestion says whose words they are; nothing is said where they cannot be sent.
      do {
        _ = try session.decide(command)
      } catch {
        throw .session(error)
      }
      if !team.open.contains(where: { $0.proposal == .update(text) }) {
        _ = try await act(
          .team(.suggested(.update(text), by: player.name, reason: "")),
          at: place,
          after: mark
        )
        mark += 1
      }
    }
    _ = try await act(command, at: place, after: mark)
    try await keep()
  }

  /// Carries out a suggestion that is open, for a player whose role may do so.
  ///
  /// Throws what the session says to it now; questions in SQL are asked anew.
  package func carryOut(
    _ number: Int,
    parsing parse: (String, Session) throws(DrillError) -> SessionCommand,
    at place: RoomPlace,
    after mark: Int
  ) async throws(DrillError) {
    let session = try await session()
    guard let team = session.team else { throw .room(.noRoom(id)) }
    let suggestion: Suggestion
    do {
      suggestion = try team.openSuggestion(number)
    } catch {
      throw .session(error)
    }
    switch suggestion.proposal {
    case .query(let statement): try await ask(statement, at: place, after: mark)
    case .slice(let words):
      try await perform(try parse(words, session), at: place, after: mark)
    case .look(let name): try await perform(.look(ActionID(name)), at: place, after: mark)
    case .mitigate(let name):
      try await perform(.mitigate(MitigationID(name)), at: place, after: mark)
    case .wait(let minutes): try await perform(.wait(minutes: minutes), at: place, after: mark)
    case .hint: try await perform(.hint, at: place, after: mark)
    case .update(let text): try await perform(.update(text), at: place, after: mark)
    case .declare(let verdict): try await perform(.declare(verdict), at: place, after: mark)
    }
  }

  /// Asks a question in SQL for the commander.
  package func ask(
    _ statement: String,
    at place: RoomPlace,
    after mark: Int
  ) async throws(DrillError) {
    let session = try await session()
    let count = try session.acts(of: place, giving: .hint)
    guard count == mark else { throw .collision(.notNext(id, given: mark + 1, next: count + 1)) }
    guard !session.isPaused else { throw .session(.team(.paused)) }
    _ = try await live.ask(statement, as: .player)
    try await keep()
  }

  private func act(
    _ command: SessionCommand,
    at place: RoomPlace,
    after mark: Int
  ) async throws(DrillError) -> Update {
    try await live.act(command, as: place.role, after: mark) { session throws(DrillError) in
      try session.acts(of: place, giving: command)
    }
  }

  /// Credits what an answer determines, and keeps the score once the session is over.
  private func keep() async throws(DrillError) {
    _ = try await live.credit(as: .player)
    let session = try await session()
    guard session.isScorable else { return }
    try service.record(try await scorekeeper.card(of: session), of: id)
  }
}

extension Session {
  /// The count of what a place did so far; throws `.notAllowed` where it may not give a command now.
  fileprivate func acts(
    of place: RoomPlace,
    giving command: SessionCommand
  ) throws(DrillError) -> Int {
    guard let team, try team.mayGive(command, at: place) else { throw .notAllowed(place.role) }
    return acts(of: place, in: team)
  }
}

extension Team {
  /// Whether a place may give a command as the roles are now.
  ///
  /// Players speak for themselves alone, and the facilitator for no player.
  func mayGive(_ command: SessionCommand, at place: RoomPlace) throws(DrillError) -> Bool {
    let player = try player(at: place)
    switch command {
    case .team(.opened): return false
    case .team(let event): return place != .observer && event.player == player?.name
    case .abandon: return place == .host
    case .update: return player?.role == .commander || player?.role == .communications
    case .interview, .reveal: return false
    default: return player?.role == .commander
    }
  }
}
