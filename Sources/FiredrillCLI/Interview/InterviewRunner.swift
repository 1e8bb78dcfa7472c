import Reports
import Drills
import Interviewing
import ScenarioModel
import Scoring
import SessionStore
import Sessions
import Terminal

/// Runs a candidate's side of an interview and shows what it came to.
struct InterviewRunner {
  let environment: CommandEnvironment
  let service: SessionService

  /// Holds an interview until it is over or left; throws a failure with code 130 after Ctrl-C.
  ///
  /// If a host at another terminal asks the questions, the candidate never sees the answer key.
  func hold(_ session: Session, id: SessionID, isNew: Bool) throws {
    let view = SessionView(style: environment.style)
    var console = TerminalConsole(environment, historyFile: nil)
    try console.show(try opening(of: session, id: id, isNew: isNew, view: view))
    let isHosted = session.interviewSetting?.interviewer == .host
    let link = SessionLink(service.live(session, id), as: .candidate, session)
    var loop = InterviewLoop(
      play: PlayLoop(link: link, console: console, view: view),
      clock: InterviewClock(at: session.interviewSecond)
    )
    let end = try loop.run()
    switch end {
    case .declared:
      try console.show(
        try closing(
          of: loop.play.session,
          id: id,
          view: view,
          for: isHosted ? .candidate : .interviewer
        )
      )
    case .abandoned: try console.show(["Session \(id) was abandoned and is not scored."])
    case .quit, .interrupted:
      let back =
        isHosted
        ? "firedrill interview --join \(try service.code(of: id))" : "firedrill resume \(id)"
      try console.show(["", "Interview \(id) is saved; '\(back)' goes on."])
      if end == .interrupted { throw CommandFailure("", code: .interrupted) }
    }
  }

  /// Scores an interview that is over, keeps the score and tells it.
  func closing(
    of session: Session,
    id: SessionID,
    view: SessionView,
    for reader: CardReader = .interviewer
  ) throws -> [String] {
    let scorekeeper = environment.services.scorekeeper
    let report = try scorekeeper.interviewReport(of: session)
    try service.record(report.card, of: id)
    let lines = view.interviewCard(report, of: session, for: reader)
    guard reader == .interviewer else { return lines }
    return lines + [""]
      + view.paragraph(
        "'firedrill scorecard \(id) --html FILE' writes this as a page, '--candidate' without the"
          + " key; 'firedrill debrief \(id)' tells what happened."
      )
  }

  private func opening(
    of session: Session,
    id: SessionID,
    isNew: Bool,
    view: SessionView
  ) throws -> [String] {
    var lines = try view.brief(of: session)
    lines += view.hypotheses(of: session) + [""]
    guard !isNew else {
      for entry in session.entries {
        lines += try view.entry(entry, of: session)
      }
      return lines + [""]
        + view.paragraph(
          "Interview \(id). Answer in your own words; an empty line ends an answer. 'show me …' asks"
            + " for evidence; 'help' lists what else you can type."
        )
    }
    lines += ["Interview \(id) goes on. So far:"] + view.timeline(of: session)
    let spoken = session.entries.suffix { $0.event.traits.question != nil }
    for entry in spoken { lines += try view.entry(entry, of: session) }
    return lines
  }
}

extension [SessionEntry] {
  /// The entries from the last one that meets a condition on.
  fileprivate func suffix(_ isMeant: (SessionEntry) -> Bool) -> ArraySlice<SessionEntry> {
    lastIndex(where: isMeant).map { self[$0...] } ?? []
  }
}
