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
      return .said(try record(.timedOut, at: second, for: role))
    }
    return try carryOut(move, at: second, for: role)
  }

  /// Carries out the machine's next suggestion for a person who interviews.
  package func goOnAsSuggested(at second: Int) throws(DrillError) -> InterviewStep {
    guard let interview = Interview(current) else { return .over }
    return try carryOut(try DrillError.wrap { try interview.suggestion() }, at: second, for: .host)
  }

  private func carryOut(
    _ move: InterviewMove,
    at second: Int,
    for role: Role
  ) throws(DrillError) -> InterviewStep {
    switch move {
    case .over: .over
    case .say(let turn): .said(try record(turn, at: second, for: role))
    case .handOver(let action):
      .said([try carryOut(.reveal(action, second: second), answer: nil)])
    case .listen(let until): .listening(until: until)
    }
  }

  /// Records a turn of an interview; where the other side was quicker, takes over what it did and
  /// tries again.
  ///
  /// Returns what the other side did, as far as the role may see it, and the turn.
  package func record(
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

  /// The number of attempts to append a turn while the other side keeps writing first.
  private static var attempts: Int { 20 }
}
