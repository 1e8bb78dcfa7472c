/// One step of an interview: a clue is told, a question asked, and an answer heard.
///
/// All of it is the same whatever the truth; only the evidence that comes with the clue differs.
package struct InterviewStage: Hashable, Sendable {
  package var id: StageID
  /// The text that the interviewer tells before the question.
  package var clue: String
  /// Actions whose evidence is shown with the clue.
  package var reveals: [ActionID]
  /// The question.
  package var probe: String
  /// Real minutes in which an answer is expected.
  package var minutes: Int
  /// The points that a good answer contains.
  package var signals: [Signal]
  /// The statements that count against an answer.
  package var redFlags: [RedFlag]
  package var hints: StageHints
  package var modelAnswer: String

  package init(
    id: StageID,
    clue: String,
    reveals: [ActionID],
    probe: String,
    minutes: Int,
    signals: [Signal],
    redFlags: [RedFlag],
    hints: StageHints,
    modelAnswer: String
  ) {
    self.id = id
    self.clue = clue
    self.reveals = reveals
    self.probe = probe
    self.minutes = minutes
    self.signals = signals
    self.redFlags = redFlags
    self.hints = hints
    self.modelAnswer = modelAnswer
  }
}

/// Something that a good answer contains, and the question that asks for it where it is missing.
package struct Signal: Hashable, Sendable {
  package var concept: Concept
  package var followUp: String?
  /// The habit of communication that an answer with it shows; `nil` for none.
  package var habit: CommunicationHabit?

  package init(concept: Concept, followUp: String?, habit: CommunicationHabit? = nil) {
    self.concept = concept
    self.followUp = followUp
    self.habit = habit
  }
}

/// A habit of communication that an author can say a signal shows.
package enum CommunicationHabit: String, Hashable, Sendable, CaseIterable {
  case tradeOffs = "trade_offs"
  case exclusions
}

/// Something in an answer that an interviewer marks down.
package struct RedFlag: Hashable, Sendable {
  package var id: String
  package var title: String
  /// All groups must appear; within a group any of the phrases does.
  package var phrases: [[String]]
  /// Answers by the author that deserve it, and right answers that do not; `check` reads them.
  package var examples: Examples

  package init(
    id: String,
    title: String,
    phrases: [[String]],
    examples: Examples = Examples()
  ) {
    self.id = id
    self.title = title
    self.phrases = phrases
    self.examples = examples
  }
}

/// Three steps of help towards an answer, from a question to nearly the answer.
package struct StageHints: Hashable, Sendable {
  package var nudge: String
  package var pointer: String
  package var nearAnswer: String

  package init(nudge: String, pointer: String, nearAnswer: String) {
    self.nudge = nudge
    self.pointer = pointer
    self.nearAnswer = nearAnswer
  }
}
