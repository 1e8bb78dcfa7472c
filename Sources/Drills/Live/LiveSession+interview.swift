package import Interviewing
package import ScenarioModel
package import Sessions

extension LiveSession {
  /// Lets the machine that interviews make its next move at a reading of the interview's clock.
  ///
  /// One move a call, so that a front end shows each before the next is kept.
  package func goOn(at second: Int) throws(DrillError) -> InterviewStep {
    guard let interview = Interview(current) else { return .over }
    switch try DrillError.wrap({ try interview.next() }) {
    case .over: return .over
    case .say(let turn): return .said(try record(turn, at: second))
    case .handOver(let action):
      return .said(try carryOut(.reveal(action, second: second), answer: nil))
    case .listen(let until): return .listening(until: until)
    }
  }

  /// Carries out the machine's suggestion for a person who interviews, as far as its next move.
  package func suggested(at second: Int) throws(DrillError) -> InterviewStep {
    guard let interview = Interview(current) else { return .over }
    switch try DrillError.wrap({ try interview.suggestion() }) {
    case .over: return .over
    case .say(let turn): return .said(try record(turn, at: second))
    case .handOver(let action):
      return .said(try carryOut(.reveal(action, second: second), answer: nil))
    case .listen(let until): return .listening(until: until)
    }
  }

  /// Records a turn of an interview; where the other side was quicker, takes over what it did and
  /// tries again.
  package func record(
    _ turn: InterviewTurn,
    at second: Int
  ) throws(DrillError) -> Update {
    for _ in 0..<Self.attempts {
      do {
        return try carryOut(.interview(InterviewEvent(turn, at: second)), answer: nil)
      } catch .collision {
        try sync(for: .host)
      }
    }
    throw .contended(id)
  }

  /// How often an event is offered to the store while the other side is quicker.
  private static var attempts: Int { 20 }

  /// The interview so far; `nil` where the session is none.
  package func interview() -> Interview? { Interview(current) }

  /// Gives the next hint of a stage, the one at hand where none is named.
  package func giveHint(at second: Int) throws(DrillError) -> Update {
    guard let interview = Interview(current) else { throw .interview(.notAnInterview) }
    let stage = interview.offer?.stage ?? interview.open?.question.stage
    guard let stage, let level = interview.nextHint(of: stage) else {
      throw .interview(.noHint)
    }
    return try record(.hintGiven(stage: stage, level), at: second)
  }
}
