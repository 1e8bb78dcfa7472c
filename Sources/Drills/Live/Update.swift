package import Reports
import ScenarioModel
package import Sessions
package import TelemetryExport

/// One event of a live session as a role may see it, with what it shows.
package struct Update: Sendable {
  /// The event with its number, its simulated minutes and the messages it set off.
  package var entry: SessionEntry
  /// Whether a statement of beliefs is due after the event.
  package var isBeliefDue: Bool
  /// The evidence that the event showed when it was decided in this process.
  private var shown: ShownEvidence
  /// The rows of a question in SQL that was asked in this process.
  private var answer: Result<SQLAnswer, SQLRefusal>?
  /// The session as it was when the update was made: the event is one of its entries.
  private var session: Session

  /// The update of an entry of a session; what it shows is computed anew unless it is given.
  init(
    _ entry: SessionEntry,
    of session: Session,
    showing shown: ShownEvidence = .nothing,
    answering answer: Result<SQLAnswer, SQLRefusal>? = nil,
    isBeliefDue: Bool = false
  ) {
    self.entry = entry
    self.session = session
    self.shown = shown
    self.answer = answer
    self.isBeliefDue = isBeliefDue
  }

  /// The evidence or rows that the event shows, whoever decided it and however long ago.
  ///
  /// Complexity: constant where the event was decided in this process, else that of its queries.
  package func evidence() throws(DrillError) -> EntryEvidence {
    try EntryEvidence(of: entry, in: session, showing: shown, knowing: try? answer?.get())
  }

  /// The rows of a question in SQL with their types; `nil` unless it was asked in this process.
  package var document: SQLDocument? { (try? answer?.get()).map { SQLDocument($0) } }

  /// The reason why a question in SQL that was asked in this process failed while it ran; `nil` where
  /// it did not.
  package var refusal: SQLRefusal? {
    guard case .failure(let refusal) = answer else { return nil }
    return refusal
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
