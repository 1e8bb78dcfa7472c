package import Reports
import ScenarioModel
package import SessionStore
package import Sessions

/// A tabletop that a team plays in browsers, as all pages and streams of this process share it.
///
/// It decides what each place gets and may do. The clock is the incident's: it moves by what the
/// commander does and stands still otherwise, whoever is there.
package actor TabletopRoom: Room {
  package nonisolated let id: SessionID
  package nonisolated let live: LiveSession
  package nonisolated let service: SessionService
  let scorekeeper: Scorekeeper
  package let now: @Sendable () -> Int
  package var audience: RoomAudience
  private var reports = EntryReports()
  private var reader: HostReader?

  /// The room of a session that is a tabletop.
  package init(
    _ session: Session,
    _ id: SessionID,
    _ service: SessionService,
    _ scorekeeper: Scorekeeper,
    now: @escaping @Sendable () -> Int = InterviewClock.awakeSeconds()
  ) {
    self.id = id
    self.service = service
    self.scorekeeper = scorekeeper
    self.now = now
    live = service.live(session, id)
    let names = session.team?.players.map(\.name) ?? []
    audience = RoomAudience(service.environment, RoomPresence(names: names))
  }

  package var shownSecond: Int { 0 }
  package var shownWords: String? { nil }
  package func notice() {}
  package func hasEntered(_ session: Session) {}
  package func hasLeft() {}

  package func takeOver(_ signs: [SeenSign]) async {
    guard signs.map(\.sign) != audience.others else { return }
    audience.others = signs.map(\.sign)
    tellAll()
  }

  /// The whole session, with what other processes added.
  package func session() async throws(DrillError) -> Session {
    try await live.sync(for: .host)
    return await live.current
  }

  /// Whether a statement of beliefs is due after the last event.
  package func isBeliefDue() async -> Bool { await live.isBeliefDue }

  /// The page of the session with the state after its last event.
  ///
  /// Complexity: the first time after an event, the rows of an hour and a half.
  package func situation(
    in session: Session
  ) throws(DrillError) -> (brief: BriefReport, status: StatusReport) {
    try reports.situation(in: session)
  }

  /// An event with everything that it showed; `nil` for one that the session does not have.
  ///
  /// Complexity: the first time, that of the event's queries.
  package func report(
    of number: Int,
    in session: Session
  ) async throws(DrillError) -> EntryReport? {
    try reports.report(of: number, in: session)
  }

  /// The room as a place sees it now; the facilitator's view has the key.
  ///
  /// Throws `.room(.wrongLink)` for the place of a player that the team does not have.
  package func view(for place: RoomPlace) async throws(DrillError) -> TabletopView {
    let session = try await session()
    guard let team = session.team else { throw .room(.noRoom(id)) }
    let player = try team.player(at: place)
    return TabletopView(
      id: id,
      place: place,
      session: session,
      team: team,
      player: player,
      presence: everybody,
      mark: session.acts(of: place, in: team),
      key: place == .host ? try await key(of: session) : nil
    )
  }

  private func key(of session: Session) async throws(DrillError) -> TabletopKey {
    if reader == nil { reader = try await scorekeeper.hostReader(of: session, isAloud: false) }
    guard let reader else { preconditionFailure("room \(id) has no reader after it was made") }
    return TabletopKey(
      cause: session.truth.title,
      explanation: session.truth.explanation.truth,
      hypotheses: HypothesesReport(session),
      posterior: reader.posterior(of: session)
    )
  }

  /// The score of the team and the account of each person, once the tabletop is over.
  ///
  /// Throws `.stillOpen` before the end, and for one that was ended without a verdict.
  package func card() async throws(DrillError) -> CardPage {
    let session = try await session()
    guard session.isScorable else { throw .stillOpen(id, for: .replayFile) }
    let (page, card) = try await scorekeeper.teamCard(of: session)
    try service.record(card, of: id)
    return page
  }
}

extension Session {
  /// The count of what a place did itself, by which an old form of its page is known.
  ///
  /// Acts of others make no form old.
  func acts(of place: RoomPlace, in team: Team) -> Int {
    guard let number = place.player, team.players.indices.contains(number - 1) else {
      return entries.count { entry in
        guard case .team(let event) = entry.event else { return false }
        return event.player == nil
      }
    }
    let name = team.players[number - 1].name
    return entries.count { entry in
      guard case .team(let event) = entry.event else { return team.act(entry.number)?.by == name }
      return event.player == name
    }
  }
}

extension Team {
  /// The player at a place; `nil` for the facilitator and observers, who are no players.
  func player(at place: RoomPlace) throws(DrillError) -> TeamPlayer? {
    switch place.role {
    case .host, .observer: return nil
    case .player:
      guard let number = place.player, players.indices.contains(number - 1) else {
        throw .room(.wrongLink)
      }
      return players[number - 1]
    case .candidate, .author: throw .room(.wrongLink)
    }
  }
}
