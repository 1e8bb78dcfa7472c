/// A reason for which a turn of an interview is refused.
package enum InterviewProblem: Hashable, Sendable {
  case notAnInterview
  case notOpened
  case openedTwice
  case badLength(Int)
  case unknownStage(String, stages: [String])
  case unknownSignal(String, of: String, signals: [String])
  /// The candidate acts while the clock is stopped.
  case paused
  case pausedAlready
  case notPaused
}

extension InterviewProblem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notAnInterview: "this session is no interview"
    case .notOpened: "the interview has not begun"
    case .openedTwice: "the interview has begun already"
    case .badLength(let minutes):
      "an interview takes \(Self.lengths) minutes, not \(minutes)"
    case .unknownStage(let stage, let stages):
      "there is no stage '\(stage)'; the stages are \(stages.joined(separator: ", "))"
    case .unknownSignal(let signal, let stage, let signals):
      "stage '\(stage)' has no signal '\(signal)'; its signals are"
        + " \(signals.joined(separator: ", "))"
    case .paused: "the clock is stopped; wait until the interviewer lets it go on"
    case .pausedAlready: "the clock is stopped already"
    case .notPaused: "the clock is running"
    }
  }

  private static var lengths: String {
    let lengths = InterviewSetting.lengths.map(String.init)
    return lengths.dropLast().joined(separator: ", ") + " or " + (lengths.last ?? "")
  }
}
