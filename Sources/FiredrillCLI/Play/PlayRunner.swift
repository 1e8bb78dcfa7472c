import Coaching
import Scoring
import Drills
import Sessions
import Terminal

/// Runs a play in a terminal or pipe: shows where the session stands, plays, and shows the score.
struct PlayRunner {
  let environment: CommandEnvironment
  let service: SessionService
  /// Reads explanations beside the score, where the player named one.
  var judge: JudgeClient?

  /// Plays a session until it is over or left; throws a failure with code 130 after Ctrl-C.
  func play(_ session: Session, id: SessionID, isNew: Bool) throws {
    var view = SessionView(style: environment.style)
    var console = TerminalConsole(environment, historyFile: environment.historyFile)
    try console.show(
      try view.opening(
        of: session,
        as: "Session \(id)",
        isNew: isNew,
        introduction: introduction(of: session, id, view),
        from: max(0, session.entries.count - 1)
      )
    )
    let link = SessionLink(service.live(session, id), as: .player, session)
    var loop = PlayLoop(link: link, console: console, view: view)
    let scorekeeper = environment.services.scorekeeper
    let isGuided = session.header.mode == .guided
    let end: PlayEnd
    var last: LessonReview?
    if isGuided {
      var guided = GuidedLoop(loop, try scorekeeper.lesson(of: session))
      end = try guided.run()
      loop = guided.loop
      last = guided.lesson.last
    } else {
      end = try loop.run()
    }
    console = loop.console
    view = loop.view
    switch end {
    case .declared:
      let card = try scorekeeper.card(of: loop.session)
      try service.record(card, of: id)
      guard !isGuided else {
        return try console.show(view.guideEnd(card, last, of: loop.session, id: "\(id)"))
      }
      try console.show(view.scorecard(card))
      if let opinion = try judge?.opinion(of: loop.session) {
        try console.show(view.opinion(opinion))
      }
      try console.show(view.truth(of: loop.session))
      try console.show(
        [""]
          + view.paragraph(
            "'firedrill debrief \(id)' sets your path beside the reference's, 'firedrill replay \(id)'"
              + " steps through this session again."
          )
      )
      if console.wasInterrupted { throw CommandFailure("", code: .interrupted) }
    case .abandoned: try console.show(["Session \(id) was abandoned and is not scored."])
    case .quit, .interrupted:
      console.forgetInterrupt()
      try console.show(["", "Session \(id) is saved; 'firedrill resume \(id)' goes on."])
      if end == .interrupted { throw CommandFailure("", code: .interrupted) }
    }
  }

  private func introduction(of session: Session, _ id: SessionID, _ view: SessionView) -> [String] {
    switch session.header.mode {
    case .guided: view.guideIntroduction
    case .open:
      view.paragraph(
        "Session \(id). Ask for any evidence in your own words; 'help' lists the commands,"
          + " '?' helps on the spot."
      )
    case .drill, .interview, .tabletop:
      view.paragraph(
        "Session \(id). 'menu' lists what you can look at and do, 'help' the commands,"
          + " '?' helps on the spot."
      )
    }
  }
}
