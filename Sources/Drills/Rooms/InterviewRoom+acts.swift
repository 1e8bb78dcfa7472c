import Interviewing
package import ScenarioModel
package import Sessions

extension InterviewRoom {
  /// Takes note of a person who enters.
  package func seat(_ place: RoomPlace) async throws(DrillError) {
    notice()
    let side: InterviewRole
    switch place.role {
    case .host: side = .host
    case .candidate: side = .candidate
    case .observer: side = .observer
    case .player, .author: return
    }
    let session = try await current()
    guard !session.isOver else { return }
    try await taken(
      try await live.record(.seated(side), at: second(of: session), for: place.role)
    )
  }

  /// Takes a turn of a side that has acted `mark` times so far.
  package func take(
    _ turn: InterviewTurn,
    as role: Role,
    after mark: Int
  ) async throws(DrillError) {
    notice()
    let session = try await current()
    let event = InterviewEvent(turn, at: second(of: session))
    try await taken([try await live.act(.interview(event), as: role, after: mark)])
  }

  /// Carries out a command of the candidate, who has acted `mark` times so far.
  ///
  /// The events that a verdict cites are those that the candidate sees, by their numbers there.
  package func perform(_ command: SessionCommand, after mark: Int) async throws(DrillError) {
    notice()
    let session = try await current()
    try await taken([try await live.act(session.unseen(command), as: .candidate, after: mark)])
  }

  /// Takes the candidate's answer to the question that an event asked, as the candidate numbers it.
  ///
  /// Throws `.room(.otherQuestion)` where another question is open by now.
  package func answer(
    _ text: String,
    to question: Int,
    after mark: Int
  ) async throws(DrillError) {
    let view = try await view(for: .candidate)
    guard view.question?.number == question else { throw .room(.otherQuestion) }
    try await take(.answered(text), as: .candidate, after: mark)
    draft = nil
    setTyping(false)
  }

  /// Takes the hint that is offered, at its price.
  package func takeHint(after mark: Int) async throws(DrillError) {
    let session = try await current()
    guard let offer = Interview(session)?.offer else { throw .room(.noHint) }
    try await take(.hintGiven(stage: offer.stage, offer.level), as: .candidate, after: mark)
  }

  /// Hands over the evidence of an action, for a host who has acted `mark` times so far.
  package func reveal(_ action: ActionID, after mark: Int) async throws(DrillError) {
    notice()
    let session = try await current()
    let command = SessionCommand.reveal(action, second: second(of: session))
    try await taken([try await live.act(command, as: .host, after: mark)])
  }

  /// Carries out the machine's suggestions up to the next question, for a host who has acted `mark`
  /// times so far.
  package func goOn(after mark: Int) async throws(DrillError) {
    notice()
    let session = try await current()
    let count = session.count(ofOwn: .host)
    guard count == mark else {
      throw .collision(.notNext(id, given: mark + 1, next: count + 1))
    }
    while case .said(let updates) = try await live.goOnAsSuggested(at: second(of: session)) {
      try await taken(updates)
      if updates.contains(where: { $0.entry.event.asksSomething }) { return }
    }
  }

  /// Gives a permission or takes it back; what is so already, and a session that is over, stay as they are.
  package func allow(
    _ permission: RoomPermission,
    _ isAllowed: Bool
  ) async throws(DrillError) {
    let session = try await current()
    guard !session.isOver, session.allows(permission) != isAllowed else { return }
    let role: Role = permission.giver == .host ? .host : .candidate
    let turn = InterviewTurn.allowed(permission, isAllowed)
    try await taken(try await live.record(turn, at: second(of: session), for: role))
    tellAll()
  }

  /// Takes note of what the candidate types; the text is kept only where the candidate allows it.
  package func type(_ text: String?) async throws(DrillError) {
    notice()
    let isShared = try await current().allows(.typing)
    draft = isShared ? text.map { String($0.prefix(SessionLimits.textLength)) } : nil
    setTyping(true)
    guard let draft else { return }
    showSign()
    tellHosts(of: draft, await live.current)
  }

  /// Shows the hosts here what the candidate types.
  func tellHosts(of draft: String, _ session: Session) {
    let stage = Interview(session)?.stage?.id.rawValue
    guard let read = try? HostView.Draft(draft, in: session, stage: stage) else { return }
    for listener in audience.listeners.values where listener.place == .host {
      listener.continuation.yield(.typed(read))
    }
  }

  /// Keeps the clock after what happened, and the score once it is over.
  func taken(_ updates: [Update]) async throws(DrillError) {
    let session = try await current()
    clock.follow(session, after: updates)
    guard session.isScorable else { return }
    try service.record(try await scorekeeper.card(of: session), of: id)
  }
}

extension SessionEvent {
  /// Whether the event waits for the candidate.
  fileprivate var asksSomething: Bool {
    guard case .interview(let event) = self else { return false }
    switch event.turn {
    case .asked, .hintOffered: return true
    case .opened, .seated, .clued, .revealed, .injected, .requested, .answered, .passed, .timedOut,
      .hintGiven, .ticked, .overridden, .remarked, .allowed, .paused, .unpaused, .closed:
      return false
    }
  }
}

extension Session {
  /// A candidate's command with the numbers of events as the whole session has them.
  fileprivate func unseen(_ command: SessionCommand) -> SessionCommand {
    func whole(_ numbers: [Int]) -> [Int] {
      numbers.map { number(of: $0, seenBy: .candidate) ?? entries.count + $0 }
    }
    guard case .declare(var declaration) = command else { return command }
    declaration.renumber(whole)
    return .declare(declaration)
  }
}
