package import Interviewing
import ScenarioModel
import Sessions

/// The state of an interview for its candidate: the incident's time, the time left, and the answer
/// that is waited for.
package struct InterviewStatusReport: Hashable, Sendable, Codable {
  package var time: ClockTime
  /// Real seconds that are left of the interview.
  package var secondsLeft: Int
  /// Real seconds that are left for the answer; absent where nothing limits them.
  package var answerSecondsLeft: Int?
  package var awaited: Awaited

  private enum CodingKeys: String, CodingKey {
    case time, secondsLeft, answerSecondsLeft, awaited
  }

  /// The kind of answer that an interviewer waits for.
  package enum Awaited: String, Hashable, Sendable, Codable {
    case answer, beliefs
    /// Yes or no to a hint that was offered.
    case hint
  }

  /// Reads the status at a second of the interview's clock; an answer is due `until` another.
  package init(_ interview: Interview, at second: Int, until: Int?) {
    time = ClockTime(interview.session.clock, in: interview.session.scenario)
    secondsLeft = max(0, interview.pace.total - second)
    answerSecondsLeft = until.map { max(0, $0 - second) }
    awaited = interview.isBeliefOpen ? .beliefs : interview.offer != nil ? .hint : .answer
  }
}

/// The state of an interview for its host: the time left and the stage.
package struct HostStatusReport: Hashable, Sendable, Codable {
  /// Real seconds that are left of the interview.
  package var secondsLeft: Int
  /// The number of the stage at hand, from 1; absent before the first.
  package var stage: Int?
  package var stages: Int
  package var isPaused: Bool

  private enum CodingKeys: String, CodingKey { case secondsLeft, stage, stages, isPaused }

  /// Reads the status at a second of the interview's clock.
  package init(_ interview: Interview, at second: Int) {
    secondsLeft = max(0, interview.pace.total - second)
    stage = interview.position.map { $0 + 1 }
    stages = interview.ladder.count
    isPaused = interview.session.isPaused
  }
}
