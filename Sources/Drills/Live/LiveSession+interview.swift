import Interviewing
import ScenarioModel
package import Sessions

extension LiveSession {
  /// Lets the machine that interviews make its next move at a reading of the interview's clock.
  ///
  /// One move a call, so that a front end shows each before the next is kept. Once the time for an
  /// answer is over, the move is to say so.
  package func goOn(at second: Int, for role: Role) throws(DrillError) -> InterviewStep {
    guard let interview = Interview(current) else { return .over }
    let move = try DrillError.wrap { try interview.next(isBeliefDue: isBeliefDue) }
    if case .listen(let until?) = move, second >= until {
      return .said(try keep(.timedOut, at: second, for: role))
    }
    return try carryOut(move, at: second, for: role)
  }

  /// Carries out the machine's next suggestion for a person who interviews.
  package func goOnAsSuggested(at second: Int) throws(DrillError) -> InterviewStep {
    guard let interview = Interview(current) else { return .over }
    return try carryOut(
      try DrillError.wrap { try interview.suggestion(isBeliefDue: isBeliefDue) },
      at: second,
      for: .host
    )
  }

  private func carryOut(
    _ move: InterviewMove,
    at second: Int,
    for role: Role
  ) throws(DrillError) -> InterviewStep {
    switch move {
    case .over: .over
    case .say(let turn): .said(try keep(turn, at: second, for: role))
    case .handOver(let action):
      .said([try carryOut(.reveal(action, second: second), answer: nil)])
    case .listen(let until): .listening(until: until)
    }
  }

  /// Records a role's own turn of an interview; where the other side was quicker, takes over what it
  /// did and tries again.
  ///
  /// Returns what the other side did, as far as the role may see it, and the turn. Throws `.notAllowed`
  /// for a turn that is not the role's.
  package func record(
    _ turn: InterviewTurn,
    at second: Int,
    for role: Role
  ) throws(DrillError) -> [Update] {
    guard role.mayGive(.interview(InterviewEvent(turn, at: second))) else {
      throw .notAllowed(role)
    }
    return try keep(turn, at: second, for: role)
  }

  private func keep(
    _ turn: InterviewTurn,
    at second: Int,
    for role: Role
  ) throws(DrillError) -> [Update] {
    var updates: [Update] = []
    for _ in 0..<Self.attempts {
      updates += try sync(for: role)
      do {
        return updates
          + [try carryOut(.interview(InterviewEvent(turn, at: second)), answer: nil)]
      } catch {
        guard case .collision = error else { throw error }
      }
    }
    throw .contended(id)
  }

  /// Carries out a command of one side of a room; where the other side was quicker, takes over what it
  /// did and tries again.
  ///
  /// Throws `.notAllowed` for a command that the role may not give, `.session` for a candidate's while the
  /// clock is stopped, and `.collision` where that side has not acted exactly `mark` times so far: a form
  /// that was sent twice, or a second person on that side.
  func act(
    _ command: SessionCommand,
    as role: Role,
    after mark: Int
  ) throws(DrillError) -> Update {
    try act(command, as: role, after: mark) {
      $0.count(ofOwn: role == .candidate ? .candidate : .host)
    }
  }

  /// The same where `acts` counts what the person has done so far, and throws where they may not give
  /// the command as things stand now.
  func act(
    _ command: SessionCommand,
    as role: Role,
    after mark: Int,
    counting acts: (Session) throws(DrillError) -> Int
  ) throws(DrillError) -> Update {
    guard role.mayGive(command) else { throw .notAllowed(role) }
    for _ in 0..<Self.attempts {
      try sync(for: role)
      try checkClock(for: role)
      let count = try acts(current)
      guard count == mark else { throw .collision(.notNext(id, given: mark + 1, next: count + 1)) }
      do {
        return try carryOut(command, answer: nil)
      } catch {
        guard case .collision = error else { throw error }
      }
    }
    throw .contended(id)
  }

  /// Throws for a candidate while the host has the clock stopped.
  func checkClock(for role: Role) throws(DrillError) {
    guard role != .candidate || !current.isPaused else { throw .session(.interview(.paused)) }
  }

  /// The number of attempts to append a turn while the other side keeps writing first.
  private static var attempts: Int { 20 }
}
