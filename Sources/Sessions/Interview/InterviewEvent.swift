/// A turn of an interview with the reading of its clock.
package struct InterviewEvent: Hashable, Sendable {
  /// Real seconds of the interview without its breaks, from 0; never decreasing from turn to turn.
  package var second: Int
  package var turn: InterviewTurn

  package init(_ turn: InterviewTurn, at second: Int) {
    self.turn = turn
    self.second = second
  }
}

/// One turn of an interview, by either side.
///
/// Texts of the scenario are named, not repeated; texts of people are kept as written. The coded
/// form is append-only.
package enum InterviewTurn: Hashable, Sendable {
  case opened(InterviewSetting)
  /// Somebody joined, for the first time or again.
  case seated(InterviewRole)
  /// The clue of a stage was given.
  case clued(stage: String)
  /// Evidence was handed over to the candidate; it costs no simulated time.
  case revealed(Look)
  /// A clue in a host's own words.
  case injected(String)
  case asked(InterviewQuestion)
  /// The candidate asked for evidence in their own words; `actions` are those that it may mean.
  case requested(String, actions: [String])
  case answered(String)
  /// The candidate left the question.
  case passed
  /// The time for an answer was over.
  case timedOut
  case hintOffered(stage: String, HintLevel)
  case hintGiven(stage: String, HintLevel)
  /// A host marked whether an answer held a signal.
  case ticked(stage: String, signal: String, isHeard: Bool)
  /// A host's verdict in place of the one that was found, with the reason.
  case overridden(stage: String, signal: String, isHeard: Bool, reason: String)
  /// A host's own note, which the candidate does not see.
  case remarked(String)
  /// Somebody let others see more than they must, or no longer.
  case allowed(RoomPermission, Bool)
  case paused
  case unpaused
  /// The interview is over without a verdict by the candidate.
  case closed
}

/// The style, length and interviewer of an interview.
package struct InterviewSetting: Hashable, Sendable, Codable {
  package var style: InterviewStyle
  /// The planned length in real minutes, one of `lengths`.
  package var minutes: Int
  package var interviewer: Interviewer

  /// The lengths that an interview can have, in minutes.
  package static let lengths = [15, 30, 45]

  package init(style: InterviewStyle, minutes: Int, interviewer: Interviewer) {
    self.style = style
    self.minutes = minutes
    self.interviewer = interviewer
  }

  /// The kind of interviewer.
  package enum Interviewer: String, Hashable, Sendable, Codable {
    /// The program.
    case machine
    /// A person at another terminal.
    case host
    /// A person who reads aloud and types what was said.
    case aloud
  }
}

/// The interviewer's manner; it changes words, never the score.
package enum InterviewStyle: String, Hashable, Sendable, Codable, CaseIterable {
  case friendly, neutral, skeptical
}

/// A side of an interview, or those who look on.
package enum InterviewRole: String, Hashable, Sendable, Codable {
  case host, candidate, observer
}

/// A question of an interviewer.
package enum InterviewQuestion: Hashable, Sendable {
  /// The question of a stage.
  case probe(stage: String)
  /// The question for a signal that an answer lacks.
  case followUp(stage: String, signal: String)
  /// A doubt about a complete answer; the reply is not graded.
  case challenge(stage: String)
  /// The question for the probability of each hypothesis.
  case beliefs
  /// The question for the verdict.
  case verdict
}

extension InterviewTurn {
  /// Whether the candidate must not see the turn.
  package var isPrivate: Bool { traits.visibility == .hostOnly }
}
