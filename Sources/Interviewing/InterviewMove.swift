package import ScenarioModel
package import Sessions

/// The next move of a machine interviewer.
package enum InterviewMove: Hashable, Sendable {
  case say(InterviewTurn)
  /// Hands over the evidence of an action.
  case handOver(ActionID)
  /// Waits for the candidate up to a second of the interview; without a limit where it is `nil`.
  case listen(until: Int?)
  case over
}
