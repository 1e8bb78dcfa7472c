import Coaching
import CommandLanguage
import Drills
import Interviewing
import Reports
import ScenarioModel
import Scoring
import Sessions

/// Pages of a session at hand: each makes the report and writes it.
extension SessionView {
  func brief(of session: Session) throws(StagingError) -> [String] {
    brief(try BriefReport(session))
  }

  func hypotheses(of session: Session) -> [String] { hypotheses(HypothesesReport(session)) }

  func places(of scenario: Scenario) -> [String] { places(PlacesReport(scenario)) }

  func menu(of session: Session) -> [String] { menu(MenuReport(session)) }

  func mitigations(of session: Session) -> [String] { mitigations(MenuReport(session)) }

  func candidates(_ ids: [ActionID], of session: Session) -> [String] {
    candidates(CandidatesReport(ids, in: session.scenario))
  }

  func status(of session: Session) throws(StagingError) -> [String] {
    status(try StatusReport(session))
  }

  func statusLine(of session: Session) throws(StagingError) -> StatusLine {
    StatusLine(try StatusReport(session))
  }

  func timeline(of session: Session, forHost isForHost: Bool = false) -> [String] {
    timeline(
      isForHost ? HostTimelineReport(session).lines : TimelineReport(session).lines,
      none: "Nothing has happened yet."
    )
  }

  func evidenceList(of session: Session) -> [String] {
    timeline(TimelineReport(evidenceOf: session).lines, none: "No evidence yet.")
  }

  func notes(of session: Session) -> [String] {
    timeline(
      TimelineReport(notesOf: session).lines,
      none: "No notes yet. 'note TEXT' takes one."
    )
  }

  func fields(of session: Session) -> [String] {
    let scenario = session.scenario
    return fields(
      FieldsReport(scenario),
      example: CommandExamples(scenario).slice
    )
  }

  func tables(_ names: [String], of scenario: Scenario) -> [String] {
    tables(names, example: CommandExamples(scenario).sql)
  }

  /// A verdict before it is final, one sentence a paragraph.
  func verdict(_ report: VerdictReport) -> [String] { report.sentences.flatMap { paragraph($0) } }

  /// A command as it was understood, before it costs anything.
  func saidBack(_ report: SaidBackReport) -> [String] { paragraph(report.text) }

  package func refusal(_ text: String) -> [String] { refusal(RefusalReport(text)) }

  /// Explains why a command was refused, in the names that the player sees.
  func refusal(_ error: SessionError, in session: Session) -> [String] {
    refusal(RefusalReport(error, in: session, hint: error.hint(of: program)))
  }

  /// Explains why a command was refused, in the scenario's own names.
  func refusal(_ error: SessionError) -> [String] { refusal(error.withHint(of: program)) }

  /// Explains why a line was not understood.
  ///
  /// After several lines at once it also says how to pipe a script into the program.
  func refusal(_ error: CommandSyntaxError) -> [String] {
    guard case .severalLines = error else { return refusal("\(error)") }
    return refusal("\(error). A script is read from a pipe: \(program) play NAME < FILE")
  }

  func evidence(_ report: EvidenceReport, in session: Session) -> [String] {
    evidence(EvidenceDocument(report, in: session.scenario))
  }

  func message(_ sent: SentMessage, in scenario: Scenario) -> [String] {
    MessageReport(sent, in: scenario).map(message) ?? []
  }

  /// An update of a live session, as it was shown.
  func update(_ update: Update, of session: Session) throws -> [String] {
    entry(update.entry, of: session, showing: try update.evidence())
  }

  /// One event as it was shown; `session` is the state after it.
  func entry(_ entry: SessionEntry, of session: Session) throws -> [String] {
    self.entry(entry, of: session, showing: try EntryEvidence(of: entry, in: session))
  }

  /// One event with the evidence that it showed.
  func entry(
    _ entry: SessionEntry,
    of session: Session,
    showing evidence: EntryEvidence
  ) -> [String] {
    EntryReport(entry, of: session, showing: evidence).map(self.entry) ?? []
  }

  func question(_ step: LessonStep, of session: Session) -> [String] {
    question(GuidedStepReport(step, of: session))
  }

  func review(_ review: LessonReview, of session: Session) -> [String] {
    self.review(GuidedReviewReport(review, in: session.scenario))
  }

  func guideEnd(
    _ card: Scorecard,
    _ last: LessonReview?,
    of session: Session,
    id: String
  ) -> [String] {
    guideEnd(GuidedDebriefReport(card, last, of: session), id: id)
  }

  func prompt(_ interview: Interview, at second: Int, until: Int?) -> String {
    prompt(InterviewStatusReport(interview, at: second, until: until))
  }
}
