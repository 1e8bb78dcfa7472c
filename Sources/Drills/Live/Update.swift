import ScenarioModel
package import Sessions
package import TelemetryExport

/// One event of a live session as a role may see it, with what it shows.
package struct Update: Sendable {
  /// The event with its number, its simulated minutes and the messages it set off.
  package var entry: SessionEntry
  /// The evidence or rows that the event shows; computed once, when the event was decided.
  package var shown: ShownEvidence
  /// The rows of a question in SQL that was asked in this process.
  package var answer: SQLAnswer?
  /// Whether a statement of beliefs is due after the event.
  package var isBeliefDue: Bool

  init(
    entry: SessionEntry,
    shown: ShownEvidence = .nothing,
    answer: SQLAnswer? = nil,
    isBeliefDue: Bool
  ) {
    self.entry = entry
    self.shown = shown
    self.answer = answer
    self.isBeliefDue = isBeliefDue
  }
}

/// The result of asking the interviewer's side for its next step.
package enum InterviewStep: Sendable {
  /// The interviewer said or handed over something; what the other side did before it comes first.
  case said([Update])
  /// The interviewer waits for the candidate, up to a reading of the interview's clock in seconds.
  case listening(until: Int?)
  /// The interview is over.
  case over
}
