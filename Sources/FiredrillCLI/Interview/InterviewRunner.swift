import Interviewing
import Reports
import Drills
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
    // An interview that goes on begins with the latest question.
    let question = session.entries.lastIndex { $0.event.traits.question != nil }
    try console.show(
      try view.opening(
        of: session,
        as: "Interview \(id)",
        isNew: isNew,
        introduction: [""]
          + view.paragraph(
            "Interview \(id). Answer in your own words; an empty line ends an answer. 'show me …' asks"
              + " for evidence; 'help' lists what else you can type."
          ),
        from: isNew ? 0 : question ?? session.entries.count
      )
    )
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
}
