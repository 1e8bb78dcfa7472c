import Interviewing
package import Reports
import ScenarioModel
import Scoring
package import Sessions

/// A room as its candidate or an observer sees it at one moment.
///
/// Nothing in it follows from the truth, the next clue, or a host's ticks and notes, but for the ticks
/// that a host lets observers see.
package struct RoomView: Sendable {
  package let id: SessionID
  package let role: Role
  /// The page of the incident, and what is known at its start.
  package let brief: BriefReport
  /// The session without what the role may not see; its events are numbered without gaps.
  package let session: Session
  /// The events so far, in order, with what they showed.
  package let entries: [EntryReport]
  package let status: InterviewStatusReport
  /// The question that waits for an answer.
  package let question: OpenQuestion?
  /// The words with which a hint is offered.
  package let offer: String?
  package let isPaused: Bool
  /// Whether a person interviews.
  package let isHosted: Bool
  /// Whether the host may see the answer as it is typed.
  package let sharesTyping: Bool
  package let presence: RoomPresence
  /// The host's ticks of the stage at hand, where they may be seen.
  package let ticks: [HostSignal]
  /// The count of the candidate's acts; forms give it back, so that an old one does nothing.
  package let mark: Int

  /// The place in the room whose view it is.
  package var place: RoomPlace { role == .observer ? .observer : .candidate }

  /// A question that waits for an answer.
  package struct OpenQuestion: Hashable, Sendable {
    /// The number of the event that asked, as the role sees it; an answer gives it back.
    package var number: Int
    package var words: String
    /// Whether it asks for the verdict.
    package var isVerdict: Bool
  }

  /// Makes the view of a session, with the reports on the events that the role sees.
  init(
    _ whole: Session,
    seen: Session,
    id: SessionID,
    role: Role,
    brief: BriefReport,
    entries: [EntryReport],
    second: Int,
    presence: RoomPresence
  ) throws(DrillError) {
    guard let interview = Interview(seen) else { throw .interview(.notHosted(id)) }
    self.id = id
    self.role = role
    self.brief = brief
    session = seen
    self.entries = entries
    let script = InterviewScript(seen.scenario, interview.setting)
    let until = try DrillError.wrap { try interview.limit() }
    status = InterviewStatusReport(interview, at: second, until: until)
    question = Self.question(in: interview, script)
    offer = interview.offer.map { script.offer($0.level) }
    isPaused = seen.isPaused
    isHosted = interview.setting.interviewer == .host
    sharesTyping = seen.allows(.typing)
    self.presence = presence
    mark = whole.count(ofOwn: .candidate)
    let mayShow = role == .observer && whole.allows(.ticks)
    ticks =
      mayShow
      ? try DrillError.wrap { try HostSignal.all(of: interview.stage?.id.rawValue, in: whole) } : []
  }

  private static func question(
    in interview: Interview,
    _ script: InterviewScript
  ) -> OpenQuestion? {
    guard let open = interview.open,
      let entry = interview.session.entries.last(where: {
        $0.event.traits.question == open.question
      })
    else { return nil }
    return OpenQuestion(
      number: entry.number,
      words: script.words(of: open.question),
      isVerdict: open.question == .verdict
    )
  }
}

extension Interview {
  /// The second up to which the machine waits for the candidate; `nil` where nothing limits it.
  fileprivate func limit() throws(StagingError) -> Int? {
    guard case .listen(let until) = try next(isBeliefDue: false) else { return nil }
    return until
  }
}
