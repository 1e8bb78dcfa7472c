/// One thing that happened between an interviewer and a candidate, with the clock's reading.
package struct InterviewEvent: Hashable, Sendable {
  /// Real seconds of the interview, breaks left out; it never runs back.
  package var second: Int
  package var turn: InterviewTurn

  package init(_ turn: InterviewTurn, at second: Int) {
    self.turn = turn
    self.second = second
  }
}

/// What one side of an interview did.
///
/// Texts of the scenario are named and not repeated; what people wrote is kept as they wrote it. The
/// coded form is append-only.
package enum InterviewTurn: Hashable, Sendable {
  case opened(InterviewSetting)
  /// Somebody sat down, for the first time or again.
  case seated(InterviewSeat)
  /// The clue of a stage was told.
  case clued(stage: String)
  /// Evidence was handed over; nobody had to choose it and it costs no simulated time.
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
  case paused
  case unpaused
  /// The interview is over without a verdict by the candidate.
  case closed
}

/// How an interview is held.
package struct InterviewSetting: Hashable, Sendable, Codable {
  package var style: InterviewStyle
  /// Real minutes that it is to take.
  package var minutes: Int
  package var interviewer: Interviewer

  /// The lengths that an interview can have, in minutes.
  package static let lengths = [15, 30, 45]

  package init(style: InterviewStyle, minutes: Int, interviewer: Interviewer) {
    self.style = style
    self.minutes = minutes
    self.interviewer = interviewer
  }

  /// Who asks.
  package enum Interviewer: String, Hashable, Sendable, Codable {
    /// Firedrill itself.
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

/// A side of an interview.
package enum InterviewSeat: String, Hashable, Sendable, Codable {
  case host, candidate
}

/// What an interviewer asked.
package enum InterviewQuestion: Hashable, Sendable {
  /// The question of a stage.
  case probe(stage: String)
  /// The question after a signal that an answer lacks.
  case followUp(stage: String, signal: String)
  /// A doubt about an answer that was complete; what is said to it is not graded.
  case challenge(stage: String)
  /// How likely each hypothesis is by now.
  case beliefs
  /// The verdict.
  case verdict
}

extension InterviewTurn {
  /// The evidence that was handed over, if some was.
  package var look: Look? {
    if case .revealed(let look) = self { look } else { nil }
  }

  /// Whether the candidate must not see it.
  package var isPrivate: Bool {
    switch self {
    case .ticked, .overridden, .remarked: true
    case .opened, .seated, .clued, .revealed, .injected, .asked, .requested, .answered, .passed,
      .timedOut, .hintOffered, .hintGiven, .paused, .unpaused, .closed:
      false
    }
  }
}

extension SessionEvent {
  /// Whether it is a turn of an interview that the candidate must not notice.
  package var isPrivate: Bool {
    guard case .interview(let event) = self else { return false }
    return event.turn.isPrivate
  }
}
