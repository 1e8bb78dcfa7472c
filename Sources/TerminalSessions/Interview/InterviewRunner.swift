import Drills
import Interviewing
import Reports
package import Sessions
import Terminal

/// Runs a candidate's side of an interview and shows what it came to.
package struct InterviewRunner {
  private let terminal: SessionTerminal

  package init(_ terminal: SessionTerminal) { self.terminal = terminal }

  /// Holds an interview until it is over or left; throws `.interrupted` after Ctrl-C.
  ///
  /// If a host at another terminal asks the questions, the candidate never sees the answer key.
  package func hold(_ session: Session, id: SessionID, isNew: Bool) throws {
    let view = terminal.view
    var console = TerminalConsole(terminal.screen)
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
    let link = SessionLink(terminal.service.live(session, id), as: .candidate, session)
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
        isHosted ? "interview --join \(try terminal.service.code(of: id))" : "resume \(id)"
      try console.show(["", "Interview \(id) is saved; \(view.command(back)) goes on."])
      if end == .interrupted { throw TerminalSessionError.interrupted }
    }
  }

  /// Scores an interview that is over, keeps the score and tells it.
  func closing(
    of session: Session,
    id: SessionID,
    view: SessionView,
    for reader: CardReader = .interviewer
  ) throws -> [String] {
    let report = try terminal.scorekeeper.interviewReport(of: session)
    try terminal.service.record(report.card, of: id)
    let lines = view.interviewCard(report, of: session, for: reader)
    guard reader == .interviewer else { return lines }
    let page = view.command("scorecard \(id) --html FILE")
    return lines + [""]
      + view.paragraph(
        "\(page) writes this as a page, '--candidate' without the key;"
          + " \(view.command("debrief \(id)")) tells what happened."
      )
  }
}
