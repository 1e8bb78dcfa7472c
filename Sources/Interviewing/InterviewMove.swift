package import ScenarioModel
package import Sessions

/// What a machine that interviews does next.
package enum InterviewMove: Hashable, Sendable {
  case say(InterviewTurn)
  /// Hands over the evidence of an action.
  case handOver(ActionID)
  /// Waits for the candidate up to a reading of the clock; for ever where it is `nil`.
  case listen(until: Int?)
  case over
}
